package org.incidentbridge.text;

/** How a run of text is set. The order of the constants is the canonical order of marks. */
public enum Mark {
  BOLD,
  ITALIC,
  STRIKE,
  UNDERLINE,
  CODE,
  SUPERSCRIPT,
  SUBSCRIPT
}
