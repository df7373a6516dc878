package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.mantis.MantisWire.User;

/**
 * A line of an issue's history, which MantisBT shows without any id.
 *
 * @param json the object
 */
record HistoryLine(JsonNode json) {

  static final int FIELD = 0;
  static final int ISSUE_NEW = 1;
  static final int NOTE_UPDATED = 3;
  static final int TAG_ATTACHED = 25;
  static final int TAG_DETACHED = 26;
  static final int TAG_RENAMED = 27;

  private static final int UNKNOWN = -1;
  private static final int HASH_BYTES = 6;

  /**
   * The lines of a history, oldest first, but for those that do not say when they were made (N10).
   * Installations choose the order; lines of one second have none but that.
   */
  static List<HistoryLine> oldestFirst(JsonNode history) {
    List<HistoryLine> lines = new ArrayList<>();
    for (JsonNode json : history) {
      var line = new HistoryLine(json);
      if (line.isDated()) {
        lines.add(line);
      }
    }
    return List.copyOf(isReversed(lines) ? lines.reversed() : lines);
  }

  private boolean isDated() {
    try {
      at();
      return true;
    } catch (MantisIssue.Unreadable undated) {
      return false;
    }
  }

  /** The line of the report begins it, also where the clock was put back since. */
  private static boolean isReversed(List<HistoryLine> lines) {
    if (lines.isEmpty() || lines.getFirst().type() == ISSUE_NEW) {
      return false;
    }
    return lines.getLast().type() == ISSUE_NEW
        || lines.getFirst().at().isAfter(lines.getLast().at());
  }

  /** The kind of change, by MantisBT's number. */
  int type() {
    return json.path("type").path("id").asInt(UNKNOWN);
  }

  /** The field's name; that of its column for some. Empty if it is about none. */
  String field() {
    return MantisProse.shown(json.path("field").path("name").asText(""));
  }

  /**
   * When it was made, in whole seconds.
   *
   * @throws MantisIssue.Unreadable if it does not say
   */
  Instant at() {
    return MantisIssue.instant(json.path("created_at").asText(""));
  }

  Optional<User> author() {
    return MantisIssue.user(json.path("user"));
  }

  JsonNode before() {
    return json.path("old_value");
  }

  JsonNode after() {
    return json.path("new_value");
  }

  /** The id of the note that it is about; 0 if it is about none. */
  int note() {
    return json.path("note").path("id").asInt();
  }

  /** The name that a tag had then. */
  String tag() {
    return json.path("tag").path("name").asText("");
  }

  /**
   * What tells this line from others, as far as it can be told: the same in each reading, whatever
   * names things were given meanwhile.
   */
  String sign() {
    MessageDigest digest = sha256();
    List.of(
            String.valueOf(type()),
            field(),
            raw(before()),
            raw(after()),
            tag(),
            json.path("user").path("id").asText(""))
        .forEach(part -> feed(digest, part));
    String hash = HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    return at().getEpochSecond() + "-" + hash;
  }

  private static String raw(JsonNode value) {
    return value.isObject() ? value.path("id").asText("") : value.asText("");
  }

  private static void feed(MessageDigest digest, String part) {
    digest.update(part.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
