package org.incidentbridge.config;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.policy.Condition;

/**
 * Whether two conditions can hold for the same ticket. Where both look only at fields with a closed
 * list of words, and compare project and type only with texts in quotes, all combinations are
 * tried; else the answer is that they can.
 */
final class Overlap {
  private static final int MOST_COMBINATIONS = 5_000;
  private static final Pattern REFERENCE = Pattern.compile("\\b(incident|ticket)\\.([A-Za-z]+)");
  private static final String QUOTED = "(?:\"[^\"\\\\]*\"|'[^'\\\\]*')";
  private static final Pattern COMPARED =
      Pattern.compile(
          "\\bticket\\.(project|type)\\s*(?:[!=]=\\s*(%1$s)|in\\s*\\[((?:\\s*%1$s\\s*,?)*)])"
              .formatted(QUOTED));
  private static final Pattern LITERAL = Pattern.compile(QUOTED);

  /** What a name of a condition may stand for. */
  private record Choice(String scope, String name, List<Object> values) {}

  private final List<Condition> conditions;
  private final List<Choice> choices;
  private final Map<String, Object> incident = incident();
  private final Map<String, Object> ticket =
      new HashMap<>(Map.of("tracker", "", "key", "", "project", "", "type", ""));

  private Overlap(List<Condition> conditions, List<Choice> choices) {
    this.conditions = conditions;
    this.choices = choices;
  }

  static boolean possible(Condition a, Condition b) {
    return possible(List.of(a, b), Map.of());
  }

  /** Whether the condition can hold for a ticket of that project. */
  static boolean possibleIn(String project, Condition condition) {
    return possible(List.of(condition), Map.of("ticket.project", project));
  }

  /** Whether the condition can hold for a ticket with that word in that field. */
  static boolean possibleWith(StandardField field, String word, Condition condition) {
    Object value =
        field == StandardField.LEVEL ? (Object) (long) field.words().indexOf(word) : word;
    return possible(List.of(condition), Map.of("incident." + field.field(), value));
  }

  private static boolean possible(List<Condition> conditions, Map<String, Object> fixed) {
    String text = String.join(" \n ", conditions.stream().map(Condition::text).toList());
    Map<String, Choice> choices = new HashMap<>();
    Matcher matcher = REFERENCE.matcher(text);
    while (matcher.find()) {
      if (!choices.containsKey(matcher.group())) {
        Object value = fixed.get(matcher.group());
        Optional<Choice> choice =
            value == null
                ? choice(matcher.group(1), matcher.group(2), text)
                : Optional.of(new Choice(matcher.group(1), matcher.group(2), List.of(value)));
        if (choice.isEmpty()) {
          return true;
        }
        choices.put(matcher.group(), choice.get());
      }
    }
    long combinations = 1;
    for (Choice choice : choices.values()) {
      combinations *= choice.values().size();
      if (combinations > MOST_COMBINATIONS) {
        return true;
      }
    }
    return new Overlap(conditions, List.copyOf(choices.values())).tryAll(0);
  }

  /** Empty if what the name may stand for cannot be told. */
  private static Optional<Choice> choice(String scope, String name, String text) {
    if (scope.equals("ticket")) {
      return compared(name, text).map(values -> new Choice(scope, name, values));
    }
    return StandardField.named(name)
        .filter(field -> field.kind() == FieldKind.WORD)
        .map(field -> new Choice(scope, name, words(field)));
  }

  private static List<Object> words(StandardField field) {
    List<Object> values = new ArrayList<>();
    for (int i = -1; i < field.words().size(); i++) {
      Object word = i < 0 ? "" : field.words().get(i);
      values.add(field == StandardField.LEVEL ? (Object) (long) i : word);
    }
    return values;
  }

  /** The texts that the name is compared with, and one other; empty if more is done with it. */
  private static Optional<List<Object>> compared(String name, String text) {
    Set<Object> values = new LinkedHashSet<>(Set.of(""));
    Matcher matcher = COMPARED.matcher(text);
    int comparisons = 0;
    while (matcher.find()) {
      if (matcher.group(1).equals(name)) {
        comparisons++;
        Matcher literal = LITERAL.matcher(matcher.group());
        while (literal.find()) {
          values.add(literal.group().substring(1, literal.group().length() - 1));
        }
      }
    }
    int mentions = text.split("\\bticket\\." + name + "\\b", -1).length - 1;
    return comparisons == mentions ? Optional.of(List.copyOf(values)) : Optional.empty();
  }

  private boolean tryAll(int next) {
    if (next == choices.size()) {
      Map<String, Object> variables = Map.of("incident", incident, "ticket", ticket);
      return conditions.stream().allMatch(c -> c.test(variables).holds());
    }
    Choice choice = choices.get(next);
    for (Object value : choice.values()) {
      (choice.scope().equals("ticket") ? ticket : incident).put(choice.name(), value);
      if (tryAll(next + 1)) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Object> incident() {
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
}
