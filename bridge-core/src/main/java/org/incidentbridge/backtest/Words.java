package org.incidentbridge.backtest;

import java.util.Arrays;

/** The same text for the same characters, so that words that come again cost no memory. */
final class Words {
  private static final int PLACES = 1 << 12;
  private static final int LONGEST = 64;

  private final String[] known = new String[PLACES];
  private final char[][] spelt = new char[PLACES][0];

  Words() {
    Arrays.fill(known, "");
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
    char[] there = spelt[place];
    if (Arrays.equals(there, 0, there.length, characters, offset, offset + length)) {
      return known[place];
    }
    String fresh = new String(characters, offset, length);
    known[place] = fresh;
    spelt[place] = fresh.toCharArray();
    return fresh;
  }
}
