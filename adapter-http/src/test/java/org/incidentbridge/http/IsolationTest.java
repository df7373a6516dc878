package org.incidentbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;
import org.junit.jupiter.api.Test;

/** N10: when one ticket is to blame, and when its tracker. */
final class IsolationTest {

  private final List<String> asked = new ArrayList<>();
  private final Isolation isolation =
      new Isolation(
          id -> {
            asked.add(id);
            if (id.startsWith("bad")) {
              throw failure(Kind.UNAVAILABLE, 503);
            }
            if (id.startsWith("gone")) {
              throw failure(Kind.NOT_FOUND, 404);
            }
          },
          () -> asked.add("login"));

  private static CallFailure failure(Kind kind, int status) {
    return new CallFailure(kind, status, "no", false, Optional.empty());
  }

  private Isolation.Tried<String> read(Kind kind, int status, String... others) {
    Supplier<String> failing =
        () -> {
          asked.add("it");
          throw failure(kind, status).toTrackerException();
        };
    return isolation.read("it", failing, () -> List.of(others));
  }

  @Test
  void aRefusalIsTheTicketsAtOnceIfTheLoginCounts() {
    assertThat(read(Kind.PERMISSION, 403).read()).isEmpty();
    assertThat(asked).containsExactly("it", "login");
  }

  @Test
  void anErrorIsTheTicketsIfItComesTwiceWhileAnotherIsShown() {
    assertThat(read(Kind.UNAVAILABLE, 503, "it", "bad", "good").read()).isEmpty();
    assertThat(asked).containsExactly("it", "it", "bad", "good");
  }

  @Test
  void aTrackerThatSaysOfAnotherOneThatItIsNotThereIsNotDown() {
    assertThat(read(Kind.UNAVAILABLE, 503, "bad", "gone").read()).isEmpty();
    assertThat(asked).containsExactly("it", "it", "bad", "gone");
  }

  @Test
  void aCallThatFailedIsJudgedAsWhatWasMadeOfIt() {
    Supplier<String> refused =
        () -> {
          throw failure(Kind.PERMISSION, 410);
        };

    assertThat(isolation.read("it", refused, Set::of).read()).isEmpty();
    assertThat(Isolation.mayBeOfOne(failure(Kind.RATE_LIMITED, 429))).isTrue();
    assertThat(Isolation.mayBeOfOne(failure(Kind.RATE_LIMITED, 0))).isFalse();
    assertThat(Isolation.mayBeOfOne(failure(Kind.AUTHENTICATION, 401))).isFalse();
    assertThat(Isolation.mayBeOfOne(new IllegalStateException("broken"))).isFalse();
  }

  @Test
  void ofATrackerThatShowsNothingOnlyAFewOthersAreAskedFor() {
    String[] others = {"bad1", "bad2", "bad3", "good"};

    assertThatThrownBy(() -> read(Kind.UNAVAILABLE, 0, others))
        .isInstanceOf(TrackerException.class);
    assertThat(asked).containsExactly("it", "it", "bad1", "bad2", "bad3");
  }

  @Test
  void theOneThatWasReadLastIsAskedForFirst() {
    isolation.read("good", () -> "ticket", Set::of);

    assertThat(read(Kind.UNAVAILABLE, 502, "bad1", "bad2", "bad3").why()).isEqualTo("no");
    assertThat(asked).containsExactly("it", "it", "good");
  }

  @Test
  void aLoginOrABudgetThatEndedIsNoTicketsFault() {
    assertThatThrownBy(() -> read(Kind.AUTHENTICATION, 401, "good"))
        .isInstanceOf(TrackerException.class);
    assertThatThrownBy(() -> read(Kind.RATE_LIMITED, 0, "good"))
        .isInstanceOf(TrackerException.class);
    assertThat(asked).containsExactly("it", "it");
  }
}
