package org.incidentbridge.app.demo.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the examples of configurations and the policy packs are. */
@FunctionalInterface
public interface Library {

  /**
   * The text of a file.
   *
   * @param name such as {@code examples/ct2.yaml}
   */
  String text(String name);

  /** A folder that holds the folders {@code examples} and {@code policies}. */
  static Library folder(Path folder) {
    return name -> {
      try {
        return Files.readString(folder.resolve(name));
      } catch (IOException missing) {
        throw new UncheckedIOException(missing);
      }
    };
  }

  /** Those that come with the program. */
  static Library bundled() {
    return name -> {
      try (InputStream in = Library.class.getResourceAsStream("/config/" + name)) {
        if (in == null) {
          throw new IllegalStateException(name + " is missing from the jar");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    };
  }
}
