package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.incidentbridge.http.HttpAuth;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.SettingsException;
import org.incidentbridge.spi.TrackerFactory;
import org.junit.jupiter.api.Test;

final class RtSettingsTest {

  private static final String HEX = "0123456789abcdef0123456789abcdef";

  private static RtSettings settings(Map<String, Object> more) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("url", "https://rt.example.com");
    block.put("auth", Map.of("token", new Secret("1-23-" + HEX)));
    block.put("queues", List.of("ops-help"));
    block.putAll(more);
    return RtSettings.of(new Settings(block));
  }

  @Test
  void aTokenTellsWhoseItIs() {
    RtSettings settings = settings(Map.of());

    assertThat(settings.access().user()).isEqualTo("23");
    assertThat(settings.access().auth().authorization()).contains("token 1-23-" + HEX);
    assertThat(settings.toString()).doesNotContain(HEX);
  }

  @Test
  void aPasswordServesAsWell() {
    RtSettings settings =
        settings(Map.of("auth", Map.of("user", "bridge", "password", new Secret("pw"))));

    assertThat(settings.access().auth()).isInstanceOf(HttpAuth.Basic.class);
    assertThat(settings.access().user()).isEqualTo("bridge");
  }

  @Test
  void whatCannotBeUsedIsNamed() {
    wrong("auth.token", Map.of("auth", Map.of("token", new Secret("token 1-2"))));
    wrong("auth.token", Map.of("auth", Map.of("token", new Secret("token 1-23-" + HEX))));
    wrong("auth", Map.of("auth", Map.of()));
    wrong("auth.password", Map.of("auth", Map.of("user", "bridge")));
    wrong("queues", Map.of("queues", List.of()));
    wrong("overlap", Map.of("overlap", "1s"));
    wrong("timezone", Map.of("timezone", "Mars/Olympus"));
  }

  private static void wrong(String key, Map<String, Object> more) {
    assertThatThrownBy(() -> settings(more))
        .isInstanceOfSatisfying(SettingsException.class, e -> assertThat(e.key()).isEqualTo(key));
  }

  @Test
  void theFactoryIsFoundAndDescribesItsKeys() throws Exception {
    TrackerFactory factory =
        ServiceLoader.load(TrackerFactory.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(f -> f.type().equals("rt"))
            .findFirst()
            .orElseThrow();

    JsonNode schema = RtQuery.JSON.readTree(factory.schema());

    schema
        .path("properties")
        .properties()
        .forEach(p -> assertThat(p.getValue().path("description").asText()).isNotBlank());
    assertThat(schema.path("properties").has("caFile")).isTrue();
  }
}
