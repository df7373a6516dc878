package org.incidentbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.timeline.Actor.Role;
import org.junit.jupiter.api.Test;

/** Fields that are changed together are seen together. */
final class EditTest {

  private static final String AT = "2026-03-02T10:00:00Z";

  private static final Says DONE =
      Says.status("closed").and(Says.that("incident.resolution", "fixed"));

  private static Tale fixed() {
    return Tale.opened("2026-03-02T09:00:00Z", "resolution", "fixed").as(Role.STAFF);
  }

  private static List<String> fired(Tale tale) {
    Pack pack = new Pack().step("done", new Trigger.Holds(), DONE);
    return pack.verdict(tale, "2026-03-03T00:00:00Z").firings().stream().map(Firing::key).toList();
  }

  @Test
  void aStateThatNobodySawFiresNothing() {
    assertThat(fired(fixed().sets(AT, "status", "closed").sets(AT, "resolution", "wont-fix")))
        .isEmpty();
    assertThat(fired(fixed().sets(AT, "resolution", "wont-fix").sets(AT, "status", "closed")))
        .isEmpty();
  }

  @Test
  void twoEditsOfAMinuteAreTwo() {
    Tale tale = fixed().sets(AT, "status", "closed").sets(AT, "status", "new");
    assertThat(fired(tale)).containsExactly("done#1");
  }

  @Test
  void editsByTwoPeopleAreTwo() {
    Tale tale = fixed().sets(AT, "status", "closed").as("ben@home.org", Role.STAFF);
    assertThat(fired(tale.sets(AT, "resolution", "wont-fix"))).containsExactly("done#1");
  }

  @Test
  void editsOfTwoTicketsAreTwo() {
    Tale tale = fixed().sets(AT, "status", "closed").on(Tale.MIRROR);
    assertThat(fired(tale.sets(AT, "resolution", "wont-fix"))).containsExactly("done#1");
  }
}
