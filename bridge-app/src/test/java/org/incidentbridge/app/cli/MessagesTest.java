package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.store.jdbc.JdbcStores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to what seldom goes wrong. */
final class MessagesTest {

  @TempDir private Path dir;

  @Test
  void aDemoIsNotPutWhereAFileIs() throws IOException {
    Path file = Files.writeString(dir.resolve("thesis.txt"), "irreplaceable");

    Answer onIt = demo(file);
    Answer belowIt = demo(file.resolve("demo"));

    assertThat(onIt.code()).isEqualTo(2);
    assertThat(onIt.err())
        .isEqualTo(file + " is a file. Name an empty or new folder with --dir.\n");
    assertThat(belowIt.code()).isEqualTo(2);
    assertThat(belowIt.err()).contains("is below a file").contains("--dir");
    assertThat(file).content().isEqualTo("irreplaceable");
  }

  @Test
  void aDemoIsNotPutWhereNobodyMayWrite() throws IOException {
    Path closed = Files.createDirectory(dir.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-x------"));
    assumeFalse(Files.isWritable(closed), "skipped: this user may write everywhere, as root may");

    Answer answer = demo(closed.resolve("demo"));

    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.err()).contains("you may not write in " + closed).contains("--dir");
  }

  /** Who may write everywhere still cannot make files among the processes. */
  @Test
  void aDemoThatCannotBeWrittenEndsWithASentence() {
    Path processes = Path.of("/proc/self");
    assumeTrue(Files.isDirectory(processes), "skipped: this system has no /proc");

    Answer answer = demo(processes.resolve("demo"));

    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.out()).doesNotContain("Starting");
    assertThat(answer.err().lines()).hasSize(1);
    assertThat(answer.err()).contains("/demo", "--dir.").doesNotContain("Exception", "defect");
  }

  @Test
  void aNumberThatIsNoneIsNotToldInWordsOfAProgramme() {
    Answer answer = Answer.to("demo", "--seed", "abc");

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("--seed", "'abc' is not a whole number");
  }

  @Test
  void scriptsGetAnObjectWhereAnOptionIsMistyped() throws IOException {
    Answer answer = Answer.to("sync", "--bogus", "--json");

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.json().path("error").asText()).contains("--bogus");
    assertThat(answer.err()).contains("--bogus");
  }

  @Test
  void aRunHasNoResultToPrintAsJson() throws IOException {
    Answer answer = Answer.to(Small.on(Small.configuration(dir), "run", "--json"));

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.json().path("error").asText())
        .contains("goes on until it is stopped", "bridge status --json -c ");
    assertThat(dir.resolve("bridge.db")).doesNotExist();
  }

  @Test
  void aPlanKeepsTheOrderOfTheTickets() throws IOException {
    try (TwoTrackers trackers = new TwoTrackers()) {
      Path config = trackers.configuration(dir);
      IntStream.rangeClosed(1, 12).forEach(n -> trackers.report("ticket " + n));

      Answer answer = Answer.to(Small.on(config, "plan", "--json"));

      assertThat(answer.err())
          .isEqualTo(
              "There is no store %s yet; planned as for a first sync.%n"
                  .formatted(dir.resolve("bridge.db")));
      assertThat(titles(answer.json()))
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, 12).mapToObj(n -> "ticket " + n).toList());
    }
  }

  private static List<String> titles(JsonNode plan) {
    List<String> titles = new ArrayList<>();
    for (JsonNode command : plan.path("commands")) {
      for (JsonNode change : command.path("changes")) {
        if (change.path("what").asText().equals("title")) {
          titles.add(change.path("after").asText());
        }
      }
    }
    return titles;
  }

  @Test
  void whereNothingIsHeldThatIsSaid() throws IOException {
    Path config = Small.configuration(dir);
    JdbcStores.open("sqlite:" + dir.resolve("bridge.db"), Access.WORK).close();

    assertThat(Answer.to(Small.on(config, "retry")))
        .isEqualTo(new Answer(0, "Nothing is held.\n", ""));
    assertThat(Answer.to(Small.on(config, "retry", "--json")).json().path("held")).isEmpty();
    assertThat(Answer.to(Small.on(config, "retry", "--all")))
        .isEqualTo(new Answer(0, "Nothing is held.\n", ""));
  }

  /** A wrong path to it must not look as if all were well. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "conflicts",
        "conflicts INC-ABCDEFGHIJ priority helpdesk",
        "explain helpdesk:7",
        "retry",
        "retry --all",
        "retry --drop ib-abcdefghijklmnop"
      })
  void aStoreThatIsNotThereIsSaidNotToBeThere(String command) throws IOException {
    Path config = Small.configuration(dir);
    String[] words = Small.on(config, command.split(" ", -1));

    Answer text = Answer.to(words);
    Answer json =
        Answer.to(Stream.concat(Arrays.stream(words), Stream.of("--json")).toArray(String[]::new));

    String sentence =
        "There is no store "
            + dir.resolve("bridge.db")
            + " yet: check the path; the first sync makes it.";
    assertThat(text).isEqualTo(new Answer(3, "", sentence + "\n"));
    assertThat(json.code()).isEqualTo(3);
    assertThat(json.err()).isEqualTo(text.err());
    assertThat(json.json().path("error").asText()).isEqualTo(sentence);
    assertThat(dir.resolve("bridge.db")).doesNotExist();
  }

  @Test
  void scriptsGetAnObjectAlsoWhereTheConfigurationCannotBeUsed() throws IOException {
    Path config = Small.configuration(dir);
    Files.writeString(config, Files.readString(config).replace("type: mantis", "type: mantiss"));

    for (String command : new String[] {"sync", "plan", "status", "doctor", "conflicts", "retry"}) {
      Answer answer = Answer.to(Small.on(config, command, "--json"));

      assertThat(answer.code()).as(command).isEqualTo(2);
      assertThat(answer.err()).contains("mantiss");
      assertThat(answer.json().path("error").asText() + "\n").isEqualTo(answer.err());
    }
  }

  @Test
  void aConfigurationThatIsNotUtf8IsToldToBeSavedAsThat() throws IOException {
    Path config = Small.configuration(dir);
    String yaml = Files.readString(config).replace("Helpdesk", "Störung");
    Files.write(config, yaml.getBytes(StandardCharsets.ISO_8859_1));

    for (String command : new String[] {"validate", "sync", "status"}) {
      Answer answer = Answer.to(Small.on(config, command));

      assertThat(answer.code()).as(command).isEqualTo(2);
      assertThat(answer.out() + answer.err())
          .contains(config + ": error: is not UTF-8 text", "save it as UTF-8")
          .doesNotContain("Exception");
    }
    assertThat(dir.resolve("bridge.db")).doesNotExist();
  }

  private static Answer demo(Path where) {
    return Answer.to("demo", "--tickets", "80", "--dir", where.toString());
  }
}
