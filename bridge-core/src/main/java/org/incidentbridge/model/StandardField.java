package org.incidentbridge.model;

import static org.incidentbridge.model.FieldKind.BODY;
import static org.incidentbridge.model.FieldKind.LINE;
import static org.incidentbridge.model.FieldKind.MOMENT;
import static org.incidentbridge.model.FieldKind.NAMES;
import static org.incidentbridge.model.FieldKind.PERSON;
import static org.incidentbridge.model.FieldKind.WORD;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The fields every incident has, whatever its trackers call them. */
public enum StandardField {
  TITLE("title", LINE),
  DESCRIPTION("description", BODY),
  REQUEST_CLASS("requestClass", WORD, "bug", "change", "misc"),
  SEVERITY("severity", WORD, "sev1", "sev2", "sev3", "sev4"),
  PRIORITY("priority", WORD, "urgent", "high", "normal", "low", "none"),
  STATUS(
      "status",
      WORD,
      "new",
      "in-progress",
      "waiting-on-customer",
      "waiting-on-third-party",
      "resolved",
      "closed"),
  RESOLUTION(
      "resolution",
      WORD,
      "unresolved",
      "fixed",
      "workaround",
      "wont-fix",
      "duplicate",
      "cannot-reproduce",
      "not-a-bug",
      "suspended"),
  ASSIGNEE("assignee", PERSON),
  REPORTER("reporter", PERSON),
  ORGANISATION("organisation", LINE),
  SERVICE("service", LINE),
  LEVEL("level", WORD, "L0", "L1", "L2", "L3", "L4"),
  LABELS("labels", NAMES),
  COMPONENTS("components", NAMES),
  AFFECTS_VERSIONS("affectsVersions", NAMES),
  FIXED_IN("fixedIn", NAMES),
  DUE("due", MOMENT),
  STEPS("stepsToReproduce", BODY),
  REPRODUCIBLE(
      "reproducible",
      WORD,
      "always",
      "sometimes",
      "random",
      "not-tried",
      "unable",
      "not-applicable"),
  IMPACT("impact", BODY),
  EXPECTED("expected", BODY),
  OBSERVED("observed", BODY),
  KNOWN_PROBLEM("knownProblem", LINE),
  WORKAROUND("workaround", BODY);

  private final FieldName field;
  private final FieldKind kind;
  private final List<String> words;

  StandardField(String name, FieldKind kind, String... words) {
    this.field = new FieldName(name);
    this.kind = kind;
    this.words = List.of(words);
  }

  public FieldName field() {
    return field;
  }

  public FieldKind kind() {
    return kind;
  }

  /** The canonical words of a {@link FieldKind#WORD} field in their order; else empty. */
  public List<String> words() {
    return words;
  }

  /**
   * The word that says no more than an empty field does. Trackers differ in whether they have such
   * a word, so in canonical values it is always {@link Value#absent}.
   */
  public Optional<String> emptyWord() {
    return switch (this) {
      case RESOLUTION -> Optional.of("unresolved");
      case PRIORITY -> Optional.of("none");
      default -> Optional.empty();
    };
  }

  /** The standard field of that canonical name. */
  public static Optional<StandardField> named(String name) {
    return Arrays.stream(values()).filter(f -> f.field.name().equals(name)).findFirst();
  }

  /** The kind of any field; custom fields are lines unless a tracker says otherwise. */
  public static FieldKind kindOf(FieldName field) {
    return named(field.name()).map(StandardField::kind).orElse(LINE);
  }
}
