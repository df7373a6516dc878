package org.incidentbridge.notice;

/** Texts that become headers: nothing in them can begin another line. Pure. */
final class OneLine {

  private OneLine() {}

  /** The text with each run of control characters and line ends as one blank. */
  static String of(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
  }
}
