package org.incidentbridge.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.spi.Command;

/**
 * A command that a tracker refused for some of its fields, in parts: one bad field does not stop
 * the others (N10). Pure.
 *
 * @param held to be held for a person, a field each
 * @param rest to be sent without them; empty if nothing is left
 */
public record Division(List<PlannedCommand> held, Optional<PlannedCommand> rest) {

  public Division {
    held = List.copyOf(held);
  }

  /**
   * Divides a command.
   *
   * @param refused the tracker's names of the bad fields
   * @param words of that tracker
   * @return empty if it can only be held as a whole
   */
  public static Optional<Division> of(
      PlannedCommand planned, Set<String> refused, Vocabulary words) {
    return switch (planned.command()) {
      case Command.UpdateFields update -> ofUpdate(planned, update, refused);
      case Command.CreateTicket create -> ofCreate(planned, create, refused, words);
      default -> Optional.empty();
    };
  }

  private static Optional<Division> ofUpdate(
      PlannedCommand planned, Command.UpdateFields update, Set<String> refused) {
    List<FieldName> bad = HeldFields.named(planned, refused);
    if (bad.isEmpty() || update.writes().size() == 1) {
      return Optional.empty();
    }
    List<FieldName> good =
        HeldFields.named(planned, update.writes().stream().map(Command.FieldWrite::field).toList())
            .stream()
            .filter(f -> !bad.contains(f))
            .toList();
    List<PlannedCommand> held = new ArrayList<>();
    bad.forEach(f -> held.add(HeldFields.only(planned, List.of(f))));
    Optional<PlannedCommand> rest =
        good.isEmpty() ? Optional.empty() : Optional.of(HeldFields.only(planned, good));
    return Optional.of(new Division(held, rest));
  }

  /** A ticket is made without its bad fields; these are then held as changes of the new ticket. */
  private static Optional<Division> ofCreate(
      PlannedCommand planned, Command.CreateTicket create, Set<String> refused, Vocabulary words) {
    Set<String> bad =
        refused.stream()
            .filter(create.fields()::containsKey)
            .collect(Collectors.toUnmodifiableSet());
    boolean nameless =
        words
            .term(StandardField.TITLE.field())
            .map(t -> bad.contains(t.trackerField()))
            .orElse(true);
    if (bad.isEmpty() || nameless || !(planned.purpose() instanceof Purpose.Mirror mirror)) {
      return Optional.empty();
    }
    boolean fixed = bad.stream().anyMatch(field -> words.canonical(field).isEmpty());
    if (fixed) {
      return Optional.empty(); // set by the route: no change of the new ticket could hold it
    }
    Set<FieldName> names =
        bad.stream()
            .flatMap(field -> words.canonical(field).stream())
            .collect(Collectors.toUnmodifiableSet());
    SortedMap<String, Value> fields = without(create.fields(), bad);
    var fewer =
        new Command.CreateTicket(
            create.target(), create.project(), create.type(), fields, create.link());
    List<Explanation.Line> lines =
        planned.explanation().lines().stream()
            .filter(l -> names.stream().noneMatch(n -> n.name().equals(l.what())))
            .toList();
    return Optional.of(
        new Division(
            List.of(),
            Optional.of(
                new PlannedCommand(
                    fewer,
                    planned.incident(),
                    new Purpose.Mirror(
                        mirror.route(),
                        without(mirror.values(), names),
                        without(mirror.set(), names),
                        mirror.sources()),
                    new Explanation(lines, planned.explanation().calls())))));
  }

  private static <K extends Comparable<K>, V> SortedMap<K, V> without(
      SortedMap<K, V> all, Collection<K> keys) {
    SortedMap<K, V> rest = new TreeMap<>(all);
    rest.keySet().removeAll(keys);
    return rest;
  }
}
