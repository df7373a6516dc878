package org.incidentbridge.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Reading: whole, in tracker words, nothing left out, nothing believed gone without proof. */
public abstract class PullContract extends TrackerContract {

  @Test
  void aPullShowsATicketWhole() {
    String id = harness().people().create("Printer on fire", "Smoke everywhere");
    settleDown();

    TicketSnapshot seen = only(reader().pull(50));

    TrackerHarness.Terms terms = harness().terms();
    assertThat(seen.ref().id()).isEqualTo(id);
    assertThat(seen.head().project()).isEqualTo(terms.project());
    assertThat(seen.head().type()).isEqualTo(terms.type());
    assertThat(seen.field(terms.fields().title())).isEqualTo(Value.line("Printer on fire"));
    assertThat(seen.field(terms.fields().body()).display()).contains("Smoke everywhere");
    assertThat(seen.field(terms.statuses().field()))
        .isEqualTo(Value.line(terms.statuses().first()));
    assertThat(seen.marker()).isEmpty();
  }

  @Test
  void aChangeByPeopleIsPulledWithAnotherVersion() {
    String id = harness().people().create("Before", "text");
    settleDown();
    Reader reader = reader();
    String version = only(reader.pull(50)).head().stamp().version();

    harness().pass(Duration.ofMinutes(3));
    harness().people().retitle(id, "After");
    settleDown();
    TicketSnapshot seen = only(reader.pull(50));

    assertThat(seen.field(harness().terms().fields().title())).isEqualTo(Value.line("After"));
    assertThat(seen.head().stamp().version()).isNotEqualTo(version);
  }

  /** They may be asked for long before a search shows them. */
  @Test
  void ticketsThatTheTrackerCallsOutAreReadAsTheyAreJustThen() {
    String first = harness().people().create("First", "text");
    settleDown();
    String second = harness().people().create("Second", "text");
    harness().people().retitle(first, "First, changed");

    List<Sighting> seen = harness().tracker().source().look(List.of(second, first), false);

    String title = harness().terms().fields().title();
    assertThat(seen)
        .map(sighting -> ((Sighting.Seen) sighting).ticket().field(title))
        .containsExactly(Value.line("Second"), Value.line("First, changed"));
  }

  @Test
  void anIdlePullShowsNothingAndCostsTheLeast() {
    harness().people().create("Quiet", "text");
    settleDown();
    Reader reader = reader();
    reader.pull(50);
    settleDown();
    reader.pull(50);

    long before = harness().tracker().calls();
    List<Sighting> nothing = reader.pull(50);

    assertThat(nothing).isEmpty();
    assertThat(harness().tracker().calls() - before).isEqualTo(harness().idleCalls());
  }

  @Test
  void commentsCarryTheirVisibilityAndOrder() {
    String id = harness().people().create("Talk", "text");
    harness().people().comment(id, "for everybody", Visibility.PUBLIC);
    harness().pass(Duration.ofSeconds(2));
    harness().people().comment(id, "for the team", Visibility.INTERNAL);

    List<Comment> comments = fetch(id).talk().comments();

    assertThat(comments)
        .extracting(c -> c.body().plainText().strip())
        .containsExactly("for everybody", "for the team");
    assertThat(comments)
        .extracting(Comment::visibility)
        .containsExactly(Visibility.PUBLIC, Visibility.INTERNAL);
  }

  @Test
  void anAttachmentCanBeRead() throws IOException {
    Assumptions.assumeTrue(
        harness().tracker().capabilities().can(Capability.ATTACHMENTS),
        "refused; see RefusalContract");
    String id = harness().people().create("Files", "text");
    String file = harness().people().attach(id, "log.txt", CONTENT);

    assertThat(fetch(id).talk().attachments())
        .singleElement()
        .satisfies(a -> assertThat(a.name()).isEqualTo("log.txt"))
        .satisfies(a -> assertThat(a.size()).isEqualTo(CONTENT.length));
    try (InputStream content = harness().tracker().source().open(id, file)) {
      assertThat(content.readAllBytes()).isEqualTo(CONTENT);
    }
  }

  @Test
  void aTicketThatWasDeletedIsGoneForADirectReading() {
    String id = harness().people().create("Short-lived", "text");
    harness().people().delete(id);

    assertThat(harness().tracker().source().fetch(id)).isInstanceOf(Sighting.Gone.class);
  }

  @Test
  void aSweepFindsTheDeletedAndLeavesTheOthers() {
    String kept = harness().people().create("Kept", "text");
    String doomed = harness().people().create("Doomed", "text");
    settleDown();
    Reader reader = reader();
    reader.pull(50);

    harness().people().delete(doomed);
    List<Sighting> found = reader.sweep(50);

    assertThat(found)
        .filteredOn(Sighting.Gone.class::isInstance)
        .extracting(s -> s.ref().id())
        .containsExactly(doomed);
    assertThat(reader.versions()).containsOnlyKeys(kept);
  }

  /** Time enough for every index to catch up. */
  protected final void settleDown() {
    harness().pass(Duration.ofMinutes(5));
  }

  private static TicketSnapshot only(List<Sighting> sightings) {
    assertThat(sightings).hasSize(1).first().isInstanceOf(Sighting.Seen.class);
    return ((Sighting.Seen) sightings.getFirst()).ticket();
  }
}
