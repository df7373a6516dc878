package org.incidentbridge.zendesk;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.ChangeStatus;
import org.incidentbridge.spi.Command.FieldWrite;
import org.incidentbridge.spi.Command.UpdateFields;

/** What a command wants of a ticket's fields. */
final class Commanded {

  private Commanded() {}

  /** The fields that a command sets. */
  static Set<String> fields(Command command) {
    return switch (command) {
      case UpdateFields update ->
          update.writes().stream().map(FieldWrite::field).collect(Collectors.toSet());
      case ChangeStatus change -> {
        Set<String> fields = new TreeSet<>(change.with().keySet());
        fields.addAll(Set.of("status", "custom_status"));
        yield fields;
      }
      default -> Set.of();
    };
  }

  /** What a command takes the fields to hold, but those of names, to which others may add. */
  static Map<String, Value> expected(Command command) {
    Map<String, Value> expected = new TreeMap<>();
    switch (command) {
      case UpdateFields update ->
          update.writes().stream()
              .filter(w -> !(w.value() instanceof Value.Names))
              .forEach(w -> expected.put(w.field(), w.expected()));
      case ChangeStatus change ->
          expected.put(
              StatusWord.CATEGORIES.contains(change.expected()) ? "status" : "custom_status",
              Value.line(change.expected()));
      default -> {}
    }
    return expected;
  }

  /** Whether a field holds what the command was not decided on. */
  static boolean isStale(FieldWrite write, Value now) {
    return !(write.value() instanceof Value.Names) && !Same.value(write.expected(), now);
  }

  /** The values to reach; names that others added or removed since stay so. */
  static SortedMap<String, Value> merged(UpdateFields command, Map<String, Value> now) {
    SortedMap<String, Value> values = new TreeMap<>();
    for (FieldWrite write : command.writes()) {
      boolean set = write.value() instanceof Value.Names || write.expected() instanceof Value.Names;
      Value shown = now.getOrDefault(write.field(), Value.absent());
      values.put(write.field(), set ? merged(write, shown) : write.value());
    }
    return values;
  }

  private static Value merged(FieldWrite write, Value shown) {
    boolean tags = write.field().equals("tags");
    SortedSet<String> before =
        tags ? FieldWriter.tags(write.expected()) : write.expected().asNames();
    SortedSet<String> after = tags ? FieldWriter.tags(write.value()) : write.value().asNames();
    Set<String> gone = new TreeSet<>(before);
    gone.removeAll(after);
    Set<String> come = new TreeSet<>(after);
    come.removeAll(before);
    Set<String> names = new TreeSet<>(shown.asNames());
    names.removeAll(gone);
    names.addAll(come);
    return Value.names(names);
  }
}
