package org.incidentbridge.config;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.StandardField;

/** The kinds of conditions there are. */
final class ConditionScopes {

  /** Which tickets a route covers. */
  static final ConditionScope ROUTE =
      new ConditionScope.Builder("incident.requestClass == \"bug\" && incident.level >= 3")
          .struct("incident", "Incident", incident())
          .struct("ticket", "Ticket", all(SimpleType.STRING, "tracker", "key", "project", "type"))
          .build();

  /** What holds in a policy pack; see {@code replay.Variables}, which makes these. */
  static final ConditionScope POLICY =
      new ConditionScope.Builder("incident.severity == \"sev1\" && event.kind == \"comment\"")
          .struct("incident", "Incident", incident())
          .struct("reported", "Reported", incident())
          .struct("event", "Event", event())
          .structs("sides", "Side", incident())
          .texts("files")
          .struct("service", "Service", service())
          .struct("customer", "Customer", customer())
          .structs("clocks", "Clock", clock())
          .flags("gates")
          .structs("obligations", "Obligation", obligation())
          .flags("open")
          .build();

  private ConditionScopes() {}

  private static ImmutableMap<String, CelType> incident() {
    ImmutableMap.Builder<String, CelType> types = ImmutableMap.builder();
    for (StandardField field : StandardField.values()) {
      types.put(
          field.field().name(), field == StandardField.LEVEL ? SimpleType.INT : type(field.kind()));
    }
    return types.put("custom", texts()).build();
  }

  private static CelType type(FieldKind kind) {
    return switch (kind) {
      case LINE, WORD, BODY, PERSON -> SimpleType.STRING;
      case NAMES -> ListType.create(SimpleType.STRING);
      case MOMENT -> SimpleType.TIMESTAMP;
    };
  }

  private static ImmutableMap<String, CelType> event() {
    return ImmutableMap.<String, CelType>builder()
        .putAll(
            all(
                SimpleType.STRING,
                "kind",
                "field",
                "from",
                "to",
                "by",
                "author",
                "authorEmail",
                "tracker",
                "text",
                "file",
                "obligation"))
        .putAll(all(SimpleType.BOOL, "onOrigin", "public", "toReporter"))
        .build();
  }

  private static ImmutableMap<String, CelType> service() {
    return ImmutableMap.<String, CelType>builder()
        .put("name", SimpleType.STRING)
        .putAll(
            all(
                SimpleType.BOOL,
                "known",
                "critical",
                "hasOwner",
                "hasStaff",
                "open",
                "needed",
                "gap"))
        .put("custom", texts())
        .put("people", MapType.create(SimpleType.STRING, ListType.create(SimpleType.STRING)))
        .build();
  }

  private static ImmutableMap<String, CelType> customer() {
    return ImmutableMap.<String, CelType>builder()
        .putAll(all(SimpleType.STRING, "name", "plan"))
        .putAll(all(SimpleType.BOOL, "known", "covered", "hasPlan"))
        .build();
  }

  private static ImmutableMap<String, CelType> clock() {
    return ImmutableMap.<String, CelType>builder()
        .put("state", SimpleType.STRING)
        .putAll(all(SimpleType.BOOL, "running", "paused", "breached", "met", "started"))
        .put("cycle", SimpleType.INT)
        .build();
  }

  private static ImmutableMap<String, CelType> obligation() {
    return ImmutableMap.<String, CelType>builder()
        .putAll(all(SimpleType.BOOL, "open", "met", "overdue"))
        .put("count", SimpleType.INT)
        .build();
  }

  private static MapType texts() {
    return MapType.create(SimpleType.STRING, SimpleType.STRING);
  }

  private static ImmutableMap<String, CelType> all(CelType type, String... names) {
    ImmutableMap.Builder<String, CelType> types = ImmutableMap.builder();
    for (String name : names) {
      types.put(name, type);
    }
    return types.build();
  }
}
