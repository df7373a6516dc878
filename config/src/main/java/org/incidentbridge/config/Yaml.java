package org.incidentbridge.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A piece of YAML that knows where it stands. Lookups of what is not there, or of another shape,
 * are empty.
 */
sealed interface Yaml {
  Position at();

  /** For messages. */
  String described();

  default Optional<Scalar> scalar(String key) {
    return get(key).filter(Scalar.class::isInstance).map(Scalar.class::cast);
  }

  default Optional<String> text(String key) {
    return scalar(key).map(Scalar::text);
  }

  /**
   * Whether something is switched on.
   *
   * @param otherwise if there is no such key
   */
  default boolean flag(String key, boolean otherwise) {
    return scalar(key).map(Scalar::isTrue).orElse(otherwise);
  }

  default Optional<Mapping> mapping(String key) {
    return get(key).filter(Mapping.class::isInstance).map(Mapping.class::cast);
  }

  default List<Yaml> items(String key) {
    return get(key)
        .map(y -> y instanceof Sequence s ? s.items() : List.<Yaml>of())
        .orElse(List.of());
  }

  default Optional<Yaml> get(String key) {
    return this instanceof Mapping m
        ? Optional.ofNullable(m.entries().get(key)).map(Entry::value)
        : Optional.empty();
  }

  /** Where the key stands; where this stands if there is no such key. */
  default Position keyAt(String key) {
    Entry entry = this instanceof Mapping m ? m.entries().get(key) : null;
    return entry == null ? at() : entry.keyAt();
  }

  /** Where the value of the key stands; where this stands if there is no such key. */
  default Position valueAt(String key) {
    return get(key).map(Yaml::at).orElse(at());
  }

  /**
   * What stands in two blocks or two lists, of what both have the first; empty if they are none.
   */
  static Optional<Yaml> joined(Yaml first, Yaml second) {
    if (first instanceof Mapping a && second instanceof Mapping b) {
      Map<String, Entry> entries = new LinkedHashMap<>(a.entries());
      b.entries().forEach(entries::putIfAbsent);
      return Optional.of(new Mapping(a.at(), entries));
    }
    if (first instanceof Sequence a && second instanceof Sequence b) {
      return Optional.of(
          new Sequence(a.at(), Stream.concat(a.items().stream(), b.items().stream()).toList()));
    }
    return Optional.empty();
  }

  /**
   * Keys and values in the order written.
   *
   * @param at where it begins
   * @param entries by key
   */
  record Mapping(Position at, Map<String, Entry> entries) implements Yaml {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public String described() {
      return "a block of keys";
    }
  }

  /**
   * One key with its value.
   *
   * @param keyAt where the key stands
   * @param value what it has
   */
  record Entry(Position keyAt, Yaml value) {}

  /**
   * A list.
   *
   * @param at where it begins
   * @param items its items
   */
  record Sequence(Position at, List<Yaml> items) implements Yaml {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String described() {
      return "a list";
    }
  }

  /**
   * One text, number or flag.
   *
   * @param at where it begins
   * @param text what it says, references resolved
   * @param written what stands in the file
   * @param form how to understand it
   */
  record Scalar(Position at, String text, String written, Form form) implements Yaml {
    @Override
    public String described() {
      return form == Form.EMPTY ? "empty" : "'" + written + "'";
    }

    /** Whether it says true, in any spelling of YAML: true, True or TRUE. */
    boolean isTrue() {
      return Boolean.parseBoolean(text);
    }

    /** Whether the file has a reference in place of the text. */
    boolean isReference() {
      return written.contains("${");
    }

    /** Whether a reference was followed. */
    boolean isResolved() {
      return !text.equals(written);
    }
  }

  /** What a scalar is by the rules of YAML 1.2. */
  enum Form {
    TEXT,
    NUMBER,
    FLAG,
    EMPTY
  }
}
