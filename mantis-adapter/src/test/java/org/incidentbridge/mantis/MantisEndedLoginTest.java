package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.mantis.AccessLevel;
import org.junit.jupiter.api.Test;

/**
 * N2, N3: where anonymous visitors are let in, MantisBT takes a token that was revoked for none and
 * goes on to answer with success, of what everybody may see.
 */
final class MantisEndedLoginTest extends MantisTest {

  private void end() {
    mantis.mantis.admin().addUser("anonymous", AccessLevel.VIEWER);
    mantis.mantis.admin().allowAnonymous("anonymous");
    mantis.mantis.admin().revokeTokens("bridge");
  }

  private static void assertFailsToLogIn(ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            TrackerException.class,
            failure -> assertThat(failure.kind()).isEqualTo(Kind.AUTHENTICATION));
  }

  @Test
  void anIssueIsNotShownWithoutWhatOnlyTheBridgeMaySee() {
    String id = report("Disk full");
    mantis.alice().privateNote(number(id), "The customer must not know");
    end();

    assertFailsToLogIn(() -> mantis.tracker().source().fetch(id));
  }

  @Test
  void aPrivateIssueIsNotTakenForHidden() {
    String id = report("Disk full");
    mantis.alice().edit(number(id)).set("view_state", "private").save();
    end();

    assertFailsToLogIn(() -> mantis.tracker().source().fetch(id));
  }

  @Test
  void aPullOfWhatEverybodyMaySeeFails() {
    report("Disk full");
    Reader reader = reader();
    reader.pull(10);
    end();

    assertFailsToLogIn(() -> reader.pull(10));
  }

  @Test
  void aWriteThatAnAnonymousVisitorMayNotMakeIsPutOffAndNotGivenUp() {
    String id = report("Disk full");
    mantis.alice().edit(number(id)).set("view_state", "private").save();
    var update = update(id, "summary", Value.line("Disk empty"));
    end();

    assertFailsToLogIn(() -> apply(update));
    assertFailsToLogIn(() -> apply(comment("1", id, "Hello", Visibility.PUBLIC)));
    assertFailsToLogIn(() -> apply(create("2", Map.of())));
  }

  @Test
  void aSweepForNobodyIsNotBelieved() {
    String id = report("Disk full");
    Reader reader = reader();
    reader.pull(10);
    mantis.alice().edit(number(id)).set("view_state", "private").save();
    end();

    assertFailsToLogIn(() -> reader.sweep(10));
  }

  @Test
  void whereAProxyTakesAwayWhoAskedMantisIsAskedItself() {
    String id = report("Disk full");
    untoldOnce(id);
    fetch(id);
    end();
    untoldOnce(id);

    assertFailsToLogIn(() -> mantis.tracker().source().fetch(id));
  }

  private void untoldOnce(String id) {
    mantis.line.next(r -> r.path().endsWith("/issues/" + id), this::untold);
    mantis.line.next(r -> r.path().endsWith("/users/me"), this::untold);
  }

  private SimResponse untold(SimRequest request) {
    return mantis.counter.handle(request).with("X-Mantis-LoginMethod", "");
  }

  @Test
  void anIssueIsHiddenOnlyIfTheTokenHoldsStill() {
    String id = report("Disk full");
    mantis.mantis.admin().access("bridge", AccessLevel.REPORTER);
    mantis.alice().edit(number(id)).set("view_state", "private").save();

    assertThat(mantis.tracker().source().fetch(id)).isInstanceOf(Sighting.Gone.class);
  }

  @Test
  void whileMantisIsDownNothingIsSaidOfAWriteWhoseAnswerWasLost() {
    var said = comment("1", report("Disk full"), "Hello", Visibility.PUBLIC);
    mantis.line.loseNextAnswer();
    assertThat(apply(said)).isInstanceOf(Outcome.Unknown.class);

    mantis.mantis.offline(true);
    assertThatThrownBy(() -> settle(said))
        .isInstanceOfSatisfying(
            TrackerException.class,
            failure -> assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE));
    mantis.mantis.offline(false);

    assertThat(settle(said)).isInstanceOf(Outcome.Applied.class);
  }
}
