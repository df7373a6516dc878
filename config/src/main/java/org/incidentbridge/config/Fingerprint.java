package org.incidentbridge.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.incidentbridge.config.Yaml.Mapping;

/** What changes with every word of some texts. */
final class Fingerprint {

  private static final int LENGTH = 12;

  private Fingerprint() {}

  /** Of texts in this order. */
  static String of(List<String> texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      texts.forEach(text -> digest.update((text + "\0").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** A block without its blanks and comments. */
  static String text(Mapping block) {
    return SchemaCheck.json(block).toString();
  }
}
