package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Files in bodies: decoded, checked one by one, renamed where the name is taken. */
final class Uploads {

  private static final int LONGEST_NAME = 250;
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private final World world;
  private final Edits edits;
  private final Spam spam;

  Uploads(World world, Edits edits, Spam spam) {
    this.world = world;
    this.edits = edits;
    this.spam = spam;
  }

  /** A file as sent. */
  record Upload(String name, byte[] bytes) {}

  /** Decodes what is sent; files without content or name are refused before anything is made. */
  static List<Upload> decode(@Nullable JsonNode files) {
    List<Upload> all = new ArrayList<>();
    for (JsonNode file : files == null ? MissingNode.getInstance() : files) {
      String content =
          References.given(file, "content")
              .map(JsonNode::asText)
              .orElseThrow(
                  () -> Fault.coded(Fault.Code.INVALID_VALUE, "File content not set", "files"));
      String name =
          References.given(file, "name")
              .map(JsonNode::asText)
              .orElseThrow(
                  () ->
                      Fault.coded(Fault.Code.EMPTY_FIELD, "File field 'name' is missing.", "name"));
      all.add(new Upload(name, base64(content)));
    }
    return all;
  }

  /** Decodes as PHP does: what does not belong is skipped, nothing is refused. */
  private static byte[] base64(String content) {
    StringBuilder kept = new StringBuilder(content.length());
    for (int i = 0; i < content.length() && content.charAt(i) != '='; i++) {
      if (BASE64.indexOf(content.charAt(i)) >= 0) {
        kept.append(content.charAt(i));
      }
    }
    if (kept.length() % 4 == 1) {
      kept.setLength(kept.length() - 1);
    }
    return Base64.getDecoder().decode(kept.toString());
  }

  /** Attaches one after another and stops at the first that is refused. */
  void attach(User by, Issue issue, int noteId, List<Upload> files) {
    for (Upload file : files) {
      if (!MantisText.empty(file.name())) {
        attach(by, issue, noteId, file);
      }
    }
  }

  private void attach(User by, Issue issue, int noteId, Upload file) {
    if (file.name().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      throw Fault.coded(
          Fault.Code.FILE_NAME, "Filename '" + file.name() + "' is too long", file.name());
    }
    if (refusedType(file.name())) {
      throw Fault.coded(Fault.Code.FILE_TYPE, "File '" + file.name() + "' type not allowed", "");
    }
    if (MantisText.astral(file.name())) {
      throw Fault.broken();
    }
    String name = freeName(issue, file.name());
    spam.check(by);
    if (file.bytes().length == 0) {
      throw Fault.coded(Fault.Code.FILE_NOT_UPLOADED, "File '" + name + "' not uploaded", "");
    }
    if (file.bytes().length > world.options.limits().maxFileBytes()) {
      throw Fault.coded(Fault.Code.FILE_TOO_BIG, "File '" + name + "' too big", "");
    }
    edits.attach(
        by, issue, noteId, new StoredFile.FileContent(name, sniff(file.bytes()), file.bytes()));
  }

  private boolean refusedType(String name) {
    int dot = name.lastIndexOf('.');
    String extension = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    String refused = (String) world.config.value("disallowed_files");
    String allowed = (String) world.config.value("allowed_files");
    boolean disallowed = !extension.isEmpty() && List.of(refused.split(",")).contains(extension);
    boolean notAllowed = !allowed.isEmpty() && !List.of(allowed.split(",")).contains(extension);
    return disallowed || notAllowed;
  }

  private static String freeName(Issue issue, String name) {
    Set<String> taken =
        issue.files.stream()
            .map(f -> f.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    int dot = name.lastIndexOf('.');
    String stem = dot < 0 ? name : name.substring(0, dot);
    String extension = dot < 0 ? "" : name.substring(dot);
    String free = name;
    for (int i = 2; taken.contains(free.toLowerCase(Locale.ROOT)); i++) {
      free = stem + "-" + i + extension;
    }
    return free;
  }

  static String sniff(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(8, bytes.length), StandardCharsets.ISO_8859_1);
    if (head.startsWith("\u0089PNG")) {
      return "image/png; charset=binary";
    }
    if (head.startsWith("\u00ff\u00d8\u00ff")) {
      return "image/jpeg; charset=binary";
    }
    if (head.startsWith("GIF8")) {
      return "image/gif; charset=binary";
    }
    if (head.startsWith("%PDF-")) {
      return "application/pdf; charset=us-ascii";
    }
    if (head.startsWith("PK\u0003\u0004")) {
      return "application/zip; charset=binary";
    }
    return text(bytes);
  }

  private static String textKind(String text) {
    if (text.regionMatches(true, 0, "<html", 0, 5)) {
      return "text/html";
    }
    boolean json = text.startsWith("{\"") && text.stripTrailing().endsWith("}");
    return json ? "application/json" : "text/plain";
  }

  private static String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') >= 0) {
        return "application/octet-stream; charset=binary";
      }
      if (bytes.length == 1) {
        return "application/octet-stream; charset=binary";
      }
      boolean ascii = text.chars().allMatch(c -> c < 128);
      return textKind(text) + "; charset=" + (ascii ? "us-ascii" : "utf-8");
    } catch (CharacterCodingException e) {
      return "application/octet-stream; charset=binary";
    }
  }

  /** All bytes of several files, to measure what one answer would hold. */
  static long size(List<StoredFile> files) {
    return files.stream().mapToLong(f -> f.content().bytes().length).sum();
  }
}
