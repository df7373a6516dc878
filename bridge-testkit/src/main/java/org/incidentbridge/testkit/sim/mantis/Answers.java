package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.incidentbridge.testkit.sim.SimResponse;

/** Successful answers and their entity tags. */
final class Answers {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private Answers() {}

  static String write(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  static SimResponse json(int status, String reason, JsonNode body) {
    return json(status, reason, write(body));
  }

  static SimResponse json(int status, String reason, String body) {
    return new SimResponse(
        status,
        reason,
        Map.of("Content-Type", "application/json"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** The tag of an answer: it depends on who reads, on the id asked for and on every byte. */
  static String etag(User reader, int issueId, String body) {
    try {
      String text = "v1_" + reader.id + "_" + issueId + "_" + body;
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
