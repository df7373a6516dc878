package org.incidentbridge.jira.dc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.incidentbridge.jira.cloud.AdfReader;
import org.incidentbridge.jira.cloud.AdfWriter;
import org.incidentbridge.testkit.text.TextLaws;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Texts that people wrote in real Jira sites. Their licences are mixed, so they are not copied. */
final class WikiPayloadsTest {

  private static final Set<String> TEXT_FIELDS = Set.of("description", "body", "environment");

  private static Path payloads() {
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.isDirectory(root.resolve(".mvn"))) {
      root = root.getParent();
    }
    Path payloads = root.resolveSibling("shared").resolve("payloads");
    String reason = "skipped: no recorded payloads in " + payloads;
    if (!Files.isDirectory(payloads)) {
      System.out.println(reason);
    }
    Assumptions.assumeTrue(Files.isDirectory(payloads), reason);
    return payloads;
  }

  private static Set<String> texts(Path payloads) throws IOException {
    Set<String> texts = new TreeSet<>();
    JsonMapper json = JsonMapper.builder().build();
    for (String tracker : List.of("jira-cloud", "jira-dc")) {
      try (Stream<Path> files = Files.list(payloads.resolve(tracker))) {
        for (Path file : files.toList()) {
          collect(json.readTree(file.toFile()), texts);
        }
      }
    }
    return texts;
  }

  private static void collect(JsonNode node, Set<String> texts) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (TEXT_FIELDS.contains(field.getKey()) && field.getValue().isTextual()) {
        texts.add(field.getValue().textValue());
      }
    }
    node.forEach(child -> collect(child, texts));
  }

  @Test
  void recordedTextsAreStableInBothDialectsOfJira() throws IOException {
    Set<String> texts = texts(payloads());
    TextLaws<String> wiki =
        new TextLaws<>(WikiWriter::write, WikiReader::read, Function.identity());
    TextLaws<JsonNode> adf = new TextLaws<>(AdfWriter::write, AdfReader::read, JsonNode::toString);

    assertThat(texts).hasSizeGreaterThan(50);
    for (String text : texts) {
      RichText read = WikiReader.read(text);
      wiki.stable(read);
      wiki.keepsWords(read);
      adf.stable(read);
      adf.keepsWords(read);
    }
  }
}
