package org.incidentbridge.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting.Gone;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.testkit.sim.jira.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class JiraCloudHiddenIssueTest {

  private final JiraCloudHarness jira = JiraCloudHarness.eng();

  @AfterEach
  void close() {
    jira.close();
  }

  /** Else a copy that was to be taken back would show up again as somebody's own words (N5). */
  @Test
  void aCommentOnAnIssueThatIsHiddenDoesNotCountAsRemoved() {
    String id = jira.people().create("Hidden", "text");
    String comment = Long.toString(jira.site.as("alice").comment(id, "still here"));
    jira.site.setup().permit("bridge", "ENG", Permission.none());
    var target = new Command.Target(CommandKey.of("remove", id), jira.tracker().id(), id);
    var remove = new Command.RemoveComment(target, comment);
    TrackerSink sink = jira.tracker().sink();

    assertThat(unseen(() -> sink.apply(remove, (from, file) -> InputStream.nullInputStream())))
        .isTrue();
    assertThat(unseen(() -> sink.settle(remove, Instant.EPOCH))).isTrue();
    assertThat(jira.site.issue(id).orElseThrow().parts().comments()).hasSize(1);

    jira.site.setup().permit("bridge", "ENG", Permission.all());
    assertThat(unseen(() -> sink.apply(remove, (from, file) -> InputStream.nullInputStream())))
        .isFalse();
    assertThat(unseen(() -> sink.settle(remove, Instant.EPOCH))).as("now it is gone").isFalse();
  }

  /** Jira says the same of both; only its administrator knows that nothing is ever hidden. */
  @Test
  void anIssueThatCannotBeReadIsDeletedOnlyIfSaidSoAndAllProjectsMayBeBrowsed() {
    String id = jira.people().create("Gone", "text");
    jira.site.as("alice").delete(id);

    assertThat(jira.tracker().source().fetch(id)).isEqualTo(gone(id, Gone.Reason.NOT_VISIBLE));
    assertThat(jira.another(Map.of("missing", "deleted")).source().fetch(id))
        .isEqualTo(gone(id, Gone.Reason.DELETED));
    jira.site.setup().permit("bridge", "ENG", Permission.none());
    assertThat(jira.another(Map.of("missing", "deleted")).source().fetch(id))
        .isEqualTo(gone(id, Gone.Reason.NOT_VISIBLE));
  }

  private Gone gone(String id, Gone.Reason why) {
    return new Gone(new TicketRef(jira.tracker().id(), id), why);
  }

  private static boolean unseen(Supplier<Outcome> work) {
    try {
      return !(work.get() instanceof Outcome.Applied);
    } catch (TrackerException failure) {
      return failure.kind() == TrackerException.Kind.NOT_FOUND;
    }
  }
}
