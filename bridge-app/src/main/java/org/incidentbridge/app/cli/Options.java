package org.incidentbridge.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.incidentbridge.app.Configurations;
import org.incidentbridge.app.Program;
import org.incidentbridge.config.BridgeConfig;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands take. */
final class Options {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      defaultValue = "bridge.yaml",
      description = "The configuration (default: ${DEFAULT-VALUE}).")
  private Path file = Path.of("bridge.yaml");

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @Option(names = "--debug", description = "Print stack traces and details of HTTP calls.")
  private boolean debug;

  Path file() {
    return file;
  }

  boolean json() {
    return json;
  }

  BridgeConfig config() {
    if (debug) {
      Logs.debug();
    }
    return Configurations.load(file, System.getenv());
  }

  /** A command that can be repeated as it stands, on the configuration that was named. */
  String hint(String words) {
    var given = spec.commandLine().getParseResult();
    return given.hasMatchedOption("--config") ? Program.hint(words, file) : Program.hint(words);
  }

  /** What to do about held commands. */
  String wayOutOfHolding() {
    return "Mend the cause, then: " + hint("retry KEY") + ", or with --all for KEY";
  }

  PrintWriter out() {
    return Harmless.over(spec.commandLine().getOut());
  }

  /** Tells of a store that was not there before; somebody may know that there ought to be one. */
  void madeStore(Path file) {
    told("There was no store yet; a new one was made: " + file);
  }

  /** How wide a line may be: as wide as the terminal, and any width where there is none. */
  int width() {
    return Terminal.width(spec, Integer.MAX_VALUE);
  }

  /** Prints a sentence in as many lines as it needs. */
  void wrapped(String sentence) {
    out().println(Wrapped.hanging(sentence, "    ", width()));
  }

  /** Prints a sentence on standard error in as many lines as it needs. */
  void told(String sentence) {
    PrintWriter err = err();
    err.println(Wrapped.hanging(sentence, "    ", width()));
    err.flush();
  }

  PrintWriter err() {
    return Harmless.over(spec.commandLine().getErr());
  }

  /** Prints an object as JSON, alone on standard output. */
  void print(Object value) {
    out().println(Json.write(value));
    out().flush();
  }
}
