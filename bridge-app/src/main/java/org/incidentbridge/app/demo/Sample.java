package org.incidentbridge.app.demo;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** A small file as people attach them. */
record Sample(String name, String mediaType, byte[] content) {

  private static final int WIDTH = 48;
  private static final int HEIGHT = 32;
  private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  /** A screenshot, or rather a few stripes. */
  static Sample screenshot(String name, Random random) {
    return new Sample(name + ".png", "image/png", png(random));
  }

  static Sample text(String name, String content) {
    return new Sample(name, "text/plain", content.getBytes(StandardCharsets.UTF_8));
  }

  /** A log with an error in it. */
  static Sample log(String name, Random random) {
    StringBuilder log = new StringBuilder();
    int second = random.nextInt(30);
    for (int i = 0; i < 12; i++) {
      second += 1 + random.nextInt(2);
      String level = i == 9 ? "ERROR" : i == 8 ? "WARN " : "INFO ";
      String what =
          i == 9
              ? "request 0x%04x failed after 3 attempts: connection reset"
                  .formatted(random.nextInt(65536))
              : "request 0x%04x took %d ms".formatted(random.nextInt(65536), random.nextInt(900));
      log.append(
          "09:%02d:%02d %s worker-%d %s%n".formatted(second / 60, second % 60, level, i % 4, what));
    }
    return text(name + ".log", log.toString());
  }

  private static byte[] png(Random random) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(PNG_START);
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      try (DataOutputStream fields = new DataOutputStream(head)) {
        fields.writeInt(WIDTH);
        fields.writeInt(HEIGHT);
        fields.write(new byte[] {8, 2, 0, 0, 0});
      }
      chunk(out, "IHDR", head.toByteArray());
      chunk(out, "IDAT", stripes(random));
      chunk(out, "IEND", new byte[0]);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] stripes(Random random) throws IOException {
    int red = random.nextInt(256);
    int green = random.nextInt(256);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      for (int y = 0; y < HEIGHT; y++) {
        out.write(0);
        for (int x = 0; x < WIDTH; x++) {
          out.write(new byte[] {(byte) (red + x), (byte) (green + 4 * y), (byte) (x * y)});
        }
      }
    }
    return packed.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) check.getValue());
  }
}
