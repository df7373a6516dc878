package org.incidentbridge.config;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.policy.Condition;

/**
 * Whether two conditions can hold for the same ticket. Where both look only at fields with a closed
 * list of words, all combinations are tried; else the answer is that they can.
 */
final class Overlap {
  private static final int MOST_COMBINATIONS = 5_000;
  private static final Pattern REFERENCE = Pattern.compile("\\b(incident|ticket)\\.([A-Za-z]+)");

  private Overlap() {}

  static boolean possible(Condition a, Condition b) {
    List<StandardField> fields = new ArrayList<>();
    int combinations = 1;
    Matcher matcher = REFERENCE.matcher(a.text() + " " + b.text());
    while (matcher.find()) {
      StandardField field =
          matcher.group(1).equals("ticket")
              ? StandardField.TITLE
              : StandardField.named(matcher.group(2)).orElse(StandardField.TITLE);
      if (field.kind() != FieldKind.WORD) {
        return true;
      }
      if (!fields.contains(field)) {
        fields.add(field);
        combinations *= field.words().size() + 1;
      }
      if (combinations > MOST_COMBINATIONS) {
        return true;
      }
    }
    return tryAll(a, b, fields, 0, blank());
  }

  private static boolean tryAll(
      Condition a, Condition b, List<StandardField> fields, int next, Map<String, Object> words) {
    if (next == fields.size()) {
      Map<String, Object> variables = Map.of("incident", words, "ticket", ticket());
      return a.test(variables).holds() && b.test(variables).holds();
    }
    StandardField field = fields.get(next);
    for (int i = -1; i < field.words().size(); i++) {
      Object word = i < 0 ? "" : field.words().get(i);
      words.put(field.field().name(), field == StandardField.LEVEL ? (Object) (long) i : word);
      if (tryAll(a, b, fields, next + 1, words)) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Object> blank() {
    Map<String, Object> incident = new HashMap<>();
    for (StandardField field : StandardField.values()) {
      incident.put(
          field.field().name(),
          switch (field.kind()) {
            case NAMES -> List.of();
            case MOMENT -> Instant.EPOCH;
            default -> field == StandardField.LEVEL ? (Object) Long.valueOf(-1) : "";
          });
    }
    incident.put("custom", Map.of());
    return incident;
  }

  private static Map<String, Object> ticket() {
    return Map.of("tracker", "", "key", "", "project", "", "type", "");
  }
}
