package org.incidentbridge.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Likeness;
import org.incidentbridge.spi.Outcome.Receipt;

/**
 * By what is told whether a ticket shows the bridge's own write or somebody's change after it.
 *
 * @param trust how the ticket was come by
 * @param likeness what the tracker says of the fields that were written
 * @param lost fields of which it told that it did not take them as they were
 * @param beside fields that it told to have changed, whether they were to be written or not
 * @param worded fields in which it has a word for nothing, so that any other word says something
 */
public record Evidence(
    Trust trust,
    Map<FieldName, Likeness> likeness,
    Set<FieldName> lost,
    Set<FieldName> beside,
    Set<FieldName> worded) {

  public Evidence {
    likeness = Map.copyOf(likeness);
    lost = Set.copyOf(lost);
    beside = Set.copyOf(beside);
    worded = Set.copyOf(worded);
  }

  /** Nothing but how the ticket was come by. */
  public static Evidence of(Trust trust) {
    return new Evidence(trust, Map.of(), Set.of(), Set.of(), Set.of());
  }

  /**
   * What a tracker says of a ticket that a command made or wrote to.
   *
   * @param receipt with what was not taken as it was, and what was changed besides
   * @param judge the tracker on the ticket, by its own names of fields and the values written
   */
  public static Evidence of(
      Trust trust,
      Command command,
      Receipt receipt,
      BiFunction<String, Value, Likeness> judge,
      Vocabulary vocabulary) {
    Set<String> told = new HashSet<>();
    receipt.losses().forEach(loss -> told.add(loss.field()));
    Map<FieldName, Likeness> likeness = new HashMap<>();
    Set<FieldName> lost = new HashSet<>();
    Set<FieldName> beside = new HashSet<>();
    SortedMap<String, Value> written = HeldFields.sent(command);
    vocabulary
        .fields()
        .forEach(
            (field, term) -> {
              String name = term.trackerField();
              Value value = written.get(name);
              if (value != null) {
                likeness.put(field, judge.apply(name, value));
              }
              if (told.contains(name)) {
                lost.add(field);
              }
              if (told.contains(name) || receipt.beside().contains(name)) {
                beside.add(field);
              }
            });
    return new Evidence(trust, likeness, lost, beside, worded(vocabulary));
  }

  private static Set<FieldName> worded(Vocabulary vocabulary) {
    return vocabulary.fields().keySet().stream()
        .filter(vocabulary::hasWordForNothing)
        .collect(Collectors.toSet());
  }

  /** What a new ticket shows in a field that it was not made with. */
  Baseline preset(FieldName field, Value seen) {
    Baseline preset = trust.preset(seen, StandardField.kindOf(field));
    return worded.contains(field) && preset.seen().equals(seen) ? Baseline.of(seen) : preset;
  }

  /** What a new ticket shows in a field that it was made with. */
  Baseline created(FieldName field, Value made, Value seen) {
    return trust.written(Value.absent(), made, seen, shown(field, lost.contains(field)));
  }

  /**
   * What a ticket shows in a field that was written.
   *
   * @param before what it showed when the write was planned
   * @param sure whether the tracker said that it took the value otherwise, or shows the very word
   *     that it was sent
   */
  Baseline written(FieldName field, Value before, Value made, Value seen, boolean sure) {
    return trust.written(before, made, seen, shown(field, sure));
  }

  private Trust.Shown shown(FieldName field, boolean sure) {
    return new Trust.Shown(likeness.getOrDefault(field, Likeness.UNKNOWN), sure);
  }
}
