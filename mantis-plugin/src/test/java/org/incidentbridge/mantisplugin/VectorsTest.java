package org.incidentbridge.mantisplugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The signatures that the plugin is tested with are those that Java works out. */
class VectorsTest {

  private static final Path VECTORS = Path.of("tests", "vectors.json");

  @Test
  void goodOnesAreSignedAsAgreed() throws IOException, GeneralSecurityException {
    JsonNode good = new ObjectMapper().readTree(VECTORS.toFile()).path("good");

    assertThat(good).isNotEmpty();
    for (JsonNode each : good) {
      assertThat(signature(each)).as("%s", each).isEqualTo(each.path("signature").asText());
    }
  }

  private static String signature(JsonNode vector) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(vector.path("secret").asText().getBytes(UTF_8), "HmacSHA256"));
    String signed =
        String.join(
            ".",
            vector.path("timestamp").asText(),
            vector.path("delivery").asText(),
            vector.path("body").asText());
    return "sha256=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(UTF_8)));
  }
}
