package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Run with {@code -Dgolden.write=true} to write the page anew. */
class ConfigurationPageTest {
  private static final Path PAGE = Path.of("../docs/configuration.md");

  @Test
  void pageSaysWhatTheSchemasSay() throws IOException {
    String page = ConfigurationPage.render();
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bridge",
        "tracker",
        "vocabulary",
        "route",
        "person",
        "calendar",
        "calendar-version",
        "holiday",
        "schedule",
        "engine",
        "listen",
        "channel",
        "mail",
        "webhook",
        "template",
        "duration",
        "promises",
        "policy",
        "scenario"
      })
  void everyKeyIsDescribed(String name) {
    described(name, Schemas.read(name));
  }

  private static void described(String path, JsonNode schema) {
    List<String> required = schema.path("required").valueStream().map(JsonNode::asText).toList();
    schema
        .path("properties")
        .properties()
        .forEach(
            entry -> {
              String key = path + "." + entry.getKey();
              JsonNode rule = entry.getValue();
              assertThat(rule.path("description").asText()).as(key).isNotEmpty();
              if (rule.has("properties")) {
                described(key, rule);
              } else if (!rule.has("additionalProperties") && !rule.path("items").isObject()) {
                assertThat(rule.has("examples")).as(key + " has an example").isTrue();
                assertThat(rule.has("default") || required.contains(entry.getKey()))
                    .as(key + " has a default or is required")
                    .isTrue();
              }
              if (rule.has("pattern")) {
                assertThat(rule.path("description").asText()).as(key).contains("Unit:");
              }
            });
  }
}
