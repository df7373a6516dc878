package org.incidentbridge.backtest;

/** The same text for the same characters, so that words that come again cost no memory. */
final class Words {
  private static final int PLACES = 1 << 12;
  private static final int LONGEST = 64;

  private final String[] known = new String[PLACES];

  Words() {
    java.util.Arrays.fill(known, "");
  }

  /** The text of some characters. */
  String of(char[] characters, int offset, int length) {
    if (length > LONGEST) {
      return new String(characters, offset, length);
    }
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + characters[offset + i];
    }
    int place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    String there = known[place];
    if (isSame(there, characters, offset, length)) {
      return there;
    }
    String fresh = new String(characters, offset, length);
    known[place] = fresh;
    return fresh;
  }

  private static boolean isSame(String text, char[] characters, int offset, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != characters[offset + i]) {
        return false;
      }
    }
    return true;
  }
}
