package org.incidentbridge.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.ConditionVariables;
import org.incidentbridge.policy.FieldTable;

/**
 * What the conditions of a policy pack see. Every member is always there.
 *
 * <ul>
 *   <li>{@code incident}: every standard field as {@link ConditionVariables} tells, and {@code
 *       custom}; what the policy decides is in it
 *   <li>{@code reported}: the same as people set it
 *   <li>{@code event}: what has just happened, see {@link EventVariables}; all members are empty
 *       when it was nothing but the passing of time or the effect of a step
 *   <li>{@code sides}: by tracker what its ticket shows, what the bridge wrote included; members as
 *       those of {@code incident}, all empty as long as there is no ticket, and {@code there}:
 *       whether there is one
 *   <li>{@code files}: names of the files that people attached so far, as a list
 *   <li>{@code service}: {@code name}, {@code known}, {@code critical}, {@code hasOwner}, {@code
 *       hasStaff}, {@code custom}; {@code people}: by role the addresses; {@code open}: supported
 *       now, true without hours; {@code needed}: its users need it now, false without hours; {@code
 *       gap}: needed and not open
 *   <li>{@code customer}: {@code name}, {@code known}, {@code plan}, {@code hasPlan}; {@code
 *       covered}: the plan covers this moment
 *   <li>{@code clocks}: by name {@code state} ({@code idle} or a word of {@link
 *       ClockReading.State}), {@code started}: it has a cycle; {@code running}: it counts, covered
 *       or not; {@code paused}; {@code breached}: the newest cycle was or is over its due time;
 *       {@code met}: it was stopped in time; {@code cycle}: the number of the newest, 0 if none
 *   <li>{@code gates}: by name whether nothing is missing
 *   <li>{@code obligations}: by name {@code open}, {@code met}: the newest was acknowledged, {@code
 *       overdue}: open after its due time, {@code count}: how often it was opened
 *   <li>{@code open}: by the calendar's name whether it is open now
 * </ul>
 */
public final class Variables {
  private static final String CUSTOM = "custom";
  private static final String THERE = "there";
  private static final List<String> NAMES =
      List.of(
          "event",
          "incident",
          "reported",
          "sides",
          "files",
          "service",
          "customer",
          "clocks",
          "gates",
          "obligations",
          "open");
  private static final FieldTable NO_FIELDS = FieldTable.of(noFields());

  private static final FieldTable NOTHING = FieldTable.of(nothing());
  private static final int EVENT = NOTHING.place("event");

  private final FieldTable all = NOTHING.copy();
  private final FieldTable event = EventVariables.NONE.copy();
  private final Map<String, Object> incident = fields();
  private final Map<String, Object> reported = fields();
  private final Map<String, Map<String, Object>> sides = new HashMap<>();
  private final List<String> files = new ArrayList<>();

  Variables() {
    all.put("incident", incident);
    all.put("reported", reported);
    all.put("sides", sides);
    all.put("files", files);
  }

  /** As conditions get them; changes as this does. */
  Map<String, Object> all() {
    return all;
  }

  FieldTable event() {
    return event;
  }

  void showEvent(boolean shown) {
    all.replace(EVENT, shown ? event : EventVariables.NONE);
  }

  /** Whether that changed anything. */
  boolean incident(FieldName field, Value value) {
    return put(incident, field, value);
  }

  /** Whether that changed anything. */
  boolean reported(FieldName field, Value value) {
    return put(reported, field, value);
  }

  /** A side that conditions name is there to be read, also before it has a ticket. */
  void expectSide(String tracker) {
    Map<String, Object> side = fields();
    sides.put(tracker, side);
  }

  /** Whether that changed anything. */
  boolean side(String tracker, FieldName field, Value value) {
    return put(side(tracker), field, value);
  }

  /** Whether it was not there before. */
  boolean sideIsThere(String tracker) {
    return put(side(tracker), THERE, true);
  }

  private Map<String, Object> side(String tracker) {
    return sides.computeIfAbsent(tracker, any -> fields());
  }

  void file(String name) {
    files.add(name);
  }

  /** A variable that is replaced as a whole. */
  void set(String name, Object value) {
    all.put(name, value);
  }

  /** The empty map or list that is in place until something is known. */
  static Map<String, Object> fields() {
    Map<String, Object> fields = NO_FIELDS.copy();
    fields.put(CUSTOM, new HashMap<String, String>());
    return fields;
  }

  /** Shows a member; whether that changed anything. */
  static boolean put(Map<String, Object> shown, String key, Object value) {
    return !value.equals(shown.put(key, value));
  }

  private static boolean put(Map<String, Object> fields, FieldName field, Value value) {
    StandardField standard = Fields.standard(field);
    if (standard != null) {
      Object plain = ConditionVariables.plain(standard, value);
      return put(fields, field.name(), plain);
    }
    @SuppressWarnings("unchecked")
    Map<String, String> custom = (Map<String, String>) fields.get(CUSTOM);
    String key = field.name().substring("custom:".length());
    return custom != null && !value.display().equals(custom.put(key, value.display()));
  }

  private static Map<String, Object> nothing() {
    Map<String, Object> nothing = new HashMap<>();
    NAMES.forEach(name -> nothing.put(name, Map.of()));
    nothing.put("event", EventVariables.NONE);
    return nothing;
  }

  private static Map<String, Object> noFields() {
    Map<String, Object> fields = new HashMap<>();
    fields.put(CUSTOM, Map.of());
    fields.put(THERE, false);
    for (StandardField field : StandardField.values()) {
      fields.put(field.field().name(), ConditionVariables.plain(field, Value.absent()));
    }
    return fields;
  }
}
