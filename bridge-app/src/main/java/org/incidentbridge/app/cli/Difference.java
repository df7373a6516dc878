package org.incidentbridge.app.cli;

/**
 * Two long texts, cut so that what differs is to be seen.
 *
 * @param before in one line
 * @param after in one line
 */
record Difference(String before, String after) {

  private static final String CUT = "\u2026";
  private static final String GAP = " \u00b7 ";
  private static final String FORM = "(the same words, written in another form)";

  /** What stands before the difference is about a third of what is shown. */
  private static final int LEAD = 3;

  /**
   * The same texts if they differ where they begin, or are shown whole; else what stands around the
   * first difference.
   *
   * @param widest how much of a text is shown
   */
  static Difference shown(String before, String after, int widest) {
    String old = oneLine(before);
    String now = oneLine(after);
    if (Wrapped.length(old) <= widest || Wrapped.length(now) <= widest) {
      return new Difference(old, now);
    }
    if (old.replace(GAP, " ").equals(now.replace(GAP, " "))) {
      return new Difference(old, FORM);
    }
    int same = common(old, now);
    if (same < widest - widest / LEAD) {
      return new Difference(old, now);
    }
    int start = start(old, same, widest);
    return new Difference(CUT + old.substring(start), CUT + now.substring(start));
  }

  /** The beginning of a word, if there is one in sight of the difference. */
  private static int start(String text, int same, int widest) {
    int word = text.lastIndexOf(' ', same - widest / LEAD) + 1;
    int start = Math.max(word, same - widest / LEAD * 2);
    return Character.isLowSurrogate(text.charAt(start)) ? start - 1 : start;
  }

  private static int common(String old, String now) {
    int at = 0;
    while (at < Math.min(old.length(), now.length()) && old.charAt(at) == now.charAt(at)) {
      at++;
    }
    return at;
  }

  /** What stood in lines, items or cells of its own is set apart. */
  private static String oneLine(String text) {
    return text.strip().replaceAll(" *[\\t\\n\\r]\\s*", GAP).replaceAll("\\s+", " ");
  }
}
