package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An operator or function on types that it does not take, as CEL tells it, in the words of people
 * who write conditions.
 *
 * @param name as it is written, for example {@code >} or {@code contains}
 * @param receiver the type before the dot; empty if there is none
 * @param types of what it was applied to
 */
record MisfitTypes(String name, Optional<String> receiver, List<String> types) {

  private static final Pattern SAID =
      Pattern.compile(
          "found no matching overload for '(.+?)' applied to '(?:(.*)\\.)?\\((.*?)\\)' ?(?:\\(candidates.*)?",
          Pattern.DOTALL);
  private static final String TEXT = "string";
  private static final String MOMENT = "google.protobuf.Timestamp";
  private static final List<String> LOGIC = List.of("&&", "||", "!", "?:");
  private static final Map<String, String> WORDS =
      Map.of(
          TEXT,
          "a text",
          "int",
          "a whole number",
          "uint",
          "a whole number",
          "double",
          "a number",
          "bool",
          "true or false",
          MOMENT,
          "a point in time",
          "google.protobuf.Duration",
          "a length of time",
          "Incident",
          "the whole incident",
          "Ticket",
          "the whole ticket",
          "null",
          "null");

  /** What CEL said, if it is about that. */
  static Optional<MisfitTypes> said(String message) {
    Matcher matcher = SAID.matcher(message.strip());
    return matcher.matches()
        ? Optional.of(
            new MisfitTypes(
                plain(matcher.group(1)),
                Optional.ofNullable(matcher.group(2)),
                split(matcher.group(3))))
        : Optional.empty();
  }

  /** CEL writes {@code _>_} for an operator between two values. */
  private static String plain(String function) {
    return function.replaceFirst("^@", "").replace("_", "");
  }

  /** At commas, but not at those within a type. */
  private static List<String> split(String types) {
    List<String> all = new ArrayList<>();
    int depth = 0;
    StringBuilder type = new StringBuilder();
    for (int i = 0; i < types.length(); i++) {
      char c = types.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        all.add(type.toString().strip());
        type.setLength(0);
      } else {
        type.append(c);
      }
    }
    all.add(type.toString().strip());
    all.removeIf(String::isEmpty);
    return List.copyOf(all);
  }

  String message() {
    if (LOGIC.contains(name)) {
      String wrong =
          types.stream().filter(t -> !t.equals("bool")).findFirst().map(this::words).orElse("this");
      return "'" + name + "' needs true or false, but here is " + wrong;
    }
    String with = types.stream().map(this::words).collect(Collectors.joining(" and "));
    if (receiver.isPresent()) {
      return "'"
          + name
          + "' does not work on "
          + words(receiver.get())
          + (with.isEmpty() ? "" : " with " + with);
    }
    return "'" + name + "' does not work " + (types.size() == 2 ? "between " : "on ") + with;
  }

  String suggestion() {
    boolean text = types.contains(TEXT);
    boolean list = types.stream().anyMatch(t -> t.startsWith("list("));
    if (LOGIC.contains(name)) {
      return "compare it with something, for example incident.priority == \"high\"";
    }
    if (receiver.filter(r -> r.startsWith("list(")).isPresent() || (list && text)) {
      return "ask whether a list has a text with \"x\" in incident.labels";
    }
    if (name.equals("in")) {
      return "ask whether a text has a part with incident.title.contains(\"x\")";
    }
    if (types.contains(MOMENT)) {
      return "write a point in time as timestamp(\"2026-01-31T00:00:00Z\")";
    }
    if (text || receiver.filter(TEXT::equals).isPresent()) {
      return "a text stands in quotes, a number does not: incident.title == \"5\", incident.level >= 3";
    }
    return "for example incident.requestClass == \"bug\" && incident.level >= 3";
  }

  private String words(String type) {
    if (type.startsWith("list(")) {
      return type.equals("list(string)") ? "a list of texts" : "a list";
    }
    return type.startsWith("map(") ? "a table of texts" : WORDS.getOrDefault(type, type);
  }
}
