package org.incidentbridge.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.pull.SlowWalks;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.spi.TrackerProbe.Level;
import org.incidentbridge.store.Store;

/** Trackers over which nobody takes the slow walk, as where cron calls sync alone (N5). */
final class Unwalked {

  static final String ADVICE =
      "call sync --sweep from cron as well, or have run go on, which does it by itself";

  /** A walk may wait for the night. */
  private static final Duration GRACE = Duration.ofDays(1);

  private final TrackerId tracker;
  private final Optional<Instant> ended;
  private final boolean overdue;

  private Unwalked(TrackerId tracker, Optional<Instant> ended, boolean overdue) {
    this.tracker = tracker;
    this.ended = ended;
    this.overdue = overdue;
  }

  /** Of all trackers over which the configuration wants it to be taken. */
  static List<Unwalked> of(Store.Tables tables, BridgeConfig config, Instant now) {
    return config.trackers().stream()
        .filter(t -> t.tuning().sweep().isPositive())
        .map(t -> of(t.id(), SlowWalks.endedAt(tables, t.id()), now.minus(t.tuning().sweep())))
        .toList();
  }

  private static Unwalked of(TrackerId id, Optional<Instant> ended, Instant due) {
    Instant latest = due.minus(GRACE);
    return new Unwalked(id, ended, ended.filter(at -> at.isBefore(latest)).isPresent());
  }

  TrackerId tracker() {
    return tracker;
  }

  /** What to say of it to people who want to know what is wrong. */
  Optional<String> sentence() {
    return overdue ? Optional.of(tracker + ": " + message()) : Optional.empty();
  }

  private String message() {
    return ("the slow walk over its tickets last came to its end at %s, so that deletions, and comments that were"
            + " made internal without a word, are not noticed")
        .formatted(ended.map(Table::moment).orElse("no time"));
  }

  Optional<Finding> finding() {
    return overdue
        ? Optional.of(new Finding(Level.WARNING, "sweep", message(), ADVICE))
        : Optional.empty();
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("overdue", overdue);
    json.put("ended", ended.map(Json::time).orElse(""));
    return json;
  }
}
