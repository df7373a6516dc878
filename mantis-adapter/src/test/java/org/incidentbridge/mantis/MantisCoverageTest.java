package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.KnownTickets;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.contract.Reader;
import org.junit.jupiter.api.Test;

/** Issues that come under what is read, leave it, or go: each is told by a direct answer only. */
final class MantisCoverageTest extends MantisTest {

  @Test
  void subProjectsAreCoveredWithTheirParent() {
    int below = mantis.mantis.admin().addProject("Below", mantis.project);
    int id = mantis.alice().report(below, "Deep", "text");
    mantis.pass(SETTLED);

    assertThat(reader().pull(50))
        .singleElement()
        .isInstanceOfSatisfying(
            Sighting.Seen.class,
            seen -> {
              assertThat(seen.ref().id()).isEqualTo(String.valueOf(id));
              assertThat(seen.ticket().head().outside()).isFalse();
            });
  }

  @Test
  void aDeletedIssueIsGoneByADirectAnswer() {
    String id = report("Short-lived");
    Reader reader = reader();
    reader.pull(50);

    mantis.people().delete(id);

    assertThat(reader.pull(50))
        .singleElement()
        .isEqualTo(
            new Sighting.Gone(
                new org.incidentbridge.model.TicketRef(
                    new org.incidentbridge.model.TrackerId("ops"), id),
                Sighting.Gone.Reason.DELETED));
  }

  @Test
  void anIssueThatMayNoLongerBeSeenIsNotVisible() {
    String id = report("Hidden");
    Reader reader = reader();
    reader.pull(50);

    mantis.mantis.admin().configure("private_bug_threshold", 90);
    mantis.alice().edit(number(id)).set("view_state", "private").save();

    assertThat(reader.pull(50))
        .singleElement()
        .isInstanceOfSatisfying(
            Sighting.Gone.class,
            gone -> assertThat(gone.why()).isEqualTo(Sighting.Gone.Reason.NOT_VISIBLE));
  }

  @Test
  void anIssueMovedToAnotherProjectIsFollowed() {
    String id = report("Wanderer");
    int other = mantis.mantis.admin().addProject("Elsewhere");
    mantis.mantis.admin().addCategory(other, "General");
    Reader reader = reader();
    reader.pull(50);

    mantis.pass(SETTLED);
    mantis.alice().move(number(id), other);

    assertThat(reader.pull(50))
        .singleElement()
        .isInstanceOfSatisfying(
            Sighting.Seen.class,
            seen -> {
              assertThat(seen.ticket().head().project()).isEqualTo("Elsewhere");
              assertThat(seen.ticket().head().outside()).isTrue();
            });
  }

  @Test
  void whatIsOutsideIsLeftToTheSweepAfterADirectAnswer() {
    int other = mantis.mantis.admin().addProject("Elsewhere");
    mantis.mantis.admin().addCategory(other, "General");
    String moved = report("Wanderer");
    mantis.pass(SETTLED);
    Reader reader = reader();
    reader.pull(50);
    mantis.alice().move(number(moved), other);
    reader.pull(50);
    mantis.calls();

    assertThat(reader.pull(50)).isEmpty();
    assertThat(mantis.calls()).noneMatch(c -> c.contains("/issues/"));

    mantis.people().retitle(moved, "Found by the sweep");
    assertThat(ids(reader.sweep(50))).contains(moved);
  }

  @Test
  void whatIsHiddenIsLeftToTheSweepAfterADirectAnswer() {
    String id = report("Hidden");
    mantis.mantis.admin().configure("private_bug_threshold", 90);
    mantis.alice().edit(number(id)).set("view_state", "private").save();
    PullRequest request = new PullRequest(Cursor.START, new Remembered(id, "(hidden)"), 50);
    mantis.calls();

    assertThat(mantis.tracker().source().pull(request).sightings()).isEmpty();
    assertThat(mantis.calls()).noneMatch(c -> c.contains("/issues/" + id));
    assertThat(mantis.tracker().source().sweep(request).sightings()).hasSize(1);
  }

  private record Remembered(String id, String version) implements KnownTickets {

    @Override
    public Optional<String> version(String ticketId) {
      return Optional.of(version).filter(v -> ticketId.equals(id));
    }

    @Override
    public Map<String, String> versions() {
      return Map.of(id, version);
    }
  }

  @Test
  void issuesOfAProjectThatIsNoLongerReadAreAskedForOnce() {
    int archive = mantis.mantis.admin().addProject("Archive");
    int old = mantis.alice().report(archive, "Old", "text");
    mantis.pass(SETTLED);
    Map<String, Object> both = Map.of("projects", List.of(MantisHarness.PROJECT, "Archive"));
    Reader before = new Reader(mantis.tracker(both).source());
    before.pull(50);

    Reader narrower = before.again(mantis.tracker(Map.of()).source());
    assertThat(ids(narrower.pull(50))).containsExactly(String.valueOf(old));
    mantis.calls();
    Reader restarted = narrower.again(mantis.tracker(Map.of()).source());
    assertThat(restarted.pull(50)).isEmpty();
    assertThat(mantis.calls()).noneMatch(c -> c.contains("/issues/"));

    Reader wider = restarted.again(mantis.tracker(both).source());
    assertThat(wider.pull(50))
        .singleElement()
        .isInstanceOfSatisfying(
            Sighting.Seen.class, seen -> assertThat(seen.ticket().head().outside()).isFalse());
  }

  @Test
  void aProjectThatWasGivenAnotherNameLetsNoIssueGo() {
    String id = report("Stays");
    Reader reader = reader();
    reader.pull(50);

    mantis.mantis.admin().renameProject(mantis.project, "Operations 2");
    mantis.alice().edit(number(id)).set("summary", "Still here").save();

    assertThat(reader.again(mantis.tracker(Map.of()).source()).sweep(50))
        .singleElement()
        .isInstanceOfSatisfying(
            Sighting.Seen.class, seen -> assertThat(seen.ticket().head().outside()).isFalse());
  }

  @Test
  void aDisabledAccountDoesNotMakeIssuesGone() {
    String id = report("Stays");
    Reader reader = reader();
    reader.pull(50);
    mantis.mantis.admin().enableUser("bridge", false);

    assertThatThrownBy(() -> mantis.tracker().source().fetch(id))
        .isInstanceOfSatisfying(
            TrackerException.class,
            e -> assertThat(e.kind()).isEqualTo(TrackerException.Kind.AUTHENTICATION));
    assertThatThrownBy(() -> reader.sweep(50)).isInstanceOf(TrackerException.class);
  }
}
