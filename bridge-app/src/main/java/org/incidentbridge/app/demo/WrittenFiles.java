package org.incidentbridge.app.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.zip.CRC32;

/** Which files a demo wrote, and how: what people changed since is theirs. */
final class WrittenFiles {

  /** Beside them; a demo of an older program left none. */
  static final String SUMS = "demo.sums";

  private final Path dir;

  WrittenFiles(Path dir) {
    this.dir = dir;
  }

  /** The names of those that are no longer as they were written. */
  List<String> changed() throws IOException {
    Properties sums = sums();
    List<String> changed = new ArrayList<>();
    for (String name : sums.stringPropertyNames().stream().sorted().toList()) {
      Path file = dir.resolve(name);
      if (Files.isRegularFile(file)
          && !sum(Files.readString(file)).equals(sums.getProperty(name))) {
        changed.add(name);
      }
    }
    return changed;
  }

  /** Writes a file, to be known again. */
  void write(String name, String text) throws IOException {
    Files.writeString(dir.resolve(name), text);
    Properties sums = sums();
    sums.setProperty(name, sum(text));
    try (var out = Files.newBufferedWriter(dir.resolve(SUMS))) {
      sums.store(out, null);
    }
  }

  private Properties sums() throws IOException {
    Properties sums = new Properties();
    if (Files.isRegularFile(dir.resolve(SUMS))) {
      try (var in = Files.newBufferedReader(dir.resolve(SUMS))) {
        sums.load(in);
      }
    }
    return sums;
  }

  private static String sum(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }
}
