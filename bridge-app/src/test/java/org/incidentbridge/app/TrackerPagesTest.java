package org.incidentbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.incidentbridge.jira.JiraTrackerFactory;
import org.incidentbridge.mantis.MantisTrackerFactory;
import org.incidentbridge.rt.RtTrackerFactory;
import org.incidentbridge.spi.TrackerFactory;
import org.incidentbridge.zendesk.ZendeskTrackerFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The page of each tracker's type lists every key of its schema. Run with {@code
 * -Dgolden.write=true} to write the lists anew.
 */
final class TrackerPagesTest {

  private static final String HEADING = "## All keys\n";

  static TrackerFactory[] factories() {
    return new TrackerFactory[] {
      new JiraTrackerFactory(),
      new MantisTrackerFactory(),
      new RtTrackerFactory(),
      new ZendeskTrackerFactory()
    };
  }

  @ParameterizedTest
  @MethodSource("factories")
  void thePageSaysWhatTheSchemaSays(TrackerFactory factory) throws IOException {
    Path file = Path.of("../docs/trackers", factory.type() + ".md");
    String keys = keys(factory);
    if (Boolean.getBoolean("golden.write")) {
      String page = Files.readString(file);
      Files.writeString(file, page.replace(section(page), keys));
    }

    assertThat(section(Files.readString(file))).isEqualTo(keys);
  }

  private static String section(String page) {
    int from = page.indexOf(HEADING);
    int to = page.indexOf("\n## ", from + 1);
    assertThat(from).as("where the keys begin").isPositive();
    assertThat(to).as("where the keys end").isPositive();
    return page.substring(from, to);
  }

  private static String keys(TrackerFactory factory) throws IOException {
    StringBuilder text =
        new StringBuilder(HEADING)
            .append(
                """

                These are the keys of the type; those that every tracker has are in
                [../configuration.md](../configuration.md#a-tracker).

                | key | type | default | meaning | example |
                | --- | --- | --- | --- | --- |
                """);
    rows(text, "", new ObjectMapper().readTree(factory.schema()));
    return text.toString();
  }

  private static void rows(StringBuilder text, String above, JsonNode block) {
    block
        .path("properties")
        .properties()
        .forEach(
            entry -> {
              String key = above + entry.getKey();
              JsonNode rule = entry.getValue();
              assertThat(rule.path("description").asText()).as(key).isNotEmpty();
              text.append(
                  "| `%s` | %s | %s | %s | %s |\n"
                      .formatted(
                          key,
                          type(rule),
                          standsFor(block, entry.getKey(), rule),
                          rule.path("description").asText(),
                          code(rule.path("examples").path(0))));
              rows(text, key + ".", rule);
            });
  }

  private static String standsFor(JsonNode block, String key, JsonNode rule) {
    boolean required =
        block.path("required").valueStream().anyMatch(name -> name.asText().equals(key));
    return required ? "required" : code(rule.path("default"));
  }

  private static String type(JsonNode rule) {
    if (rule.has("enum")) {
      return String.join(
          ", ", rule.path("enum").valueStream().map(TrackerPagesTest::code).toList());
    }
    return switch (rule.path("type").asText()) {
      case "object" -> "block";
      case "array" -> rule.at("/items/pattern").asText().contains("/") ? "list of rates" : "list";
      case "boolean" -> "true or false";
      case "integer" ->
          "number, %s to %s"
              .formatted(rule.path("minimum").asText(), rule.path("maximum").asText());
      default -> rule.path("description").asText().contains("Unit:") ? "duration" : "text";
    };
  }

  private static String code(JsonNode value) {
    if (value.isMissingNode()) {
      return "";
    }
    return "`" + (value.isTextual() ? value.asText() : value.toString()) + "`";
  }
}
