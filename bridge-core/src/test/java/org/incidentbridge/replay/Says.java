package org.incidentbridge.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.incidentbridge.policy.Condition;

/** A condition that says what it reads, as those of a configuration do. */
record Says(String text, Set<String> paths, Predicate<Map<String, Object>> predicate)
    implements Condition {

  /** The member at a path of two names equals a value. */
  static Says that(String path, Object is) {
    List<String> names = List.of(path.split("\\."));
    return new Says(path + " == " + is, Set.of(path), all -> is.equals(read(all, names)));
  }

  /** Two paths lead to different values. */
  static Says differ(String path, String other) {
    List<String> names = List.of(path.split("\\."));
    List<String> otherNames = List.of(other.split("\\."));
    return new Says(
        path + " != " + other,
        Set.of(path, other),
        all -> !read(all, names).equals(read(all, otherNames)));
  }

  /** A path that has a true value. */
  static Says that(String path) {
    return that(path, true);
  }

  static Says status(String word) {
    return that("incident.status", word);
  }

  static Says severity(String word) {
    return that("incident.severity", word);
  }

  static Says level(long number) {
    return that("incident.level", number);
  }

  /** An answer of the people who work on it that the reporter gets to read. */
  static Says answered() {
    return that("event.kind", "comment")
        .and(that("event.by", "staff"))
        .and(that("event.toReporter"));
  }

  static Says created() {
    return that("event.kind", "created").and(that("event.onOrigin"));
  }

  Says and(Says other) {
    return new Says(
        "(" + text + " && " + other.text + ")",
        union(paths, other.paths),
        predicate.and(other.predicate));
  }

  Says or(Says other) {
    return new Says(
        "(" + text + " || " + other.text + ")",
        union(paths, other.paths),
        predicate.or(other.predicate));
  }

  Says not() {
    return new Says("!" + text, paths, predicate.negate());
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    Set<String> union = new TreeSet<>(a);
    union.addAll(b);
    return union;
  }

  /** The same, but it does not tell what it reads. */
  Condition secretly() {
    return new Condition() {
      @Override
      public Answer test(Map<String, Object> variables) {
        return Says.this.test(variables);
      }

      @Override
      public String text() {
        return text;
      }
    };
  }

  private static Object read(Map<String, Object> variables, List<String> path) {
    Object value = variables;
    for (String name : path) {
      value = ((Map<?, ?>) value).get(name);
      if (value == null) {
        throw new AssertionError("there is no " + path);
      }
    }
    return value;
  }

  @Override
  public Answer test(Map<String, Object> variables) {
    return new Answer(predicate.test(variables), "");
  }

  @Override
  public Optional<Set<String>> reads() {
    return Optional.of(paths);
  }
}
