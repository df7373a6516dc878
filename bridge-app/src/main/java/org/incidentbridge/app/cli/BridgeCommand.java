package org.incidentbridge.app.cli;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.app.Program;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.store.StoreException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code bridge} itself; everything it does is in its subcommands. */
@Command(
    name = BridgeCommand.PROGRAM,
    description =
        "Keeps incidents in Jira, MantisBT, Zendesk and Request Tracker in step, by your rules.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    subcommands = {
      DemoCommand.class,
      ValidateCommand.class,
      DoctorCommand.class,
      PlanCommand.class,
      SyncCommand.class,
      RunCommand.class,
      StatusCommand.class,
      ExplainCommand.class,
      ConflictsCommand.class,
      KnownCommand.class,
      ObligationsCommand.class,
      ReportCommand.class,
      BacktestCommand.class,
      RetryCommand.class,
      ScenarioCommand.class,
      SchemaCommand.class,
      AutoComplete.GenerateCompletion.class,
      CommandLine.HelpCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  bridge demo                           # see it work, without any tracker",
      "  bridge validate -c bridge.yaml        # check a configuration",
      "  bridge doctor                         # check the trackers it names",
      "  bridge plan                           # see what a sync would write",
      "  bridge sync                           # do it once",
      "  bridge run                            # keep doing it",
      "  bridge explain ENG-12                 # say why a ticket is what it is",
      "  source <(bridge generate-completion)  # complete commands in this shell",
      "",
      "Exit codes: 0 done, 1 problems for a person, 2 wrong usage or configuration,",
      "            3 a tracker or the store failed."
    })
public final class BridgeCommand {

  static final String PROGRAM = "bridge";
  private static final String COMPLETION = "generate-completion";

  /** The command line with the way it answers failures. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new BridgeCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.registerConverter(Long.class, text -> whole(text, Long::valueOf));
    line.registerConverter(long.class, text -> whole(text, Long::valueOf));
    line.registerConverter(int.class, text -> whole(text, Integer::valueOf));
    line.registerConverter(Double.class, BridgeCommand::number);
    line.registerConverter(ZoneId.class, Zones::read);
    line.setExecutionExceptionHandler(BridgeCommand::answer);
    var told = line.getParameterExceptionHandler();
    line.setParameterExceptionHandler(
        (mistake, arguments) -> {
          inJson(mistake, List.of(arguments));
          return told.handleParseException(mistake, arguments);
        });
    line.setExecutionStrategy(BridgeCommand::run);
    line.setCommandName(Program.name());
    line.getSubcommands().values().forEach(BridgeCommand::nameAsTyped);
    nameAsTyped(line);
    return line;
  }

  /** What cannot even be started has an answer for scripts, too. */
  private static void inJson(CommandLine.ParameterException mistake, List<String> arguments) {
    if (arguments.contains("--json")) {
      json(mistake.getCommandLine(), String.valueOf(mistake.getMessage()));
    }
  }

  private static void json(CommandLine line, String message) {
    line.getOut().println(Json.write(Map.of("error", message)));
    line.getOut().flush();
  }

  /** Shells complete by the name of the program, wherever it lies. */
  private static int run(CommandLine.ParseResult parsed) {
    if (parsed.hasSubcommand() && parsed.subcommand().commandSpec().name().equals(COMPLETION)) {
      parsed.commandSpec().name(PROGRAM);
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static <T> T whole(String text, Function<String, T> read) {
    try {
      return read.apply(text);
    } catch (NumberFormatException other) {
      throw new CommandLine.TypeConversionException("'" + text + "' is not a whole number");
    }
  }

  private static Double number(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException other) {
      throw new CommandLine.TypeConversionException("'" + text + "' is not a number");
    }
  }

  /** The examples can be pasted as they stand. */
  private static void nameAsTyped(CommandLine command) {
    var message = command.getCommandSpec().usageMessage();
    message.footer(
        Arrays.stream(message.footer())
            .map(text -> text.replaceAll("(?m)^(  |  source <\\()bridge ", "$1" + typed() + " "))
            .toArray(String[]::new));
  }

  private static String typed() {
    return Matcher.quoteReplacement(Program.name().replace("%", "%%"));
  }

  private static int answer(Exception thrown, CommandLine line, CommandLine.ParseResult parsed) {
    PrintWriter err = line.getErr();
    boolean debug = parsed.expandedArgs().contains("--debug");
    ExitCode code = thrown instanceof Failure failure ? failure.code() : ExitCode.FAILED;
    String message = words(thrown, debug);
    boolean sentence = message.lines().count() == 1; // what is wrong in a file shows its lines
    int width = Terminal.width(line.getCommandSpec(), Integer.MAX_VALUE);
    err.println(sentence ? Wrapped.hanging(message, "    ", width) : message);
    if (parsed.expandedArgs().contains("--json")) {
      json(line, message);
    }
    if (debug) {
      thrown.printStackTrace(err);
    }
    err.flush();
    return code.number();
  }

  private static String words(Exception thrown, boolean debug) {
    return switch (thrown) {
      case Failure failure -> String.valueOf(failure.getMessage());
      case StoreException failure -> String.valueOf(failure.getMessage());
      case TrackerException failure -> String.valueOf(failure.getMessage());
      default ->
          "This is a defect of the bridge: "
              + thrown
              + (debug ? "" : ". Run it again with --debug and report what it prints.");
    };
  }
}
