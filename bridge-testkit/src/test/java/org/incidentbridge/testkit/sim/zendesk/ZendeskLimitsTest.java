package org.incidentbridge.testkit.sim.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

/** Facts 3.4 and 3.6: how much goes through. */
final class ZendeskLimitsTest extends ZendeskTest {

  @Override
  ZendeskOptions options() {
    return ZendeskOptions.usual()
        .withLimits(ZendeskLimits.usual().withRequests(60).withUpdates(20, 12));
  }

  private SimResponse times(int times, String target) {
    for (int i = 0; i < times; i++) {
      assertThat(rest.get(target).status()).isEqualTo(200);
    }
    return rest.get(target);
  }

  @Test
  void theEleventhExportOfAMinuteIsRefused() {
    SimResponse refused = times(10, "incremental/tickets/cursor?start_time=0");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers()).containsEntry("Retry-After", "60");
    assertThat(Rest.json(refused).path("description").asText())
        .isEqualTo("Number of allowed incremental export API requests per minute exceeded");
    pass(Duration.ofMinutes(1));
    assertThat(rest.get("incremental/tickets/cursor?start_time=0").status()).isEqualTo(200);
  }

  @Test
  void theAccountsBudgetIsToldInBothSpellings() {
    SimResponse answer = times(9, "tickets");

    assertThat(answer.headers())
        .containsEntry("x-rate-limit", "60")
        .containsEntry("x-rate-limit-remaining", "50")
        .containsEntry("ratelimit-remaining", "50")
        .containsEntry("ratelimit-reset", "60");
  }

  @Test
  void theAccountsBudgetEnds() {
    SimResponse refused = times(60, "tickets");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers()).containsKey("Retry-After");
  }

  @Test
  void updatesOfOneTicketAreFewerThanThoseOfAll() {
    long one = zendesk.as("Carol").report("one", "text");
    long two = zendesk.as("Carol").report("two", "text");
    for (int i = 0; i < 12; i++) {
      assertThat(rest.update(one, "{'subject':'s" + i + "'}").status()).isEqualTo(200);
    }
    assertThat(rest.update(one, "{'subject':'more'}").status()).isEqualTo(429);

    SimResponse other = rest.update(two, "{'subject':'more'}");

    assertThat(other.status()).isEqualTo(200);
    assertThat(other.headers())
        .containsEntry("zendesk-rate-limit-tickets-update", "total=20; remaining=7; resets=60");
  }

  @Test
  void aRefusedUpdateHasNoEffect() {
    long one = zendesk.as("Carol").report("one", "text");
    for (int i = 0; i < 12; i++) {
      rest.update(one, "{'subject':'s" + i + "'}");
    }
    rest.update(one, "{'subject':'more'}");

    assertThat(zendesk.inspect().ticket(one).subject()).isEqualTo("s11");
  }
}
