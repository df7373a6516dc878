package org.incidentbridge.normalise;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;

/**
 * What conditions see. {@code incident} has every standard field by its canonical name: sets of
 * names as lists of text, {@code level} as a whole number (-1 if unknown), {@code due} as an {@link
 * Instant} (the epoch if unknown), all others as text (formatted text without its formatting; empty
 * if unknown, but {@code unresolved} for the resolution and {@code none} for the priority), and
 * {@code custom} as a map of text. {@code ticket} has {@code tracker}, {@code key}, {@code project}
 * and {@code type} of the ticket that the route would start from.
 */
public final class ConditionVariables {

  private ConditionVariables() {}

  /** The variables for one incident and one of its tickets. */
  public static Map<String, Object> of(
      Map<FieldName, Value> values, TrackerId tracker, TicketState.Place place) {
    Map<String, Object> incident = new TreeMap<>();
    for (StandardField field : StandardField.values()) {
      Value value = values.getOrDefault(field.field(), Value.absent());
      incident.put(field.field().name(), plain(field, value));
    }
    Map<String, String> custom = new TreeMap<>();
    values.forEach(
        (name, value) -> {
          if (name.isCustom()) {
            custom.put(name.name().substring("custom:".length()), value.display());
          }
        });
    incident.put("custom", custom);
    Map<String, Object> ticket =
        Map.of(
            "tracker", tracker.name(),
            "key", place.key(),
            "project", place.project(),
            "type", place.type());
    return Map.of("incident", incident, "ticket", ticket);
  }

  /** One value as conditions see it. */
  public static Object plain(StandardField field, Value value) {
    if (field == StandardField.LEVEL) {
      return (long) field.words().indexOf(value.display());
    }
    if (field.kind() == FieldKind.NAMES) {
      List<String> names = value instanceof Value.Names n ? new ArrayList<>(n.names()) : List.of();
      return List.copyOf(names);
    }
    if (field.kind() == FieldKind.MOMENT) {
      return value instanceof Value.Moment m ? m.at() : Instant.EPOCH;
    }
    return value.isAbsent() ? field.emptyWord().orElse("") : value.display();
  }
}
