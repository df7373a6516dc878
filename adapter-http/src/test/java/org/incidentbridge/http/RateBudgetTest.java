package org.incidentbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.incidentbridge.spi.Pause;
import org.junit.jupiter.api.Test;

final class RateBudgetTest {

  private static final BudgetSettings PATIENT =
      BudgetSettings.DEFAULT.waitingAtMost(Duration.ofHours(2));

  private final SimulatedTime time = new SimulatedTime();

  @Test
  void neverLetsMoreThanTheLimitOutInAnyWindow() throws IOException {
    RateBudget budget = budget(PATIENT.with(RateLimit.calls(20, Duration.ofSeconds(2))));
    List<Duration> sent = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      send(budget, read());
      sent.add(Duration.between(SimulatedTime.START, time.instant()));
    }

    for (int i = 20; i < sent.size(); i++) {
      Duration twenty = sent.get(i).minus(sent.get(i - 20));
      assertThat(twenty).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }
    assertThat(sent.getLast()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
  }

  @Test
  void countsWritesOfEachTicketByItself() throws IOException {
    RateBudget budget = budget(PATIENT.with(RateLimit.ticketWrites(4, Duration.ofSeconds(2))));
    send(budget, write("A"));
    send(budget, write("B"));
    send(budget, read());
    assertThat(time.pauses()).isEmpty();

    send(budget, write("A"));

    assertThat(time.pauses()).hasSize(1);
  }

  @Test
  void countsOnlyTheMethodsNamed() throws IOException {
    RateBudget budget =
        budget(PATIENT.with(RateLimit.calls(4, Duration.ofSeconds(1)).of("PUT", "DELETE")));
    for (int i = 0; i < 50; i++) {
      send(budget, read());
      send(budget, write("A"));
    }

    assertThat(time.pauses()).isEmpty();
  }

  @Test
  void countsPointsByThePriceOfTheCall() throws IOException {
    RateBudget budget = budget(PATIENT.with(RateLimit.points(40, Duration.ofSeconds(40))));
    send(budget, tagged(CallTag.read().costing(10)));
    assertThat(time.pauses()).isEmpty();

    send(budget, tagged(CallTag.read().costing(3)));

    assertThat(time.pauses()).containsExactly(Duration.ofSeconds(4).plusNanos(1));
  }

