package org.incidentbridge.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The same thing for the same characters, so that what comes again costs no memory and is looked up
 * without making a text of it. Forgets what shares its place with something newer.
 */
final class Spellings<T> {
  private static final int PLACES = 1 << 14;
  private static final int LONGEST = 64;
  private static final int BEGIN = 12;
  private static final int END = 4;

  private final Function<String, T> meaning;
  private final char[][] spelt = new char[PLACES][];
  private final List<T> meant;

  /**
   * Knows nothing yet.
   *
   * @param meaning what a text stands for, always the same for the same text
   */
  Spellings(Function<String, T> meaning) {
    this.meaning = meaning;
    T nothing = meaning.apply("");
    this.meant = new ArrayList<>(PLACES);
    for (int i = 0; i < PLACES; i++) {
      spelt[i] = new char[0];
      meant.add(nothing);
    }
  }

  /** What some characters stand for. */
  T of(char[] characters, int offset, int length) {
    if (length > LONGEST) {
      return meaning.apply(new String(characters, offset, length));
    }
    int place = place(characters, offset, length);
    char[] there = spelt[place];
    if (Arrays.equals(there, 0, there.length, characters, offset, offset + length)) {
      return meant.get(place);
    }
    String text = new String(characters, offset, length);
    T fresh = meaning.apply(text);
    meant.set(place, fresh);
    spelt[place] = text.toCharArray();
    return fresh;
  }

  /** Names differ at their beginnings or ends; where they do not, they take one another's place. */
  private static int place(char[] characters, int offset, int length) {
    int hash = length;
    int begin = Math.min(length, BEGIN);
    for (int i = 0; i < begin; i++) {
      hash = 31 * hash + characters[offset + i];
    }
    for (int i = Math.max(begin, length - END); i < length; i++) {
      hash = 31 * hash + characters[offset + i];
    }
    return (hash ^ (hash >>> 15)) & (PLACES - 1);
  }
}
