package org.incidentbridge.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.store.jdbc.OwnFiles;

/** The work folder of a demo: configuration, policy, people, secrets and store. */
final class DemoFiles {

  private static final String FIRST_WORDS = "# Written by bridge demo.";

  private final Path dir;

  DemoFiles(Path dir) {
    this.dir = dir;
  }

  Path config() {
    return dir.resolve("bridge.yaml");
  }

  /** Writes everything anew; what an earlier demo left is taken away first, the store too. */
  void write(List<Place> places, Map<String, String> facts) {
    check();
    try {
      clear();
      Path secrets = Files.createDirectories(dir.resolve("secrets"));
      for (Place place : places) {
        secret(secrets, place.name(), place.secret());
      }
      WrittenFiles files = new WrittenFiles(dir);
      files.write("people.yaml", people(places, facts));
      files.write("policy.yaml", resource("policy.yaml"));
      files.write("bridge.yaml", config(places, facts));
    } catch (IOException failed) {
      throw unwritable(reason(failed));
    }
  }

  /** Only their owner may read secrets, where the file system knows owners. */
  private static void secret(Path folder, String name, String text) throws IOException {
    Files.writeString(OwnFiles.make(folder.resolve(name)), text);
  }

  static String reason(IOException failed) {
    if (failed instanceof AccessDeniedException) {
      return "you may not write there";
    }
    return failed instanceof FileSystemException file
        ? Objects.requireNonNullElse(file.getReason(), "it cannot be made there")
        : String.valueOf(failed.getMessage());
  }

  /**
   * Makes the folder, so that whether it can be is known before anything is started. Only what a
   * demo wrote is removed; a folder with other things in it is left alone.
   */
  void check() {
    Path there = dir.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw refusal(there.equals(dir.toAbsolutePath()) ? "is a file" : "is below a file");
    }
    if (!Files.isWritable(there)) {
      throw unwritable("you may not write in " + there);
    }
    try {
      if (Files.exists(dir) && !isOurs() && !inside().isEmpty()) {
        throw refusal("holds other things than a demo");
      }
      List<String> changed = new WrittenFiles(dir).changed();
      if (!changed.isEmpty()) {
        throw refusal(
            "holds files that were changed since a demo wrote them (%s), which a new one would undo"
                .formatted(String.join(", ", changed)));
      }
      Files.createDirectories(dir);
    } catch (IOException failed) {
      throw unwritable(reason(failed));
    }
  }

  Failure unwritable(String why) {
    return new Failure(
        ExitCode.FAILED,
        "Cannot write to %s: %s. Name another folder with --dir."
            .formatted(dir.toAbsolutePath(), why));
  }

  private Failure refusal(String why) {
    return new Failure(
        ExitCode.USAGE,
        "%s %s. Name an empty or new folder with --dir.".formatted(dir.toAbsolutePath(), why));
  }

  private boolean isOurs() throws IOException {
    return Files.isRegularFile(config()) && Files.readString(config()).startsWith(FIRST_WORDS);
  }

  private List<Path> inside() throws IOException {
    try (Stream<Path> all = Files.list(dir)) {
      return all.filter(file -> !file.endsWith(DemoFolder.LOCK)).toList();
    }
  }

  private void clear() throws IOException {
    if (Files.exists(dir)) {
      for (Path file : inside()) {
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
