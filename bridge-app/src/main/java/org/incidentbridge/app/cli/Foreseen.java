package org.incidentbridge.app.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.engine.Fleet;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.plan.Explanation;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.store.Outbox.Entry;

/** Marks in a plan what new tickets will not take, as far as their tracker tells in advance. */
final class Foreseen {

  private final Fleet fleet;
  private final Bridge bridge;
  private final Map<Place, Map<String, String>> asked = new HashMap<>();

  Foreseen(Fleet fleet, Bridge bridge) {
    this.fleet = fleet;
    this.bridge = bridge;
  }

  private record Place(TrackerId tracker, String project) {}

  /** The same command; fields that will not be written are said to be left out, with the reason. */
  Entry mark(Entry entry) {
    PlannedCommand planned = entry.planned();
    if (!(planned.command() instanceof Command.CreateTicket create)) {
      return entry;
    }
    Place place = new Place(create.target().tracker(), create.project());
    Map<String, String> withheld = asked.computeIfAbsent(place, this::ask);
    if (withheld.isEmpty()) {
      return entry;
    }
    Vocabulary words = bridge.vocabulary(place.tracker());
    Explanation before = planned.explanation();
    List<Explanation.Line> lines =
        before.lines().stream().map(line -> mark(line, words, withheld)).toList();
    Explanation after = new Explanation(lines, before.calls());
    return entry.with(
        new PlannedCommand(planned.command(), planned.incident(), planned.purpose(), after));
  }

  private static Explanation.Line mark(
      Explanation.Line line, Vocabulary words, Map<String, String> withheld) {
    return words
        .term(new FieldName(line.what()))
        .map(term -> withheld.get(term.trackerField()))
        .map(why -> "'" + line.after() + "' is not written: " + why)
        .map(why -> new Explanation.Line(line.what(), line.before(), "", why))
        .orElse(line);
  }

  /** A tracker that cannot be asked has said so when it was read. */
  private Map<String, String> ask(Place place) {
    try {
      return Optional.ofNullable(fleet.trackers().get(place.tracker()))
          .map(tracker -> tracker.probe().withheld(place.project()))
          .orElse(Map.of());
    } catch (TrackerException silent) {
      return Map.of();
    }
  }
}
