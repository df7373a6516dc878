package org.incidentbridge.decide;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.replay.ClockReading;
import org.incidentbridge.replay.ClockReading.Cycle;
import org.incidentbridge.replay.Verdict;
import org.incidentbridge.replay.Verdict.Computed;

/**
 * Due times as fields of the incident. They change when something happens to the incident, and
 * never because time passed. Pure.
 */
final class Showing {

  private final Bridge bridge;
  private final PolicyInForce policy;

  Showing(Bridge bridge, PolicyInForce policy) {
    this.bridge = bridge;
    this.policy = policy;
  }

  /** What the fields show. */
  SortedMap<FieldName, Computed> facts(Verdict verdict) {
    SortedMap<FieldName, Computed> facts = new TreeMap<>();
    policy
        .shows()
        .forEach(
            (field, name) ->
                verdict
                    .clock(name)
                    .ifPresent(clock -> facts.put(field, computed(clock, verdict, isDate(field)))));
    return facts;
  }

  /** A custom field is a date where a tracker says so. */
  private boolean isDate(FieldName field) {
    return StandardField.kindOf(field) == FieldKind.MOMENT
        || bridge.vocabularies().values().stream()
            .flatMap(v -> v.term(field).stream())
            .map(Vocabulary.Term::kind)
            .anyMatch(FieldKind.MOMENT::equals);
  }

  private static Computed computed(ClockReading clock, Verdict verdict, boolean date) {
    Optional<Cycle> cycle = clock.latest();
    Value value = cycle.map(c -> value(c, date)).orElse(Value.absent());
    String target =
        cycle.flatMap(c -> c.promise().row()).map(r -> "target " + r.name()).orElse("no target");
    return new Computed(
        value,
        cycle.map(Cycle::start).orElse(verdict.until()),
        "due time of clock %s, %s".formatted(clock.name(), target));
  }

  /** A clock that stands still is due at no date; what is left of it stays the same meanwhile. */
  private static Value value(Cycle cycle, boolean date) {
    if (cycle.state() == ClockReading.State.PAUSED) {
      return date
          ? Value.absent()
          : cycle
              .promise()
              .left()
              .map(l -> Value.line("paused, " + left(l)))
              .orElse(Value.absent());
    }
    return cycle.promise().due().<Value>map(Value.Moment::new).orElse(Value.absent());
  }

  private static String left(Duration left) {
    return left.isNegative() ? Spell.of(left.negated()) + " over" : Spell.of(left) + " left";
  }
}
