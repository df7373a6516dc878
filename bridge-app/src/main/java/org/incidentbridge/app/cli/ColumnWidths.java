package org.incidentbridge.app.cli;

import java.util.Arrays;
import java.util.List;

/** How wide the columns of a table are, so that its lines fit. */
final class ColumnWidths {

  /** A column of this width can be read even where words are broken. */
  private static final int NARROW = 8;

  /** A point in time is that long, and is not broken if that can be avoided. */
  private static final int LONG_WORD = 20;

  private final List<List<String>> rows;
  private final int widest;
  private final int gap;

  /**
   * @param widest no column but the last is wider
   * @param gap between columns
   */
  ColumnWidths(List<List<String>> rows, int widest, int gap) {
    this.rows = rows;
    this.widest = widest;
    this.gap = gap;
  }

  /** The widths for lines of this length; more than that only if the columns are too many. */
  int[] within(int line) {
    int[] widths = new int[rows.getFirst().size()];
    int[] words = new int[widths.length];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Wrapped.length(row.get(i)));
        words[i] = Math.max(words[i], longestWord(row.get(i)));
      }
    }
    for (int i = 0; i < widths.length - 1; i++) {
      widths[i] = Math.min(widths[i], widest);
    }
    if (line != Integer.MAX_VALUE) {
      int room = line - gap * (widths.length - 1);
      shrink(widths, Arrays.stream(words).map(w -> Math.min(w, LONG_WORD)).toArray(), room);
      shrink(widths, new int[widths.length], room);
    }
    return widths;
  }

  /** Takes from the widest column as long as there is one that may give. */
  private static void shrink(int[] widths, int[] least, int room) {
    int over = Arrays.stream(widths).sum() - room;
    while (over > 0) {
      int from = -1;
      for (int i = 0; i < widths.length; i++) {
        boolean may = widths[i] > Math.max(least[i], NARROW);
        if (may && (from < 0 || widths[i] > widths[from])) {
          from = i;
        }
      }
      if (from < 0) {
        return;
      }
      widths[from]--;
      over--;
    }
  }

  private static int longestWord(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToInt(Wrapped::length).max().orElse(0);
  }
}
