package org.incidentbridge.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How people started the bridge, for hints that they can repeat. */
public final class Program {

  private Program() {}

  /** As typed, for example {@code ./bridge}. */
  public static String name() {
    return quoted(System.getProperty("bridge.command", "bridge"));
  }

  /** A command with its words, for example {@code ./bridge retry --all}. */
  public static String hint(String words) {
    return name() + " " + words;
  }

  /** The same on a certain configuration. */
  public static String hint(String words, Path config) {
    return hint(words) + " -c " + quoted(shortest(config).toString());
  }

  /** Without detours, where those lead nowhere else. */
  private static Path shortest(Path path) {
    Path normal = path.normalize();
    try {
      return Files.isSameFile(path, normal) ? normal : path;
    } catch (IOException unknown) {
      return path;
    }
  }

  private static String quoted(String typed) {
    return typed.contains(" ") ? "'" + typed + "'" : typed;
  }
}
