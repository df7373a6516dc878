package org.incidentbridge.app.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.incidentbridge.spi.Secret;

/**
 * Tells who receives a call that it comes from the bridge, and when it was made, so that nobody can
 * make it up or repeat it later.
 */
final class Signature {

  static final String HEADER = "X-Incident-Bridge-Signature";

  private static final String HMAC = "HmacSHA256";

  private Signature() {}

  /**
   * {@code t=SECONDS,v1=HEX}: seconds since 1970, and the HMAC-SHA256 of these, a dot and the body.
   */
  static String of(Secret key, Instant at, String body) {
    String time = String.valueOf(at.getEpochSecond());
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), HMAC));
      byte[] hash = mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8));
      return "t=%s,v1=%s".formatted(time, HexFormat.of().formatHex(hash));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + HMAC, impossible);
    }
  }
}
