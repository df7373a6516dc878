package org.incidentbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.Target;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.timeline.Actor.Role;
import org.junit.jupiter.api.Test;

/** Fields that are changed together are seen together. */
final class EditTest {

  private static final String AT = "2026-03-02T10:00:00Z";

  private static final Says FIXED = Says.that("incident.resolution", "fixed");
  private static final Says DONE = Says.status("closed").and(FIXED);
  private static final Target.Within HOUR = new Target.Within(Duration.ofHours(1));

  private static Tale fixed() {
    return Tale.opened("2026-03-02T09:00:00Z", "resolution", "fixed").as(Role.STAFF);
  }

  private static List<String> fired(Tale tale) {
    Pack pack = new Pack().step("done", new Trigger.Holds(), DONE);
    return pack.verdict(tale, "2026-03-03T00:00:00Z").firings().stream().map(Firing::key).toList();
  }

  private static String acknowledged(Tale tale) {
    Pack pack =
        new Pack()
            .obligation("look", HOUR, Says.that("event.kind", "changed"))
            .step("ask", new Trigger.Holds(), FIXED, new Action.Oblige("look"));
    Verdict verdict = pack.verdict(tale, "2026-03-03T00:00:00Z");
    return verdict.duties().obligations().getFirst().by().getFirst().how();
  }

  @Test
  void aStateThatNobodySawFiresNothing() {
    assertThat(fired(fixed().sets(AT, "status", "closed").sets(AT, "resolution", "wont-fix")))
        .isEmpty();
    assertThat(fired(fixed().sets(AT, "resolution", "wont-fix").sets(AT, "status", "closed")))
        .isEmpty();
  }

  @Test
  void anEditIsToldInOneOrderWhateverTheIdsOfItsChanges() {
    Tale one = fixed().sets(AT, "status", "closed").sets(AT, "priority", "low");
    Tale other = fixed().sets(AT, "priority", "low").sets(AT, "status", "closed");
    assertThat(acknowledged(one)).isEqualTo(acknowledged(other)).contains("priority");
  }

  @Test
  void twoEditsOfAMinuteAreTwo() {
    Tale tale = fixed().sets(AT, "status", "closed").sets(AT, "status", "new");
    assertThat(fired(tale)).containsExactly("done#1");
  }

  @Test
  void editsByTwoPeopleAreTwo() {
    Tale tale = fixed().sets(AT, "status", "closed").as("zoe@home.org", Role.STAFF);
    assertThat(fired(tale.sets(AT, "resolution", "wont-fix"))).containsExactly("done#1");
  }

  @Test
  void editsOfTwoTicketsAreTwo() {
    Tale tale = fixed().sets(AT, "status", "closed").on(Tale.MIRROR);
    assertThat(fired(tale.sets(AT, "resolution", "wont-fix"))).containsExactly("done#1");
  }
}
