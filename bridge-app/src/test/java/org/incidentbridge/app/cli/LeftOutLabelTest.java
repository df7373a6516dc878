package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A label of Jira that can be no tag of MantisBT stays on Jira, and keeps no other back. */
final class LeftOutLabelTest {

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers().turnedRound();
  private Path config = Path.of("");
  private String key = "";

  @BeforeEach
  void mirror() {
    config = trackers.configuration(dir);
    key = trackers.jira.as("alice").create("ENG", "Bug", "Printer");
    labels("good", "a,b");
    assertThat(sync()).contains("'a,b' is left out");
  }

  @AfterEach
  void close() {
    trackers.close();
  }

  @Test
  void itIsNeitherTakenAwayNorWrittenAgain() {
    assertThat(tags()).containsExactly("good");
    assertThat(plan()).contains("Nothing to do");
    trackers.mantis.as("alice").note(1, "It burns");
    long changes = trackers.mantis.inspect().changes();

    sync();
    sync();

    assertThat(trackers.jira.issues().getFirst().parts().comments()).hasSize(1);
    assertThat(trackers.mantis.inspect().changes()).isEqualTo(changes);
    assertThat(labels()).containsExactlyInAnyOrder("good", "a,b");
  }

  @Test
  void otherLabelsGoOnToBeUnitedOnBothSides() {
    trackers.mantis.as("alice").tag(1, "hers");
    sync();
    assertThat(labels()).containsExactlyInAnyOrder("good", "a,b", "hers");

    labels("good", "a,b", "hers", "new", "-c");
    assertThat(sync()).contains("'-c' is left out");
    assertThat(tags()).containsExactlyInAnyOrder("good", "hers", "new");

    trackers.mantis.as("alice").untag(1, "good");
    sync();
    assertThat(labels()).containsExactlyInAnyOrder("a,b", "hers", "new", "-c");
    assertThat(tags()).containsExactlyInAnyOrder("hers", "new");
    assertThat(plan()).contains("Nothing to do");
  }

  private void labels(String... labels) {
    pass();
    trackers.jira.as("alice").edit(key, "labels", List.of(labels));
  }

  private List<String> labels() {
    JsonNode labels = trackers.jira.issues().getFirst().values().get("labels");
    return Objects.requireNonNull(labels).valueStream().map(JsonNode::asText).toList();
  }

  private Set<String> tags() {
    return trackers.mantis.inspect().issue(1).tags();
  }

  private void pass() {
    trackers.now.updateAndGet(now -> now.plus(Duration.ofMinutes(1)));
  }

  private String sync() {
    pass();
    Answer answer = Answer.to(Small.on(config, "sync"));
    assertThat(answer.code()).as(answer.out() + answer.err()).isZero();
    return answer.out();
  }

  private String plan() {
    return Answer.to(Small.on(config, "plan")).out();
  }
}
