package org.incidentbridge.text.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.incidentbridge.text.RichText;

/**
 * Rich text to and from compact, canonical JSON: equal texts give equal strings, and every text
 * comes back as it went. Thread-safe.
 */
public final class RichTextCodec {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RichTextCodec() {}

  public static JsonNode encode(RichText text) {
    return BlockJson.encode(text.blocks());
  }

  public static String encodeToString(RichText text) {
    return encode(text).toString();
  }

  /**
   * Reads what {@link #encode} gave.
   *
   * @throws IllegalArgumentException if the node is anything else; the message says what was
   *     expected
   */
  public static RichText decode(JsonNode json) {
    return new RichText(BlockJson.decode(json, 0));
  }

  /**
   * Reads what {@link #encodeToString} gave.
   *
   * @throws IllegalArgumentException as {@link #decode(JsonNode)}, also for broken JSON
   */
  public static RichText decode(String json) {
    try {
      return decode(JSON.readTree(json));
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(
          "stored text is not JSON: " + broken.getOriginalMessage(), broken);
    }
  }
}
