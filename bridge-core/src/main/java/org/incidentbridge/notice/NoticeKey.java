package org.incidentbridge.notice;

import java.util.regex.Pattern;
import org.incidentbridge.spi.CommandKey;

/**
 * The identity of a notice, stable over retries and restarts: the same cause gives the same key.
 *
 * @param text {@code ntc-} and 16 lower-case base-32 digits
 */
public record NoticeKey(String text) implements Comparable<NoticeKey> {

  private static final String PREFIX = "ntc-";
  private static final Pattern FORM = Pattern.compile(PREFIX + "[a-z2-7]{16}");

  public NoticeKey {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not the key of a notice: " + text);
    }
  }

  /** The key of what these parts name; equal parts give equal keys. */
  public static NoticeKey of(String... parts) {
    String digits = CommandKey.of(parts).text();
    return new NoticeKey(PREFIX + digits.substring(digits.indexOf('-') + 1));
  }

  /** Whether a text looks like one. */
  public static boolean fits(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public int compareTo(NoticeKey other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
