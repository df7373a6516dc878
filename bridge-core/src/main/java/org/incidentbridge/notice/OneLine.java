package org.incidentbridge.notice;

import java.util.regex.Pattern;
import org.incidentbridge.text.Characters;

/** Texts that become headers: nothing in them begins another line or turns one around. Pure. */
final class OneLine {

  private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

  private OneLine() {}

  /** The text with each run of control characters and line ends as one blank. */
  static String of(String text) {
    StringBuilder straight = new StringBuilder(text.length());
    text.chars().filter(c -> !Characters.turns(c)).forEach(c -> straight.append((char) c));
    return BREAKS.matcher(straight).replaceAll(" ").strip();
  }
}
