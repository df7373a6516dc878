package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.store.jdbc.JdbcStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code explain} prints on terminals of several widths. */
final class StoryTest {

  private static final String TITLE =
      "Booking: the remark of an order is lost when two people save the order at once";

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();

  @AfterEach
  void close() {
    trackers.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120})
  void linesFitTheTerminalAndTheZoneIsNamedInHeadingsOnly(int width) {
    String story = story(width);

    assertThat(story.lines()).allMatch(line -> line.length() <= width);
    assertThat(story).contains(trackers.jira.issues().getFirst().key(), "/view.php?id=");
    assertThat(story)
        .contains("WHEN (UTC)")
        .doesNotContain(" UTC")
        .containsPattern("20\\d\\d-\\d\\d-\\d\\d");
    for (String word : TITLE.split(" ")) {
      assertThat(story).contains(word);
    }
  }

  @Test
  void fieldsWithoutAValueAreLeftOut() {
    assertThat(story(120).lines())
        .noneMatch(line -> line.startsWith("assignee"))
        .anyMatch(line -> line.startsWith("reporter"));
  }

  @Test
  void whatHasNoCopyComesWithTheReason() {
    int id = trackers.report(TITLE);
    trackers.mantis.as("alice").note(id, "for all");
    trackers.mantis.as("alice").privateNote(id, "for us");

    assertThat(story(120, id))
        .contains("2 comments with 1 copy (1 internal), 0 files with 0 copies");
  }

  private String story(int width) {
    return story(width, trackers.report(TITLE));
  }

  private String story(int width, int id) {
    Answer.to(Small.on(trackers.configuration(dir), "sync"));
    StringWriter out = new StringWriter();
    try (var store = JdbcStores.open("sqlite:" + dir.resolve("bridge.db"), Access.LOOK)) {
      store.inTransaction(
          tables -> {
            var ticket = tables.tickets().byKey(String.valueOf(id)).getFirst();
            new Story(tables, tables.incidents().of(ticket).orElseThrow(), width)
                .print(new PrintWriter(out));
            return tables;
          });
    }
    return out.toString();
  }
}
