package org.incidentbridge.spi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * The identity of a command, stable over retries and restarts, and the marker that creations leave
 * in the tracker (N3).
 *
 * @param text {@code ib-} and 16 lower-case base-32 digits
 */
public record CommandKey(String text) {

  /** What a marker looks like, for adapters that find it within a text. */
  public static final Pattern FORM = Pattern.compile("ib-[a-z2-7]{16}");

  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 16;

  public CommandKey {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a command key: " + text);
    }
  }

  /** The key of what these parts name; equal parts give equal keys. */
  public static CommandKey of(String... parts) {
    byte[] hash = sha256(String.join("\u001f", parts));
    StringBuilder key = new StringBuilder("ib-");
    for (int i = 0; i < LENGTH; i++) {
      key.append(DIGITS.charAt(hash[i] & 31));
    }
    return new CommandKey(key.toString());
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
