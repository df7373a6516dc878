package org.incidentbridge.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.incidentbridge.spi.Secret;

/**
 * The HMAC-SHA256 by which a tracker signs what it calls out. The key is the secret as it is
 * written, in UTF-8. Comparing takes the same time wherever two differ.
 */
public final class WebhookSignature {

  private static final String HMAC = "HmacSHA256";

  private final byte[] signature;

  private WebhookSignature(byte[] signature) {
    this.signature = signature;
  }

  /**
   * What the parts, put one after another, are signed with.
   *
   * @throws IllegalArgumentException if the secret is empty: nobody would need to know it
   */
  public static WebhookSignature of(Secret secret, byte[]... parts) {
    byte[] key = secret.reveal().getBytes(StandardCharsets.UTF_8);
    if (key.length == 0) {
      throw new IllegalArgumentException("the secret of a webhook is empty");
    }
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return new WebhookSignature(mac.doFinal());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + HMAC, impossible);
    }
  }

  /** In lower case hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(signature);
  }

  /** Whether a header holds it in hexadecimal digits, in capitals or not. */
  public boolean isHex(String claimed) {
    try {
      return is(HexFormat.of().parseHex(claimed));
    } catch (IllegalArgumentException noHex) {
      return false;
    }
  }

  /** Whether a header holds it in Base64. */
  public boolean isBase64(String claimed) {
    try {
      return is(Base64.getDecoder().decode(claimed));
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
  }

  private boolean is(byte[] claimed) {
    return MessageDigest.isEqual(signature, claimed);
  }
}
