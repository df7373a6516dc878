package org.incidentbridge.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.replay.Verdict;
import org.incidentbridge.report.Life.Turn;
import org.incidentbridge.timeline.Actor.Role;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Happening;
import org.incidentbridge.timeline.Timeline;

/** Follows the timeline of an incident up to the point in time of a verdict. */
public final class Lives {

  private static final FieldName STATUS = StandardField.STATUS.field();

  private final Timeline timeline;
  private final Verdict verdict;
  private final Map<FieldName, Value> values = new HashMap<>();
  private final List<Turn> turns = new ArrayList<>();
  private Optional<Instant> opened = Optional.empty();
  private Instant touched = Instant.MIN;
  private Instant changed = Instant.MIN;

  private Lives(Timeline timeline, Verdict verdict) {
    this.timeline = timeline;
    this.verdict = verdict;
    timeline.events().stream().takeWhile(e -> !e.at().isAfter(verdict.until())).forEach(this::take);
  }

  /** The incident as it was at the point in time of the verdict. */
  public static Lives of(Timeline timeline, Verdict verdict) {
    return new Lives(timeline, verdict);
  }

  /** Its course; empty if it had not begun. */
  public Optional<Life> life() {
    return opened.map(
        begin -> {
          var stays = new Stays(timeline, verdict, begin, value(StandardField.LEVEL.field()));
          Life bare = new Life(begin, touched, changed, turns, List.of());
          return new Life(begin, touched, changed, turns, stays.until(bare.resolved()));
        });
  }

  /** What a field held; that of the policy if it decides the field. */
  public Value value(FieldName field) {
    Verdict.Computed own = verdict.facts().get(field);
    return own != null ? own.value() : values.getOrDefault(field, Value.absent());
  }

  private void take(Event event) {
    boolean bridge = event.by().role() == Role.BRIDGE;
    switch (event.what()) {
      case Happening.Opened first
          when opened.isEmpty() && event.ticket().equals(timeline.origin()) ->
          begin(first, event.at());
      case Happening.Changed change when opened.isPresent() && change.counts() && !bridge ->
          follow(change, event.at());
      default -> {}
    }
    if (opened.isPresent() && !bridge) {
      changed = event.at();
      touched = event.by().role() == Role.STAFF ? event.at() : touched;
    }
  }

  private void begin(Happening.Opened first, Instant at) {
    opened = Optional.of(at);
    touched = at;
    values.putAll(first.values());
    turns.add(new Turn(at, status()));
  }

  private void follow(Happening.Changed change, Instant at) {
    values.put(change.field(), change.to());
    if (change.field().equals(STATUS) && !turns.getLast().status().equals(status())) {
      turns.add(new Turn(at, status()));
    }
  }

  private String status() {
    return values.getOrDefault(STATUS, Value.absent()).display();
  }
}
