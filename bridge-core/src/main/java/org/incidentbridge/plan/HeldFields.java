package org.incidentbridge.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.FieldWrite;
import org.incidentbridge.spi.Command.Target;
import org.incidentbridge.spi.CommandKey;
import org.jspecify.annotations.Nullable;

/** Takes single fields out of commands, so that one bad field does not stop the others (N10). */
public final class HeldFields {

  private HeldFields() {}

  /**
   * What a command writes, by canonical field: the tracker's words, since the same canonical value
   * may be told in other ones when the configuration was mended.
   */
  public static Map<FieldName, Value> written(PlannedCommand planned) {
    Map<FieldName, Value> written = new TreeMap<>();
    if (planned.purpose() instanceof Purpose.Fields fields) {
      fields
          .trackerFields()
          .forEach((field, name) -> written.put(field, word(planned.command(), field, name)));
    }
    return written;
  }

  private static Value word(Command command, FieldName field, String name) {
    return switch (command) {
      case Command.UpdateFields update ->
          update.writes().stream()
              .filter(w -> w.field().equals(name))
              .map(FieldWrite::value)
              .findFirst()
              .orElse(Value.absent());
      case Command.ChangeStatus change ->
          field.equals(StandardField.STATUS.field())
              ? Value.line(change.status())
              : change.with().getOrDefault(name, Value.absent());
      default -> Value.absent();
    };
  }

  /**
   * What a command writes, by the tracker's field names; a status moves by itself, and is told
   * apart as a word.
   */
  public static SortedMap<String, Value> sent(Command command) {
    SortedMap<String, Value> written = new TreeMap<>();
    switch (command) {
      case Command.CreateTicket create -> written.putAll(create.fields());
      case Command.UpdateFields update ->
          update.writes().forEach(w -> written.put(w.field(), w.value()));
      case Command.ChangeStatus change -> written.putAll(change.with());
      default -> {}
    }
    return written;
  }

  /**
   * Whether a tracker is told the same: a person stays who they are when the table of people gives
   * them another account, and yet the tracker is told another one.
   */
  public static boolean areSame(@Nullable Value one, @Nullable Value other) {
    return Objects.equals(one, other) && account(one).equals(account(other));
  }

  private static String account(@Nullable Value value) {
    return value instanceof Value.Person person ? person.party().account() : "";
  }

  /**
   * A planned update without the fields that wait for a person.
   *
   * @param held what the waiting ones write, as {@link #written} says
   */
  public static Optional<PlannedCommand> without(
      PlannedCommand planned, Map<FieldName, Value> held) {
    Map<FieldName, Value> written = written(planned);
    List<FieldName> stay =
        written.entrySet().stream()
            .filter(e -> !areSame(e.getValue(), held.get(e.getKey())))
            .map(Map.Entry::getKey)
            .toList();
    if (stay.size() == written.size()) {
      return Optional.of(planned);
    }
    if (stay.isEmpty()) {
      return Optional.empty();
    }
    boolean divisible =
        planned.command() instanceof Command.UpdateFields
            || stay.contains(StandardField.STATUS.field());
    return divisible ? Optional.of(only(planned, stay)) : Optional.empty();
  }

  /**
   * A part of a planned update, or of a change of status with it: only these canonical fields. A
   * status goes without the fields that are set with it, but not the other way round.
   */
  public static PlannedCommand only(PlannedCommand planned, List<FieldName> wanted) {
    return only(planned, wanted, source -> true);
  }

  /** The same, where it is known of which of its sources the part tells. */
  static PlannedCommand only(
      PlannedCommand planned, List<FieldName> wanted, Predicate<TicketRef> told) {
    var fields = (Purpose.Fields) planned.purpose();
    SortedMap<FieldName, Value> values = new TreeMap<>(fields.values());
    values.keySet().retainAll(wanted);
    SortedMap<FieldName, String> names = new TreeMap<>(fields.trackerFields());
    names.keySet().retainAll(wanted);
    List<Explanation.Line> lines =
        planned.explanation().lines().stream()
            .filter(l -> wanted.stream().anyMatch(f -> f.name().equals(l.what())))
            .toList();
    Target old = planned.command().target();
    var key = CommandKey.of("part", old.key().text(), wanted.toString());
    return new PlannedCommand(
        part(planned.command(), new Target(key, old.tracker(), old.ticketId()), names.values()),
        planned.incident(),
        new Purpose.Fields(
            values,
            names,
            fields.sources().stream().filter(told).collect(Collectors.toUnmodifiableSet())),
        new Explanation(lines, planned.explanation().calls()));
  }

  private static Command part(Command whole, Target target, Collection<String> names) {
    return switch (whole) {
      case Command.UpdateFields update ->
          new Command.UpdateFields(
              target, update.writes().stream().filter(w -> names.contains(w.field())).toList());
      case Command.ChangeStatus change -> {
        SortedMap<String, Value> with = new TreeMap<>(change.with());
        with.keySet().retainAll(names);
        yield new Command.ChangeStatus(target, change.expected(), change.status(), with);
      }
      default -> throw new IllegalArgumentException("has no parts: " + whole);
    };
  }

  /** The canonical names of tracker fields that a command writes. */
  public static List<FieldName> named(PlannedCommand planned, Iterable<String> trackerFields) {
    if (!(planned.purpose() instanceof Purpose.Fields fields)) {
      return List.of();
    }
    List<FieldName> found = new ArrayList<>();
    for (String name : trackerFields) {
      fields.trackerFields().entrySet().stream()
          .filter(e -> e.getValue().equals(name))
          .map(Map.Entry::getKey)
          .forEach(found::add);
    }
    return found;
  }

  /** The ticket that a command writes to; empty for a create. */
  public static Optional<TicketRef> ticket(PlannedCommand planned) {
    var target = planned.command().target();
    return target.ticketId().isEmpty()
        ? Optional.empty()
        : Optional.of(new TicketRef(target.tracker(), target.ticketId()));
  }
}
