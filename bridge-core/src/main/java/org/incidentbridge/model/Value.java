package org.incidentbridge.model;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.incidentbridge.text.RichText;

/** What a field holds, in a tracker's words or in canonical ones. Immutable; equal by content. */
public sealed interface Value {

  /** Nothing: the field is empty. */
  static Value absent() {
    return new Absent();
  }

  /** One line of text; blank text is absent. */
  static Value line(String text) {
    return text.isBlank() ? absent() : new Line(text);
  }

  /** Formatted text; empty text is absent. */
  static Value body(RichText text) {
    return text.plainText().isBlank() && text.blocks().isEmpty() ? absent() : new Body(text);
  }

  /** A set of names; the empty set is absent. */
  static Value names(Collection<String> names) {
    return names.isEmpty() ? absent() : new Names(new TreeSet<>(names));
  }

  /** Whether there is nothing here. */
  default boolean isAbsent() {
    return this instanceof Absent;
  }

  /** For people: what the value says, in plain text. */
  String display();

  /**
   * The names of a set; a line counts as a set of one, as trackers without a field for sets show
   * it, and anything else as the empty one.
   */
  default SortedSet<String> asNames() {
    return switch (this) {
      case Names several -> several.names();
      case Line one -> new TreeSet<>(Collections.singleton(one.text()));
      default -> new TreeSet<>();
    };
  }

  /** Nothing. */
  record Absent() implements Value {
    @Override
    public String display() {
      return "";
    }
  }

  /**
   * One line of text or one word.
   *
   * @param text never blank
   */
  record Line(String text) implements Value {
    @Override
    public String display() {
      return text;
    }
  }

  /**
   * Formatted text.
   *
   * @param text the canonical tree
   */
  record Body(RichText text) implements Value {
    @Override
    public String display() {
      return text.plainText();
    }
  }

  /**
   * A set of names.
   *
   * @param names sorted, not modifiable
   */
  record Names(SortedSet<String> names) implements Value {
    public Names {
      names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    @Override
    public String display() {
      return String.join(", ", names);
    }
  }

  /**
   * A person.
   *
   * @param party who
   */
  record Person(Party party) implements Value {
    @Override
    public String display() {
      return party.name();
    }
  }

  /**
   * A point in time.
   *
   * @param at in UTC
   */
  record Moment(Instant at) implements Value {
    @Override
    public String display() {
      return at.toString();
    }
  }
}
