package org.incidentbridge.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.text.Inline.AttachmentRef;
import org.incidentbridge.text.Inline.OpaqueRef;

/**
 * How a dialect writes what it cannot say, in words that a person understands and any reader finds
 * again: {@code [jira:media 3f9a2c81: diagram.png]}, {@code [image: a.png]}, {@code [file: a.log]}.
 */
public final class Placeholders {

  private static final int TOKEN_BYTES = 4;
  private static final Pattern OPAQUE =
      Pattern.compile(
          "\\[([a-z][a-z0-9-]*+:[a-z0-9][a-z0-9.-]*+) ([0-9a-f]{8})(?:: ([^\\[\\]]++))?\\]");
  private static final Pattern FILE = Pattern.compile("\\[(image|file): ([^\\[\\]]++)\\]");

  private Placeholders() {}

  /** The placeholder's text, on one line. */
  public static String of(OpaqueRef ref) {
    String tail = ref.display().isEmpty() ? "" : ": " + ref.display();
    return "[" + ref.kind() + " " + ref.token() + tail + "]";
  }

  public static String of(AttachmentRef ref) {
    String name = ref.fileName().replace("%", "%25").replace("[", "%5B").replace("]", "%5D");
    return (ref.image() ? "[image: " : "[file: ") + name + "]";
  }

  /** What stays of an opaque node in a dialect that cannot hold it. */
  public static OpaqueRef ref(String kind, String payload, String display) {
    return new OpaqueRef(kind, token(kind, payload), display(display));
  }

  /** Eight hexadecimal digits that depend on the node alone. */
  static String token(String kind, String payload) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((kind(kind) + '\n' + payload).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, TOKEN_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java runtime has SHA-256", impossible);
    }
  }

  static String display(String text) {
    return Characters.oneLine(text).replace('[', '(').replace(']', ')');
  }

  static String kind(String kind) {
    String clean = kind.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9:.-]", "-");
    return clean.matches("[a-z][a-z0-9-]*:[a-z0-9][a-z0-9.-]*")
        ? clean
        : "node:x" + clean.replaceAll("[^a-z0-9-]", "-");
  }

  /** A placeholder that starts exactly at {@code from}. */
  static Optional<Found> at(String text, int from) {
    Matcher opaque = OPAQUE.matcher(text).region(from, text.length());
    if (opaque.lookingAt()) {
      String display = opaque.group(3) == null ? "" : display(opaque.group(3));
      return Optional.of(
          new Found(new OpaqueRef(opaque.group(1), opaque.group(2), display), opaque.end()));
    }
    Matcher file = FILE.matcher(text).region(from, text.length());
    if (file.lookingAt() && !file.group(2).isBlank()) {
      String name =
          file.group(2).strip().replace("%5B", "[").replace("%5D", "]").replace("%25", "%");
      return Optional.of(
          new Found(new AttachmentRef(name, file.group(1).equals("image")), file.end()));
    }
    return Optional.empty();
  }

  /** A recognised node and the index just behind it. */
  record Found(Inline inline, int end) {}
}
