package org.incidentbridge.config;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.config.Yaml.Mapping;

/** Other words that could stand in one place of a pack. */
final class Rewordings {

  private static final String OTHER = "zzz";

  /** What only keeps the rest from being asked of what has no answer to it. */
  private static final Pattern GUARD =
      Pattern.compile("event\\.kind == \"changed\"|\"\\w+\" in (incident|reported)\\.custom");

  private static final Pattern BUSINESS_DAYS = Pattern.compile("(\\d+) business days?");
  private static final Pattern SPAN = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");
  private static final Pattern SHARE = Pattern.compile("(\\d+)(% of .+)");
  private static final Pattern STAY = Pattern.compile("(.+)( at L\\d)");
  private static final Pattern CONDITION =
      Pattern.compile(
          ".*\\.(when|start|stop|pause|each|done|dropped|begins|handles|needs\\.[^.]+)(\\.\\d+)?");
  private static final Pattern FREE =
      Pattern.compile(".*\\.(ticket|text|project|put\\..+)(\\.\\d+)?");
  private static final Map<String, List<String>> WORDS =
      Map.ofEntries(
          Map.entry("true", List.of("false")),
          Map.entry("false", List.of("true")),
          Map.entry(
              "end of next business day",
              List.of(
                  "same day", "end of the 2nd business day after", "morning of next business day")),
          Map.entry(
              "same day or next morning",
              List.of("same day", "morning of next business day", "end of next business day")),
          Map.entry("none", List.of("100d")),
          Map.entry("never", List.of("resume", "anew", "repeat")),
          Map.entry("anew", List.of("resume", "never", "repeat")),
          Map.entry("repeat", List.of("resume", "anew", "never")),
          Map.entry("L3", List.of("L2", "L4")),
          Map.entry("open", List.of("false")),
          Map.entry("created", List.of("false")),
          Map.entry("resolved", List.of("closed", "false")),
          Map.entry("closed", List.of("resolved", "false")),
          Map.entry("responded", List.of("event.kind == \"comment\"", "false")),
          Map.entry("restored", List.of("resolved", "false")),
          Map.entry("assigned", List.of("false")),
          Map.entry("waiting-on-customer", List.of("false")),
          Map.entry("waiting-on-third-party", List.of("false")),
          Map.entry("at L3 or above", List.of("at L2 or above", "false")),
          Map.entry("at L4", List.of("at L3", "false")));

  private Rewordings() {}

  static Set<String> of(Mapping pack, String path, String text) {
    Set<String> others = new LinkedHashSet<>(WORDS.getOrDefault(text, List.of()));
    TargetText.length(text).ifPresent(l -> others.addAll(lengths(l)));
    days(text).ifPresent(others::addAll);
    Matcher span = SPAN.matcher(text);
    if (span.matches()) {
      others.addAll(spans(span.group(1), span.group(2)));
    }
    Matcher share = SHARE.matcher(text);
    if (share.matches()) {
      int percent = Integer.parseInt(share.group(1));
      others.add((percent - 1) + share.group(2));
      others.add((percent + 1) + share.group(2));
    }
    Matcher stay = STAY.matcher(text);
    if (stay.matches()) {
      TargetText.length(stay.group(1))
          .ifPresent(l -> lengths(l).forEach(t -> others.add(t + stay.group(2))));
    }
    if (path.endsWith(".is") || path.endsWith("severity.otherwise")) {
      others.add(text.equals("sev3") ? "sev2" : "sev3");
    }
    named(pack, path, text, others);
    if (FREE.matcher(path).matches()) {
      others.add(OTHER);
    }
    if (CONDITION.matcher(path).matches() && !WORDS.containsKey(text)) {
      others.addAll(conditions(text));
    }
    others.remove(text);
    return others;
  }

  private static void named(Mapping pack, String path, String text, Set<String> others) {
    if (path.endsWith(".template")) {
      other(pack, "templates", text).ifPresent(others::add);
    }
    if (path.matches(".*\\.(hours|coverage|supported|needed|hours\\.plan)")
        && SPAN.matcher(text).results().findAny().isEmpty()) {
      others.add("24x7");
      others.addAll(keys(pack, "calendars"));
    }
    if (path.endsWith(".zone")) {
      others.add("Asia/Tokyo");
    }
    if (path.endsWith(".plan")) {
      others.addAll(keys(pack, "plans"));
    }
    if (path.contains(".oblige")) {
      other(pack, "obligations", text).ifPresent(others::add);
    }
    if (path.contains("services.") && path.endsWith("queue")) {
      others.add(OTHER);
    }
  }