  @Test
  void givesUpAtOnceRatherThanWaitTooLong() {
    RateBudget budget = budget(BudgetSettings.DEFAULT);
    budget.heard(
        read(), 429, Headers.of("Retry-After", "1847", "RateLimit-Reason", "jira-quota-global"));

    assertThatThrownBy(() -> budget.enter(read()))
        .asInstanceOf(InstanceOfAssertFactories.type(BudgetExhausted.class))
        .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(1847)))
        .satisfies(e -> assertThat(e).hasMessageContaining("1847 s (jira-quota-global)"))
        .satisfies(e -> assertThat(e).hasMessageMatching(".* until [-0-9]+ [:0-9]+ UTC; a run .*"));
    assertThat(time.pauses()).isEmpty();
    assertThat(budget.freePermits()).isEqualTo(8);
  }

  @Test
  void addsUpTheWaitsOfOneCall() throws IOException {
    RateBudget[] budget = new RateBudget[1];
    Pause refusedAgain =
        wait -> {
          time.sleep(wait);
          budget[0].heard(read(), 429, Headers.of("Retry-After", "20"));
        };
    budget[0] =
        new RateBudget(
            "ops", BudgetSettings.DEFAULT, new Pacing(time, refusedAgain, new Random(1)));
    budget[0].heard(read(), 429, Headers.of("Retry-After", "20"));

    assertThatThrownBy(() -> budget[0].enter(read())).isInstanceOf(BudgetExhausted.class);
    assertThat(time.pauses()).containsExactly(Duration.ofSeconds(20));
  }

  @Test
  void waitsOutRetryAfterButNeverLessThanASecond() throws IOException {
    RateBudget budget = budget(BudgetSettings.DEFAULT);
    budget.heard(read(), 429, Headers.of("Retry-After", "0"));

    send(budget, read());

    assertThat(time.pauses()).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void backsOffByItselfWhereARefusalNamesNoTime() {
    RateBudget budget = budget(BudgetSettings.DEFAULT);
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      budget.heard(read(), 429, Headers.of());
      budget.heard(read(), 429, Headers.of());
      waits.add(budget.pausedFor());
      time.move(budget.pausedFor());
    }

    assertThat(waits.getFirst()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
    assertThat(waits.get(1)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
    assertThat(waits.getLast()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(45));
  }

  @Test
  void forgetsRefusalsAfterAGoodAnswer() {
    RateBudget budget = budget(BudgetSettings.DEFAULT);
    for (int i = 0; i < 5; i++) {
      budget.heard(read(), 429, Headers.of());
      time.move(budget.pausedFor());
    }
    budget.heard(read(), 200, Headers.of());
    budget.heard(read(), 429, Headers.of());

    assertThat(budget.pausedFor()).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void pausesWhenAGoodAnswerSaysThatNothingIsLeft() throws IOException {
    RateBudget budget = budget(PATIENT);
    budget.heard(
        read(),
        200,
        Headers.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "2026-03-26T16:00Z"));

    send(budget, read());

    assertThat(time.instant()).isEqualTo("2026-03-26T16:00:00Z");
  }

  @Test
  void doesNotPauseForLimitsOfOneEndpointOrNotEnforced() throws IOException {
    RateBudget budget = budget(PATIENT);
    budget.heard(
        write("7"), 200, Headers.of("zendesk-ratelimit-x", "total=10; remaining=0; resets=60"));
    budget.heard(read(), 200, Headers.of("Beta-RateLimit", "\"q\";r=0;t=60"));

    send(budget, read());

    assertThat(time.pauses()).isEmpty();
  }

  @Test
  void keepsTheLimitThatAnAnswerTellsOfItsOwnEndpoint() throws IOException {
    RateBudget budget = budget(PATIENT);
    budget.heard(
        update("7"),
        200,
        Headers.of("zendesk-rate-limit-tickets-update", "total=20; remaining=0; resets=40"));

    send(budget, read());
    assertThat(time.pauses()).isEmpty();
    send(budget, update("8"));
    assertThat(time.pauses()).containsExactly(Duration.ofSeconds(40));
  }

  @Test
  void aRefusalOfOneTicketKeepsItAwayAndOthersForAMinuteAtMost() throws IOException {
    RateBudget budget = budget(PATIENT);
    budget.heard(
        update("7"),
        429,
        Headers.of(
            "Retry-After",
            "500",
            "ratelimit-limit",
            "700",
            "ratelimit-remaining",
            "600",
            "ratelimit-reset",
            "30"));

    send(budget, read());
    assertThat(time.pauses()).isEmpty();
    send(budget, update("8"));
    assertThat(time.pauses()).containsExactly(Duration.ofMinutes(1));
    send(budget, update("7"));
    assertThat(time.pauses().getLast()).isEqualTo(Duration.ofSeconds(440));
  }

  @Test
  void aRefusalWhereNothingIsLeftForAnybodyConcernsAll() throws IOException {
    RateBudget budget = budget(PATIENT);
    budget.heard(
        update("7"),
        429,
        Headers.of(
            "Retry-After",
            "20",
            "ratelimit-limit",
            "700",
            "ratelimit-remaining",
            "0",
            "ratelimit-reset",
            "20"));

    send(budget, read());

    assertThat(time.pauses()).containsExactly(Duration.ofSeconds(20));
  }

  @Test
  void keepsTheRestOfAQuotaForUrgentCalls() throws IOException {
    RateBudget budget = budget(PATIENT);
    budget.heard(
        read(),
        200,
        Headers.of("ratelimit-limit", "400", "ratelimit-remaining", "20", "ratelimit-reset", "9"));

    send(budget, tagged(CallTag.read().urgent()));
    assertThat(time.pauses()).isEmpty();

    send(budget, read());
    assertThat(time.pauses()).containsExactly(Duration.ofSeconds(9));
  }

  @Test
  void letsNoCallPassAnUrgentOneThatWaits() throws IOException {
    List<Throwable> normal = new ArrayList<>();
    RateBudget[] budget = new RateBudget[1];
    Pause pause =
        wait -> {
          time.sleep(wait);
          if (time.pauses().size() == 1) {
            normal.add(catchThrowable(() -> send(budget[0], read())));
          }
        };
    BudgetSettings settings =
        BudgetSettings.DEFAULT
            .waitingAtMost(Duration.ofSeconds(10))
            .with(RateLimit.calls(4, Duration.ofSeconds(4)));
    budget[0] = new RateBudget("ops", settings, new Pacing(time, pause, new Random(1)));
    send(budget[0], read());

    send(budget[0], tagged(CallTag.read().urgent()));

    assertThat(normal).singleElement().isInstanceOf(BudgetExhausted.class);
  }

  @Test
  void holdsNoPermitWhileWaiting() throws IOException {
    List<Integer> free = new ArrayList<>();
    RateBudget[] budget = new RateBudget[1];
    Pause pause =
        wait -> {
          time.sleep(wait);
          free.add(budget[0].freePermits());
        };
    budget[0] =
        new RateBudget(
            "ops", BudgetSettings.DEFAULT.concurrency(1), new Pacing(time, pause, new Random(1)));
    budget[0].heard(read(), 503, Headers.of("Retry-After", "3"));

    send(budget[0], read());

    assertThat(free).containsExactly(1);
  }

  @Test
  void saysSoWhenTheBridgeShutsDown() {
    Pause interrupted =
        wait -> {
          throw new InterruptedException();
        };
    var budget = new RateBudget("ops", PATIENT, new Pacing(time, interrupted, new Random(1)));
    budget.heard(read(), 429, Headers.of("Retry-After", "3"));

    assertThatThrownBy(() -> budget.enter(read())).isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(budget.freePermits()).isEqualTo(8);
  }

  @Test
  void isNotLockedUpByAClockThatJumpsBack() throws IOException {
    RateBudget budget = budget(PATIENT.with(RateLimit.calls(4, Duration.ofSeconds(4))));
    budget.heard(read(), 429, Headers.of("Retry-After", "5"));
    time.move(Duration.ofHours(-3));

    send(budget, read());
    send(budget, read());

    assertThat(time.pauses().stream().reduce(Duration.ZERO, Duration::plus))
        .isLessThan(Duration.ofSeconds(8));
  }

  private RateBudget budget(BudgetSettings settings) {
    return new RateBudget("ops", settings, time.pacing());
  }

  private static void send(RateBudget budget, Request request) throws IOException {
    budget.enter(request);
    budget.leave();
  }

  private static Request read() {
    return new Request.Builder().url("http://localhost/x").build();
  }

  private static Request tagged(CallTag tag) {
    return read().newBuilder().tag(CallTag.class, tag).build();
  }

  private static Request update(String ticket) {
    return write(ticket).newBuilder().url("http://localhost/api/v2/tickets/" + ticket).build();
  }

  private static Request write(String ticket) {
    return tagged(CallTag.write(ticket)).newBuilder().post(RequestBody.EMPTY).build();
  }
}
