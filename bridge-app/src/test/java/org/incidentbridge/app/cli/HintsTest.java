package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.store.Problems.Problem;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.store.jdbc.JdbcStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that a message names can be copied from it: program and configuration are in it. */
final class HintsTest {

  private static final String TYPED = "bridge.command";

  @TempDir private Path dir;
  private Path config;

  @BeforeEach
  void startAsPeopleDo() throws IOException {
    System.setProperty(TYPED, "/opt/ib/bridge");
    config = Small.configuration(dir);
    store().close();
  }

  @AfterEach
  void forget() {
    System.clearProperty(TYPED);
  }

  @Test
  void anIncidentThatIsNoneIsAnsweredWithTheListOfConflicts() {
    Answer answer = on("conflicts", "42", "priority", "helpdesk");

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err())
        .contains("'42' is no incident id; they look like INC-ABCDEFGHIJ. See: ")
        .contains(hint("conflicts"));
  }

  @Test
  void hintsNameTheProgramAndTheConfiguration() {
    assertThat(on("conflicts", "INC-ABCDEFGHIJ").err())
        .contains(hint("conflicts INC-… service helpdesk"));
    assertThat(on("conflicts", "INC-ABCDEFGHIJ", "priority", "helpdesk").err())
        .contains("See: " + hint("conflicts"));
    assertThat(on("conflicts", "INC-ABCDEFGHIJ", "2", "helpdesk").err())
        .contains("field '2'", "See: " + hint("conflicts"));
    assertThat(on("retry", "--drop").err()).contains("See: " + hint("retry"));
    assertThat(on("retry", "ib-abcdefghijklmnop").err()).contains("See: " + hint("retry"));
  }

  @Test
  void withoutAConfigurationInItTheHintNamesNone() {
    assertThat(Answer.to("retry", "--drop").err()).endsWith("See: /opt/ib/bridge retry\n");
    assertThat(Answer.to("status", "-c", dir.resolve("none.yaml").toString()).err())
        .contains("try: /opt/ib/bridge demo");
  }

  @Test
  void theExamplesOfTheHelpAreTypedTheSameWay() {
    assertThat(Answer.to("sync", "--help").out()).contains("  /opt/ib/bridge sync --sweep");
    assertThat(Answer.to("--help").out()).contains("  /opt/ib/bridge plan ");
  }

  @Test
  void usageNamesTheProgramAsItWasCalledAndShellsCompleteItsOwnName() {
    assertThat(Answer.to("sync", "--help").out()).startsWith("Usage: /opt/ib/bridge sync ");
    assertThat(Answer.to("--help").out()).startsWith("Usage: /opt/ib/bridge ");
    assertThat(Answer.to("sync", "--wrong").err()).contains("Usage: /opt/ib/bridge sync ");
    assertThat(Answer.to("generate-completion").out())
        .contains("complete -F _complete_bridge -o default bridge")
        .doesNotContain("/opt/ib");
  }

  @Test
  void aFileWithABlankInItsNameIsQuoted() throws IOException {
    Path blank = Files.copy(config, dir.resolve("my bridge.yaml"));

    assertThat(Answer.to("retry", "--drop", "-c", blank.toString()).err())
        .contains("/opt/ib/bridge retry -c '" + blank + "'");
  }

  @Test
  void aDetourInThePathOfAFileIsNotRepeated() throws IOException {
    Path folder = Files.createDirectory(dir.resolve("folder"));
    Path detour = folder.resolve("..").resolve("bridge.yaml");

    assertThat(Answer.to("retry", "--drop", "-c", detour.toString()).err())
        .endsWith("See: " + hint("retry") + "\n");
  }

  @Test
  void aTicketThatCannotBeUnderstoodIsShownWithWhatLetsItBeReadAgain() {
    TicketRef ticket = new TicketRef(new TrackerId("helpdesk"), "7");
    String why = "cannot be understood. It is read again after the command retry --all";
    try (Store store = store()) {
      store.inTransaction(
          tables -> {
            var problem = new Problem(ticket, "ticket", why, java.time.Instant.EPOCH);
            tables.problems().replace(ticket, List.of(problem));
            return why;
          });
    }

    assertThat(on("status").out()).contains(why, hint("retry --all"));
  }

  private Store store() {
    return JdbcStores.open("sqlite:" + dir.resolve("bridge.db"), Access.WORK);
  }

  private String hint(String words) {
    return "/opt/ib/bridge " + words + " -c " + config;
  }

  private Answer on(String... words) {
    return Answer.to(Small.on(config, words));
  }
}
