package org.incidentbridge.mantis;

import java.util.ArrayList;
import java.util.List;

/** Cuts long texts where it hurts least. */
final class Parts {

  /** MantisBT's limit for long texts, in characters. */
  static final int LONGEST = 65_535;

  /** Room for a mark. */
  static final int ROOM = 64;

  private Parts() {}

  /** The text in pieces that fit into a note with its mark; at least one. */
  static List<String> forNotes(String text) {
    return of(text, LONGEST - ROOM);
  }

  /** The text in pieces, the first of which fits into its field with the bridge's line. */
  static List<String> forField(String field, String text) {
    boolean marked = field.equals("additional_information");
    return of(text, LONGEST - (marked ? IssueMark.ROOM : ROOM));
  }

  /** The text in pieces of at most so many characters; at least one. */
  static List<String> of(String text, int most) {
    List<String> parts = new ArrayList<>();
    String rest = text;
    while (MantisProse.length(rest) > most) {
      int cut = cut(rest, MantisProse.first(rest, most).length());
      parts.add(rest.substring(0, cut).stripTrailing());
      rest = rest.substring(cut).strip();
    }
    if (parts.isEmpty() || !rest.isEmpty()) {
      parts.add(rest);
    }
    return parts;
  }

  /** Before the last paragraph that does not fit whole, else line, else word. */
  private static int cut(String text, int end) {
    for (String edge : List.of("\n\n", "\n", " ")) {
      int at = text.lastIndexOf(edge, end - 1);
      if (at > end / 2) {
        return at;
      }
    }
    return end;
  }
}
