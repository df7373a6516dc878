package org.incidentbridge.replay;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.policy.Condition;

/** What conditions read, as bits, so that only what can have changed is asked again. */
final class Topics {
  /** Every one, and so the reading of a condition that does not say what it reads. */
  static final long ALL = -1L;

  /** In what a condition reads, all members of a variable. */
  static final String EACH = "*";

  private static final int FIELDS = 18;
  private static final long FIELD_BITS = (1L << FIELDS) - 1;
  private static final int CUSTOM = 2;
  private static final int FIRST_EVENT = 2 * FIELDS;
  private static final Map<FieldName, Integer> PLACES = places();

  static final long KIND = bit(FIRST_EVENT);
  static final long FIELD = bit(FIRST_EVENT + 1);
  static final long FROM = bit(FIRST_EVENT + 2);
  static final long TO = bit(FIRST_EVENT + 3);
  static final long BY = bit(FIRST_EVENT + 4);
  static final long AUTHOR = bit(FIRST_EVENT + 5);
  static final long TRACKER = bit(FIRST_EVENT + 6);
  static final long PUBLIC = bit(FIRST_EVENT + 7);
  static final long TEXT = bit(FIRST_EVENT + 8);
  static final long NAME = bit(FIRST_EVENT + 9);
  static final long EVENT = KIND | FIELD | FROM | TO | BY | AUTHOR | TRACKER | PUBLIC | TEXT | NAME;

  private static final int AFTER_EVENT = FIRST_EVENT + 10;

  /** For which trackers there are sides. */
  private static final long SIDE_NAMES = bit(AFTER_EVENT);

  private static final long SIDE_RANKS = bit(AFTER_EVENT + 10);
  private static final long SIDE_STATUSES = bit(AFTER_EVENT + 11);
  private static final long SIDE_OTHERS = bit(AFTER_EVENT + 12);
  static final long SIDES = SIDE_NAMES | SIDE_RANKS | SIDE_STATUSES | SIDE_OTHERS;
  static final long SERVICE = bit(AFTER_EVENT + 1);
  static final long SERVICE_HOURS = bit(AFTER_EVENT + 2);
  static final long CUSTOMER = bit(AFTER_EVENT + 3);
  static final long COVERED = bit(AFTER_EVENT + 4);
  static final long CLOCKS = bit(AFTER_EVENT + 5);
  static final long GATES = bit(AFTER_EVENT + 6);
  static final long OBLIGATIONS = bit(AFTER_EVENT + 7);
  static final long OPEN = bit(AFTER_EVENT + 8);
  static final long FILES = bit(AFTER_EVENT + 9);

  /** Those that change although nothing happens, because calendars open and close. */
  static final long HOURS = SERVICE_HOURS | COVERED | OPEN;

  static final long INCIDENT = FIELD_BITS;
  static final long REPORTED = FIELD_BITS << FIELDS;

  private static final Map<String, Long> VARIABLES =
      Map.ofEntries(
          entry("incident", INCIDENT),
          entry("reported", REPORTED),
          entry("event", EVENT),
          entry("sides", SIDES),
          entry("service", SERVICE | SERVICE_HOURS),
          entry("customer", CUSTOMER | COVERED),
          entry("clocks", CLOCKS),
          entry("gates", GATES),
          entry("obligations", OBLIGATIONS),
          entry("open", OPEN),
          entry("files", FILES));
  private static final Map<String, Long> EVENT_MEMBERS =
      Map.ofEntries(
          entry("kind", KIND),
          entry("field", FIELD),
          entry("from", FROM),
          entry("to", TO),
          entry("by", BY),
          entry("author", AUTHOR),
          entry("authorEmail", AUTHOR),
          entry("tracker", TRACKER),
          entry("onOrigin", TRACKER),
          entry("public", PUBLIC),
          entry("toReporter", PUBLIC),
          entry("text", TEXT),
          entry("file", NAME),
          entry("obligation", NAME));
  private static final Set<String> HOURS_OF_SERVICE = Set.of("open", "needed", "gap");

  private Topics() {}

  /** What a condition reads. */
  static long of(Condition condition) {
    return condition.reads().map(Topics::of).orElse(ALL);
  }

  /** The value of a field with all that the policy makes of it. */
  static long incident(FieldName field) {
    return bit(PLACES.getOrDefault(field, CUSTOM));
  }

  /** The value of a field as people set it. */
  static long reported(FieldName field) {
    return incident(field) << FIELDS;
  }

  /** The value of a field on some side. */
  static long side(FieldName field) {
    if (field.equals(StandardField.PRIORITY.field())
        || field.equals(StandardField.SEVERITY.field())) {
      return SIDE_RANKS;
    }
    return field.equals(StandardField.STATUS.field()) ? SIDE_STATUSES : SIDE_OTHERS;
  }

  private static long of(Set<String> paths) {
    long topics = 0;
    for (String path : paths) {
      topics |= of(path);
    }
    return topics;
  }

  private static long of(String path) {
    int dot = path.indexOf('.');
    String variable = dot < 0 ? path : path.substring(0, dot);
    long whole = VARIABLES.getOrDefault(variable, 0L);
    return dot < 0 ? whole : member(variable, path.substring(dot + 1), whole);
  }

  private static String first(String members) {
    int dot = members.indexOf('.');
    return dot < 0 ? members : members.substring(0, dot);
  }

  private static long member(String variable, String members, long whole) {
    String member = first(members);
    return switch (variable) {
      case "sides" -> sides(members);
      case "incident" -> field(member);
      case "reported" -> field(member) << FIELDS;
      case "event" -> EVENT_MEMBERS.getOrDefault(member, whole);
      case "service" -> HOURS_OF_SERVICE.contains(member) ? SERVICE_HOURS : SERVICE;
      case "customer" -> member.equals("covered") ? COVERED : CUSTOMER;
      default -> whole;
    };
  }

  /** Of one tracker's side all may be meant; of each side it is told what is. */
  private static long sides(String members) {
    if (members.equals(EACH)) {
      return SIDE_NAMES;
    }
    return members.startsWith(EACH + ".")
        ? StandardField.named(members.substring(2)).map(f -> side(f.field())).orElse(SIDES)
        : SIDES;
  }

  private static long field(String member) {
    return StandardField.named(member).map(f -> incident(f.field())).orElse(bit(CUSTOM));
  }

  private static long bit(int place) {
    return 1L << place;
  }

  /** Fields that conditions seldom read share a place: 64 bits have to do. */
  private static Map<FieldName, Integer> places() {
    Map<FieldName, Integer> places = new HashMap<>();
    int next = CUSTOM + 1;
    for (StandardField field : StandardField.values()) {
      int place =
          switch (field) {
            case DESCRIPTION, STEPS, IMPACT, EXPECTED, OBSERVED, WORKAROUND -> 0;
            case COMPONENTS, AFFECTS_VERSIONS, FIXED_IN -> 1;
            default -> next++;
          };
      places.put(field.field(), place);
    }
    if (next > FIELDS) {
      throw new IllegalStateException("there are more fields than places: " + next);
    }
    return Map.copyOf(places);
  }
}