  private static Optional<String> other(Mapping pack, String section, String text) {
    return keys(pack, section).stream().filter(key -> !key.equals(text)).findFirst();
  }

  private static Set<String> keys(Mapping pack, String section) {
    return pack.mapping(section).map(m -> m.entries().keySet()).orElse(Set.of());
  }

  private static List<String> lengths(Duration length) {
    return List.of(
        length.plusMinutes(1).toMinutes() + "m", length.minusMinutes(1).toMinutes() + "m");
  }

  private static Optional<List<String>> days(String text) {
    Matcher days = BUSINESS_DAYS.matcher(text);
    if (!days.matches()) {
      return Optional.empty();
    }
    int count = Integer.parseInt(days.group(1));
    return Optional.of(List.of((count + 1) + " business days", (count - 1) + " business days"));
  }

  private static List<String> spans(String from, String to) {
    List<String> others = new ArrayList<>();
    for (int minutes : new int[] {-1, 1}) {
      others.add(LocalTime.parse(from).plusMinutes(minutes) + "-" + to);
      others.add(from + "-" + LocalTime.parse(to).plusMinutes(minutes));
    }
    return others;
  }

  /** Other conditions: none, its contrary, each part left out, each text another one. */
  static Set<String> conditions(String text) {
    Set<String> others = new LinkedHashSet<>();
    if (text.matches("(label|reply) \\S+")) {
      others.add(text.split(" ")[0] + " " + OTHER);
      others.add("false");
      return others;
    }
    if (!text.matches("(?s).*[\"=<>(&|.\\[].*")) {
      return others; // the name of a field that must not be empty
    }
    others.add("!(" + text + ")");
    others.add("true");
    parts(text, 0, text.length(), others);
    for (Matcher m = Pattern.compile("\"([^\"]*)\"").matcher(text); m.find(); ) {
      others.add(text.substring(0, m.start(1)) + OTHER + text.substring(m.end(1)));
    }
    for (Matcher m = Pattern.compile(" (>=|<=|<|>|==|!=) (\\d)").matcher(text); m.find(); ) {
      int n = Integer.parseInt(m.group(2));
      others.add(text.substring(0, m.start(2)) + (n + 1) + text.substring(m.end(2)));
      others.add(text.substring(0, m.start(2)) + (n - 1) + text.substring(m.end(2)));
    }
    return others;
  }

  private static void parts(String text, int from, int to, Set<String> others) {
    for (String operator : List.of(" || ", " && ")) {
      List<Integer> at = splits(text, from, to, operator);
      if (at.isEmpty()) {
        continue;
      }
      List<int[]> parts = new ArrayList<>();
      int start = from;
      for (int split : at) {
        parts.add(new int[] {start, split});
        start = split + operator.length();
      }
      parts.add(new int[] {start, to});
      for (int i = 0; i < parts.size(); i++) {
        StringBuilder rest = new StringBuilder();
        for (int j = 0; j < parts.size(); j++) {
          if (j != i) {
            rest.append(rest.isEmpty() ? "" : operator)
                .append(text, parts.get(j)[0], parts.get(j)[1]);
          }
        }
        String part = text.substring(parts.get(i)[0], parts.get(i)[1]);
        if (GUARD.matcher(part).matches()) {
          continue;
        }
        others.add(text.substring(0, from) + rest + text.substring(to));
        others.add(
            text.substring(0, parts.get(i)[0])
                + "!("
                + part
                + ")"
                + text.substring(parts.get(i)[1]));
        parts(text, parts.get(i)[0], parts.get(i)[1], others);
      }
      return;
    }
    int open = text.indexOf('(', from);
    if (open >= 0 && open < to && text.charAt(to - 1) == ')') {
      String before = text.substring(from, open);
      if (before.isEmpty() || before.equals("!") || before.endsWith(".exists")) {
        int comma = before.endsWith(".exists") ? text.indexOf(", ", open) + 2 : open + 1;
        parts(text, comma, to - 1, others);
      }
    }
  }

  private static List<Integer> splits(String text, int from, int to, String operator) {
    List<Integer> found = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
        if (depth == 0 && text.startsWith(operator, i)) {
          found.add(i);
        }
      }
    }
    return found;
  }
}
