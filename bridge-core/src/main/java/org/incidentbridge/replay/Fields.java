package org.incidentbridge.replay;

import java.util.HashMap;
import java.util.Map;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.jspecify.annotations.Nullable;

/** Standard fields by name, without a search each time. */
final class Fields {
  private static final Map<FieldName, StandardField> BY_NAME = byName();

  private Fields() {}

  /** Null for fields that an admin named. */
  static @Nullable StandardField standard(FieldName field) {
    return BY_NAME.get(field);
  }

  private static Map<FieldName, StandardField> byName() {
    Map<FieldName, StandardField> byName = new HashMap<>();
    for (StandardField field : StandardField.values()) {
      byName.put(field.field(), field);
    }
    return byName;
  }
}
