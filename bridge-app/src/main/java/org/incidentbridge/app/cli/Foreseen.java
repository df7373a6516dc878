package org.incidentbridge.app.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.incidentbridge.engine.Fleet;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.plan.Explanation;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Outbox.State;

/** Marks in a plan what will not be written, as far as its tracker tells in advance. */
final class Foreseen {

  /** So much reading a plan takes for it at most. */
  private static final long MOST_CALLS = 200;

  private static final String UNKNOWN =
      "was sent, and its outcome is not known: will be looked for first, and written only if it is"
          + " not there";

  private final Fleet fleet;
  private final Bridge bridge;
  private final long callsBefore;
  private final Map<Place, Map<String, String>> asked = new HashMap<>();
  private final Set<TrackerId> silent = new HashSet<>();

  Foreseen(Fleet fleet, Bridge bridge) {
    this.fleet = fleet;
    this.bridge = bridge;
    this.callsBefore = fleet.calls();
  }

  private record Place(TrackerId tracker, String project) {}

  /** Commands as they are planned, and those of them that are certain to be held for a person. */
  record Plan(List<Entry> due, long toBeHeld) {}

  /** The same commands; what of them will not be written is said to be so, with the reason. */
  Plan mark(List<Entry> entries) {
    List<Entry> due = new ArrayList<>();
    long held = 0;
    for (Entry entry : entries) {
      Optional<String> obstacle = obstacle(entry);
      held += obstacle.isPresent() && !isRemark(entry) ? 1 : 0;
      due.add(obstacle.map(why -> toBeHeld(entry, why)).orElseGet(() -> fields(entry)));
    }
    return new Plan(due, held);
  }

  /** What was sent is looked for, whatever its tracker says by now. */
  private Optional<String> obstacle(Entry entry) {
    Command command = entry.planned().command();
    TrackerId id = command.target().tracker();
    Optional<String> lacking =
        Optional.ofNullable(fleet.trackers().get(id))
            .flatMap(tracker -> tracker.capabilities().refusal(command));
    if (lacking.isPresent()) {
      return lacking;
    }
    if (entry.state() == State.SENT
        || silent.contains(id)
        || fleet.calls() - callsBefore >= MOST_CALLS) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(fleet.trackers().get(id))
          .flatMap(tracker -> tracker.sink().obstacle(command));
    } catch (TrackerException failure) {
      silent.add(id);
      return Optional.empty();
    }
  }

  /** For people, one that may have been written already says so first. */
  static Entry told(Entry entry) {
    if (entry.state() != State.SENT) {
      return entry;
    }
    PlannedCommand planned = entry.planned();
    List<Explanation.Line> lines = new ArrayList<>();
    lines.add(new Explanation.Line("", "", "", UNKNOWN));
    lines.addAll(planned.explanation().lines());
    var told = new Explanation(lines, planned.explanation().calls());
    return entry.with(
        new PlannedCommand(planned.command(), planned.incident(), planned.purpose(), told));
  }

  private static Entry toBeHeld(Entry entry, String why) {
    String told = (isRemark(entry) ? "will not be said: " : "will be held: ") + why;
    return explained(
        entry, line -> new Explanation.Line(line.what(), line.before(), line.after(), told));
  }

  /** What the bridge itself says waits for nobody: where it is refused, the ledger tells it. */
  private static boolean isRemark(Entry entry) {
    return entry.planned().purpose() instanceof Purpose.Remark;
  }

  private static Entry explained(Entry entry, UnaryOperator<Explanation.Line> told) {
    PlannedCommand planned = entry.planned();
    Explanation before = planned.explanation();
    var after = new Explanation(before.lines().stream().map(told).toList(), before.calls());
    return entry.with(
        new PlannedCommand(planned.command(), planned.incident(), planned.purpose(), after));
  }

  /** Fields that a new ticket will not take are left out. */
  private Entry fields(Entry entry) {
    if (!(entry.planned().command() instanceof Command.CreateTicket create)) {
      return entry;
    }
    Place place = new Place(create.target().tracker(), create.project());
    Map<String, String> withheld = asked.computeIfAbsent(place, this::ask);
    if (withheld.isEmpty()) {
      return entry;
    }
    Vocabulary words = bridge.vocabulary(place.tracker());
    return explained(entry, line -> mark(line, words, withheld));
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
