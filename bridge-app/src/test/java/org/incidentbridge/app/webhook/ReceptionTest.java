package org.incidentbridge.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.app.webhook.Reception.Answer;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Announcement;
import org.incidentbridge.spi.TrackerWebhook;
import org.incidentbridge.spi.WebhookCall;
import org.incidentbridge.testkit.SettableClock;
import org.junit.jupiter.api.Test;

/** Which calls have a ticket read. */
class ReceptionTest {

  private static final TrackerId ENG = new TrackerId("eng");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final SettableClock clock = new SettableClock(NOON);
  private final Reception reception = new Reception(Map.of(ENG, plain()), clock);

  /** Calls say {@code key delivery ticket,ticket seconds}. */
  private static TrackerWebhook plain() {
    return call -> {
      String[] said = new String(call.body(), StandardCharsets.UTF_8).split(" ");
      return said[0].equals("key")
          ? new Announcement.Heard(
              said.length < 3 ? Set.of() : Set.copyOf(Arrays.asList(said[2].split(","))),
              said[1],
              said.length < 4
                  ? Optional.empty()
                  : Optional.of(NOON.plusSeconds(Long.parseLong(said[3]))))
          : new Announcement.Refused("no key");
    };
  }

  private Answer hear(String tracker, String said) {
    return reception.receive(
        tracker, WebhookCall.of(Map.of(), said.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void theTicketsThatATrackerNamesAreRead() {
    assertThat(hear("eng", "key d1 7,8")).isEqualTo(new Answer.Look(ENG, Set.of("7", "8")));
    assertThat(hear("eng", "key d2 7 0")).isEqualTo(new Answer.Look(ENG, Set.of("7")));
  }

  @Test
  void nobodyIsToldOfTrackersThatDoNotCall() {
    assertThat(hear("desk", "key d1 7")).isInstanceOf(Answer.NobodyHere.class);
    assertThat(hear("", "key d1 7")).isInstanceOf(Answer.NobodyHere.class);
  }

  @Test
  void whatIsNotSignedIsRefusedAndIsNotRemembered() {
    assertThat(hear("eng", "forged d1 7")).isEqualTo(new Answer.Refused("no key"));
    assertThat(hear("eng", "key d1 7")).isInstanceOf(Answer.Look.class);
  }

  @Test
  void theSameCallCountsOnce() {
    hear("eng", "key d1 7 0");
    clock.advance(Duration.ofMinutes(19));

    assertThat(hear("eng", "key d1 7 0")).isEqualTo(new Answer.Nothing(Optional.empty()));
  }

  /** Whoever keeps a call cannot use it when it is forgotten: by then it is too old. */
  @Test
  void anOldCallIsNoHint() {
    clock.advance(Duration.ofMinutes(20));
    assertThat(hear("eng", "key d1 7 0"))
        .isInstanceOfSatisfying(
            Answer.Nothing.class, n -> assertThat(n.odd().orElseThrow()).contains("clocks"));
    assertThat(hear("eng", "key d2 7 1")).isInstanceOf(Answer.Look.class);
  }

  @Test
  void aCallFromTheFutureIsNoHint() {
    assertThat(hear("eng", "key d1 7 300")).isInstanceOf(Answer.Nothing.class);
    assertThat(hear("eng", "key d2 7 299")).isInstanceOf(Answer.Look.class);
    clock.advance(Duration.ofMinutes(24));
    assertThat(hear("eng", "key d2 7 299")).isInstanceOf(Answer.Nothing.class);
  }

  @Test
  void aCallThatConcernsNoTicketHasNothingRead() {
    assertThat(hear("eng", "key d1"))
        .isInstanceOfSatisfying(
            Answer.Nothing.class, n -> assertThat(n.odd().orElseThrow()).contains("no ticket"));
  }

  @Test
  void ofManyCallsTheOldestAreForgottenFirst() {
    var seen = new SeenDeliveries(Duration.ofMinutes(1), 2);
    assertThat(seen.isNew("a", NOON)).isTrue();
    assertThat(seen.isNew("b", NOON)).isTrue();
    assertThat(seen.isNew("b", NOON)).isFalse();
    assertThat(seen.isNew("c", NOON)).isTrue();
    assertThat(seen.isNew("c", NOON.plusSeconds(59))).isFalse();
    assertThat(seen.isNew("c", NOON.plusSeconds(120))).isTrue();
  }
}
