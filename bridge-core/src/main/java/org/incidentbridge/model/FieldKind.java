package org.incidentbridge.model;

/** What sort of {@link Value} a field holds. */
public enum FieldKind {
  /** One line of text. */
  LINE,
  /** One word of a closed list, see {@link StandardField#words()}. */
  WORD,
  /** Formatted text. */
  BODY,
  /** A set of names, merged element by element. */
  NAMES,
  /** A person. */
  PERSON,
  /** A point in time. */
  MOMENT
}
