package org.incidentbridge.jira.dc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Answers that real Jiras gave. */
final class Recorded {

  static final ObjectMapper JSON = new ObjectMapper();

  private Recorded() {}

  /** One that this project may carry. */
  static JsonNode own(String name) {
    try (InputStream in = Recorded.class.getResourceAsStream("recorded/" + name + ".json")) {
      return JSON.readTree(in);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** One that lies beside the project only; without it the test is skipped, saying so. */
  static JsonNode shared(String name) {
    Path file = beside("payloads/jira-dc/" + name + ".json");
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** A file in the directory {@code shared} beside the project or beside one of its parents. */
  static Path beside(String path) {
    Optional<Path> found = Optional.empty();
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path candidate = at.resolve("shared").resolve(path);
      found = found.isEmpty() && Files.exists(candidate) ? Optional.of(candidate) : found;
    }
    String reason =
        "skipped: " + path + " is not beside the project, and its licence keeps it out of it";
    if (found.isEmpty()) {
      System.out.println(reason);
    }
    Assumptions.assumeTrue(found.isPresent(), reason);
    return found.orElseThrow();
  }
}
