package org.incidentbridge.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recorded answers of real sites. */
final class RecordedPayloads {

  private static final Path ELSEWHERE = Path.of("..", "..", "shared", "payloads", "jira-cloud");

  private RecordedPayloads() {}

  /** One that is kept here. */
  static JsonNode read(String name) {
    try (InputStream in = RecordedPayloads.class.getResourceAsStream("/payloads/" + name)) {
      assertThat(in).as(name).isNotNull();
      return Connection.JSON.readTree(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** One whose licence keeps it out of this repository; empty if it is not beside it. */
  static Optional<JsonNode> readElsewhere(String name) {
    Path file = ELSEWHERE.resolve(name);
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Connection.JSON.readTree(Files.readAllBytes(file)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The issues in a recording, wherever they stand. */
  static List<JsonNode> issues(JsonNode recording) {
    List<JsonNode> found = new ArrayList<>();
    collect(recording, found);
    return found;
  }

  private static void collect(JsonNode node, List<JsonNode> found) {
    if (node.path("fields").hasNonNull("updated") && node.hasNonNull("key")) {
      found.add(node);
    } else {
      node.forEach(child -> collect(child, found));
    }
  }
}
