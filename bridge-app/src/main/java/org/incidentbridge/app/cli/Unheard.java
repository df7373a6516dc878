package org.incidentbridge.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.spi.TrackerProbe.Level;
import org.incidentbridge.store.Announcements.Tally;
import org.incidentbridge.store.Store;

/** Whether trackers that are to call out their changes do so. */
final class Unheard {

  static final String ADVICE =
      "look at the webhook in the tracker, its secret, and the way from there to listen; until then"
          + " changes are found by polling";

  private static final Duration LATELY = Duration.ofDays(1);

  /** One or two may be of a call that got lost. */
  private static final long FEW = 3;

  /** So many of each missed one are called out where all is well. */
  private static final long SHARE = 9;

  private final TrackerId tracker;
  private final Tally tally;

  private Unheard(TrackerId tracker, Tally tally) {
    this.tracker = tracker;
    this.tally = tally;
  }

  /** Of all trackers that are listened to. */
  static List<Unheard> of(Store.Tables tables, BridgeConfig config, Instant now) {
    Set<TrackerId> callers =
        config.listening().map(place -> place.callers().keySet()).orElse(Set.of());
    return callers.stream()
        .map(id -> new Unheard(id, tables.announcements().since(id, now.minus(LATELY))))
        .toList();
  }

  TrackerId tracker() {
    return tracker;
  }

  /** Whether it looks as if calls got lost on their way, all of them or many. */
  boolean isSilent() {
    return tally.missed() >= FEW && tally.heard() < SHARE * tally.missed();
  }

  /** What to say of it to people who want to know what is wrong. */
  Optional<String> sentence() {
    return isSilent() ? Optional.of(tracker + ": " + message()) : Optional.empty();
  }

  private String message() {
    return "since yesterday %s found that no webhook had called out, and %d that one had; %s"
        .formatted(
            tally.missed() == 1 ? "1 change was" : Count.of(tally.missed(), "change") + " were",
            tally.heard(),
            last());
  }

  private String last() {
    return tally
        .lastHeard()
        .map(at -> "the last call came at " + Table.moment(at))
        .orElse("no call ever came");
  }

  Finding finding() {
    return isSilent()
        ? new Finding(Level.WARNING, "webhook", message(), ADVICE)
        : new Finding(Level.OK, "webhook", last(), "");
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("silent", isSilent());
    json.put("heard", tally.heard());
    json.put("missed", tally.missed());
    json.put("lastHeard", tally.lastHeard().map(Json::time).orElse(""));
    json.put("lastMissed", tally.lastMissed().map(Json::time).orElse(""));
    return json;
  }
}
