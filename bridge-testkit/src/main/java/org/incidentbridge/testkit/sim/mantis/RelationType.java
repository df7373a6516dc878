package org.incidentbridge.testkit.sim.mantis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The five relationship types of 2.28. */
enum RelationType {
  DUPLICATE_OF(0, "duplicate-of", "duplicate of"),
  RELATED_TO(1, "related-to", "related to"),
  PARENT_OF(2, "parent-of", "parent of"),
  CHILD_OF(3, "child-of", "child of"),
  HAS_DUPLICATE(4, "has-duplicate", "has duplicate");

  private final int id;
  private final String apiName;
  private final String label;

  RelationType(int id, String apiName, String label) {
    this.id = id;
    this.apiName = apiName;
    this.label = label;
  }

  static Optional<RelationType> byId(int id) {
    return Arrays.stream(values()).filter(t -> t.id == id).findFirst();
  }

  static Optional<RelationType> byName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(t -> t.apiName.equals(lower)).findFirst();
  }

  int id() {
    return id;
  }

  String apiName() {
    return apiName;
  }

  String label() {
    return label;
  }

  /** Only forward types are stored; the others are stored turned round. */
  boolean forward() {
    return this == DUPLICATE_OF || this == RELATED_TO || this == PARENT_OF;
  }

  RelationType complement() {
    return switch (this) {
      case DUPLICATE_OF -> HAS_DUPLICATE;
      case HAS_DUPLICATE -> DUPLICATE_OF;
      case PARENT_OF -> CHILD_OF;
      case CHILD_OF -> PARENT_OF;
      case RELATED_TO -> RELATED_TO;
    };
  }
}
