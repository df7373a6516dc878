package org.incidentbridge.app.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Announcement;
import org.incidentbridge.spi.TrackerWebhook;
import org.incidentbridge.spi.WebhookCall;

/**
 * Answers what claims to come from trackers. Whoever calls learns from the answer nothing but
 * whether there is such a tracker and whether the signature was right.
 */
final class Reception {

  private static final String EMPTY =
      "it names no ticket: call for events of tickets only, with the body that docs/webhooks.md has";

  /** Trackers repeat what fails for a quarter of an hour; what is older is found by polling. */
  static final Duration WINDOW = Duration.ofMinutes(20);

  /** How far a tracker's clock may be ahead. */
  static final Duration AHEAD = Duration.ofMinutes(5);

  private static final int REMEMBERED = 50_000;

  private final Map<TrackerId, TrackerWebhook> webhooks;
  private final InstantSource clock;
  private final Map<TrackerId, SeenDeliveries> seen = new TreeMap<>();

  Reception(Map<TrackerId, TrackerWebhook> webhooks, InstantSource clock) {
    this.webhooks = Map.copyOf(webhooks);
    this.clock = clock;
    webhooks
        .keySet()
        .forEach(id -> seen.put(id, new SeenDeliveries(WINDOW.plus(AHEAD), REMEMBERED)));
  }

  /** What becomes of a call. */
  sealed interface Answer {

    /** No such tracker, or it does not call. */
    record NobodyHere() implements Answer {}

    /**
     * Not signed as it should be.
     *
     * @param why for the log
     */
    record Refused(String why) implements Answer {}

    /**
     * Heard, and nothing is to be done: it was heard before, is too old, or concerns no ticket.
     *
     * @param odd what may be wrong at the caller, for the log; empty if nothing
     */
    record Nothing(Optional<String> odd) implements Answer {}

    /** These tickets are to be read. */
    record Look(TrackerId tracker, Set<String> tickets) implements Answer {}
  }

  /** Whether a tracker of that name calls. */
  boolean knows(String tracker) {
    return webhooks.keySet().stream().anyMatch(each -> each.name().equals(tracker));
  }

  /** What time it is. */
  Instant now() {
    return clock.instant();
  }

  /** What becomes of a call to a tracker of that name. */
  Answer receive(String tracker, WebhookCall call) {
    Optional<TrackerId> id =
        webhooks.keySet().stream().filter(each -> each.name().equals(tracker)).findFirst();
    Optional<TrackerWebhook> webhook = id.map(webhooks::get);
    return webhook.isEmpty()
        ? new Answer.NobodyHere()
        : switch (webhook.get().understand(call)) {
          case Announcement.Refused refused -> new Answer.Refused(refused.why());
          case Announcement.Heard heard -> heard(id.orElseThrow(), heard);
        };
  }

  private Answer heard(TrackerId tracker, Announcement.Heard heard) {
    Instant now = clock.instant();
    boolean timely =
        heard
            .at()
            .map(at -> at.isAfter(now.minus(WINDOW)) && at.isBefore(now.plus(AHEAD)))
            .orElse(true);
    if (!timely) {
      String when = String.valueOf(heard.at().orElse(now));
      return new Answer.Nothing(
          Optional.of("it is of " + when + ", too old or too early: compare the clocks"));
    }
    boolean concerns = !heard.tickets().isEmpty();
    boolean fresh =
        concerns
            && Optional.ofNullable(seen.get(tracker)).orElseThrow().isNew(heard.delivery(), now);
    return fresh
        ? new Answer.Look(tracker, heard.tickets())
        : new Answer.Nothing(concerns ? Optional.empty() : Optional.of(EMPTY));
  }
}
