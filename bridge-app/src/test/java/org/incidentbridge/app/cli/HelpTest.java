package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Help has to be readable on the narrowest terminal, and its examples have to be copied whole. */
final class HelpTest {

  private static final int NARROWEST = 80;

  static Stream<CommandLine> commands() {
    CommandLine all = BridgeCommand.commandLine();
    return Stream.concat(Stream.of(all), all.getSubcommands().values().stream().distinct());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpFitsANarrowTerminalAndBreaksNoExample(CommandLine command) {
    var message = command.getCommandSpec().usageMessage();
    message.autoWidth(false).width(NARROWEST);

    String help = command.getUsageMessage(Ansi.OFF);

    assertThat(help.lines()).isNotEmpty().allMatch(line -> line.length() <= NARROWEST, "fits");
    Stream<String> examples =
        Arrays.stream(message.footer()).flatMap(text -> text.formatted().lines());
    assertThat(help.lines()).containsAll(examples.map(String::stripTrailing).toList());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void whatIsSaidOfAnExampleIsAComment(CommandLine command) {
    Stream<String> examples =
        Arrays.stream(command.getCommandSpec().usageMessage().footer())
            .flatMap(text -> text.formatted().lines())
            .filter(line -> line.startsWith("  bridge ") || line.startsWith("  source "));

    assertThat(examples)
        .allMatch(line -> line.strip().matches("\\S+( \\S+)*( +# .+)?"), "pasteable");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theLineInTheListOfCommandsIsAWholeSentence(CommandLine command) {
    String[] description = command.getCommandSpec().usageMessage().description();

    assertThat(description[0]).endsWith(".");
  }

  @Test
  void aDecisionIsWrittenInThreeWordsThatAreNotRepeated() {
    assertThat(Answer.to("conflicts", "--help").out())
        .contains("[INCIDENT FIELD TRACKER]")
        .doesNotContain("TRACKER...");
  }

  @Test
  void theListNamesTheCommandForShellsToo() {
    assertThat(Answer.to("--help").out()).containsPattern("(?m)^  generate-completion  ");
  }

  @Test
  void everyHelpBeginsWithTheUsage() {
    assertThat(Answer.to("demo", "--help").out()).startsWith("Usage: bridge demo");
  }
}
