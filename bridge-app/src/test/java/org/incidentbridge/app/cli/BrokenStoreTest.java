package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.store.Problems.Problem;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.store.jdbc.JdbcStores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that cannot be used ends every command with one sentence, and is left as it is. */
final class BrokenStoreTest {

  private static final int TICKETS = 400;
  private static final String[][] COMMANDS = {
    {"status"},
    {"sync"},
    {"run"},
    {"plan"},
    {"explain", "helpdesk:7"},
    {"conflicts"},
    {"conflicts", "INC-ABCDEFGHIJ", "priority", "helpdesk"},
    {"retry"},
    {"retry", "--all"},
  };

  @TempDir private Path dir;
  private Path config;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    config = Small.configuration(dir);
    file = dir.resolve("bridge.db");
  }

  @Test
  void aDamagedStoreIsSaidToBeDamagedWithWhatToDo() throws IOException {
    fill();
    byte[] damaged = Files.readAllBytes(file);
    for (int i = damaged.length / 8; i < damaged.length; i++) {
      damaged[i] = (byte) (i * 31);
    }
    Files.write(file, damaged);

    for (String[] command : COMMANDS) {
      Answer answer = on(command);

      assertThat(sentence(answer, command))
          .contains("The store " + file + " is damaged. Restore it from a backup; or move it away")
          .contains("found again by their markers")
          .contains("what is lost is the ledger");
      assertThat(Files.readAllBytes(file)).as(command[0]).isEqualTo(damaged);
    }
  }

  @Test
  void theDoctorTellsOfTheStoreAndLooksAtTheTrackersAllTheSame() throws IOException {
    Files.writeString(file, "Dear diary, this is not a database at all. ".repeat(500));

    Answer answer = on("doctor", "--json");

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out())
        .contains("\"store\"", "The store " + file + " is not a database")
        .contains("helpdesk");
  }

  @Test
  void aFileThatIsNoDatabaseIsNotOverwritten() throws IOException {
    String diary = "Dear diary, this is not a database at all. ".repeat(500);
    Files.writeString(file, diary);

    for (String[] command : COMMANDS) {
      Answer answer = on(command);

      assertThat(sentence(answer, command))
          .contains("The store " + file + " is not a database: name another file, or move this");
      assertThat(file).as(command[0]).content().isEqualTo(diary);
    }
  }

  /** The one line on standard error; it is no stack trace and blames nobody else. */
  private static String sentence(Answer answer, String... command) {
    String[] name = command;
    assertThat(answer.code()).as("code of %s: %s", name[0], answer.err()).isEqualTo(3);
    List<String> lines =
        answer
            .err()
            .lines()
            .filter(l -> !l.equals("Running. Stop with Ctrl-C."))
            .filter(l -> !l.equals("Stopping: finishing what is under way."))
            .toList();
    assertThat(lines).as(name[0]).hasSize(1);
    assertThat(lines.getFirst()).doesNotContain("defect", "Exception", "SQLITE");
    return lines.getFirst();
  }

  private void fill() {
    try (Store store = JdbcStores.open("sqlite:" + file, Access.WORK)) {
      store.inTransaction(
          tables -> {
            for (int i = 0; i < TICKETS; i++) {
              TicketRef ticket = new TicketRef(new TrackerId("helpdesk"), "t" + i);
              String why = "a reason of some length, so that there is something to damage " + i;
              var problem = new Problem(ticket, "priority", why, Instant.EPOCH);
              tables.problems().replace(ticket, List.of(problem));
            }
            return TICKETS;
          });
    }
  }

  private Answer on(String... words) {
    return Answer.to(Small.on(config, words));
  }
}
