package org.incidentbridge.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;

/** The work directory of a demo: configuration, people, secrets and store. */
final class DemoFiles {

  private static final String FIRST_WORDS = "# Written by bridge demo.";
  private final Path dir;

  DemoFiles(Path dir) {
    this.dir = dir;
  }

  Path config() {
    return dir.resolve("bridge.yaml");
  }

  /** Writes everything anew; what an earlier demo left is taken away first. */
  void write(List<Place> places, Map<String, String> facts) {
    try {
      clear();
      Files.createDirectories(dir.resolve("secrets"));
      for (Place place : places) {
        Files.writeString(dir.resolve("secrets").resolve(place.name()), place.secret());
      }
      Files.writeString(dir.resolve("people.yaml"), people(places, facts));
      Files.writeString(config(), config(places, facts));
    } catch (IOException failed) {
      throw new Failure(
          ExitCode.FAILED,
          "Cannot write to %s: %s. Name another directory with --dir."
              .formatted(dir.toAbsolutePath(), failed));
    }
  }

  /** Only what a demo wrote is removed; a directory with other things in it is left alone. */
  private void clear() throws IOException {
    if (!Files.exists(dir)) {
      return;
    }
    boolean ours =
        Files.isRegularFile(config()) && Files.readString(config()).startsWith(FIRST_WORDS);
    try (Stream<Path> inside = Files.list(dir)) {
      List<Path> present = inside.toList();
      if (!ours && !present.isEmpty()) {
        throw new Failure(
            ExitCode.USAGE,
            "%s holds other things than a demo. Name an empty or new directory with --dir."
                .formatted(dir.toAbsolutePath()));
      }
      for (Path file : present) {
        if (file.getFileName().toString().startsWith("bridge.db")) {
          Files.delete(file);
        }
      }
    }
  }

  private static String config(List<Place> places, Map<String, String> facts) {
    boolean operations = places.stream().anyMatch(p -> p.name().equals("operations"));
    String yaml =
        resource("bridge.yaml")
            .replace("@operations.tracker@", operations ? resource("operations-tracker.yaml") : "")
            .replace("@operations.route@", operations ? resource("operations-route.yaml") : "");
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      yaml = yaml.replace("@" + fact.getKey() + "@", fact.getValue());
    }
    return yaml;
  }

  private static String people(List<Place> places, Map<String, String> facts) {
    StringBuilder yaml =
        new StringBuilder("# Who is who in the demo; every name is made up.\npeople:\n");
    for (Person person : Person.ALL) {
      List<String> accounts = new ArrayList<>();
      for (Place place : places) {
        String account = facts.get(place.name() + "." + person.login());
        if (account != null) {
          accounts.add("%s: \"%s\"".formatted(place.name(), account));
        }
      }
      yaml.append(
          "  - name: %s%n    email: %s%n    accounts: { %s }%n"
              .formatted(person.name(), person.email(), String.join(", ", accounts)));
    }
    return yaml.toString();
  }

  private static String resource(String name) {
    try (InputStream in = DemoFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
