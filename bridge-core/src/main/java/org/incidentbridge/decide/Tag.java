package org.incidentbridge.decide;

import java.util.regex.Pattern;

/** The word by which people share a comment; as a part of other words it says nothing. */
public final class Tag {

  /** What an address or a longer word goes on with. */
  private static final String WORDLY = "[\\p{L}\\p{M}\\p{N}_/-]";

  private static final String BEFORE = "(?<!" + WORDLY + "|[=&?%])";

  private static final String AFTER = "(?!" + WORDLY + "|[.=&?%]" + WORDLY + ")";

  private Tag() {}

  /** Whether the word stands in a text. */
  public static boolean stands(String tag, String text) {
    return Pattern.compile(
            BEFORE + Pattern.quote(tag) + AFTER, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(text)
        .find();
  }
}
