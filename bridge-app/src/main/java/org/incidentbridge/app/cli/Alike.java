package org.incidentbridge.app.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Things that are told in the same words but for names and numbers in them.
 *
 * @param words what they have in common, with a mark where they differ
 * @param members in the order in which they came
 */
record Alike<T>(String words, List<Member<T>> members) {

  /** What stands in quotation marks, addresses, keys and numbers; none of it is an apostrophe. */
  private static final Pattern VARIABLE =
      Pattern.compile(
          "(?<!\\w)'.*?'(?!\\w)|\\b[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+|\\b[A-Z][A-Z0-9_]*-\\d+\\b"
              + "|\\bINC-[A-Z]+\\b|\\bib-[a-z0-9]+\\b|\\d+([.,]\\d+)*");

  private static final String MARK = "\u2026";

  /**
   * One of them.
   *
   * @param differing the names and numbers that not all have
   */
  record Member<T>(T thing, List<String> differing) {

    /** In brackets, to stand behind something; empty if all have the same. */
    String told() {
      return differing.isEmpty() ? "" : " (" + String.join(", ", differing) + ")";
    }
  }

  /** Those that are alike together, in the order of their first ones. */
  static <T> List<Alike<T>> group(List<T> things, Function<T, String> message) {
    Map<String, List<T>> shapes =
        things.stream()
            .collect(
                Collectors.groupingBy(
                    thing -> VARIABLE.matcher(message.apply(thing)).replaceAll(MARK),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return shapes.values().stream().map(some -> of(some, message)).toList();
  }

  private static <T> Alike<T> of(List<T> some, Function<T, String> message) {
    String first = message.apply(some.getFirst());
    List<List<String>> parts = some.stream().map(thing -> variables(message.apply(thing))).toList();
    List<Integer> differing =
        IntStream.range(0, parts.getFirst().size())
            .filter(at -> parts.stream().map(p -> p.get(at)).distinct().count() > 1)
            .boxed()
            .toList();
    List<Member<T>> members = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      List<String> of = parts.get(i);
      members.add(new Member<>(some.get(i), differing.stream().map(of::get).distinct().toList()));
    }
    return new Alike<>(marked(first, differing), members);
  }

  private static List<String> variables(String message) {
    return VARIABLE.matcher(message).results().map(r -> r.group()).toList();
  }

  private static String marked(String message, List<Integer> at) {
    StringBuilder words = new StringBuilder();
    Matcher matcher = VARIABLE.matcher(message);
    for (int i = 0; matcher.find(); i++) {
      boolean quoted = matcher.group().startsWith("'");
      String part = at.contains(i) ? (quoted ? "'" + MARK + "'" : MARK) : matcher.group();
      matcher.appendReplacement(words, Matcher.quoteReplacement(part));
    }
    return matcher.appendTail(words).toString();
  }

  /** Whether all say the same. */
  boolean isUniform() {
    return members.stream().allMatch(m -> m.differing().isEmpty());
  }

  /** A few of them that differ as much as they can. */
  List<Member<T>> examples(int most) {
    List<Member<T>> first = new ArrayList<>();
    List<Member<T>> others = new ArrayList<>();
    Set<List<String>> told = new HashSet<>();
    members.forEach(m -> (told.add(m.differing()) ? first : others).add(m));
    first.addAll(others);
    return List.copyOf(first.subList(0, Math.min(most, first.size())));
  }
}
