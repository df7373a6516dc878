package org.incidentbridge.notice;

/** Texts that become headers: nothing in them begins another line or turns one around. Pure. */
final class OneLine {

  private OneLine() {}

  /** The text with each run of control characters and line ends as one blank. */
  static String of(String text) {
    return text.replaceAll("[\\u202a-\\u202e\\u2066-\\u2069]", "")
        .replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ")
        .strip();
  }
}
