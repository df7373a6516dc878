package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.incidentbridge.spi.InsiderTickets;

/**
 * Which state of an issue: MantisBT's stamp, which is of one second and misses some changes, and a
 * hash of what the issue shows. An issue that could not be read has a count of tries instead.
 *
 * @param second epoch seconds of {@code updated_at}
 * @param content {@code .} and hash, then a letter for what the configuration makes of the issue if
 *     it is private, and {@code ~} if it is outside; or {@code !} and tries
 */
record MantisVersion(long second, String content) {

  /** An unreadable issue is tried so often before only a new stamp or a sweep tries it again. */
  static final int MOST_TRIES = 5;

  private static final List<String> MEMBERS =
      List.of(
          "additional_information",
          "attachments",
          "category",
          "custom_fields",
          "description",
          "due_date",
          "fixed_in_version",
          "handler",
          "id",
          "notes",
          "priority",
          "project",
          "relationships",
          "reporter",
          "reproducibility",
          "resolution",
          "severity",
          "status",
          "steps_to_reproduce",
          "summary",
          "tags",
          "target_version",
          "version",
          "view_state");

  /**
   * Differs between languages and readings, or changes without anything being said: time-log notes
   * get a new {@code updated_at} with every edit of their issue.
   */
  private static final Set<String> IGNORED =
      Set.of("label", "color", "updated_at", "time_tracking", "issue");

  private static final int HASH_BYTES = 10;

  private static final String OUTSIDE = "~";

  private static final Pattern PRIVATE = Pattern.compile("\\.[0-9a-f]*[nis]~?");

  static MantisVersion of(MantisIssue issue) {
    MessageDigest digest = sha256();
    for (String member : MEMBERS) {
      if (issue.has(member)) {
        feed(digest, member);
        feed(digest, issue.json().path(member));
      }
    }
    issue.relations().forEach(r -> feed(digest, r.otherId()));
    String hash = HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    return new MantisVersion(issue.updatedAt().getEpochSecond(), "." + hash);
  }

  /** The same of an issue in a project that the bridge is not to read. */
  MantisVersion outside() {
    return new MantisVersion(second, content + OUTSIDE);
  }

  /** The same of a private issue, which another setting makes something else of. */
  MantisVersion under(InsiderTickets setting) {
    return new MantisVersion(second, content + letter(setting));
  }

  /** Whether it is of a private issue that was read under another setting. */
  boolean isUnderOther(InsiderTickets setting) {
    return PRIVATE.matcher(content).matches() && !content.contains(letter(setting));
  }

  /** None that a hash has. */
  private static String letter(InsiderTickets setting) {
    return switch (setting) {
      case NEVER -> "n";
      case INTERNAL -> "i";
      case AS_SHOWN -> "s";
    };
  }

  static MantisVersion unreadable(Instant stamp, int tries) {
    return new MantisVersion(stamp.getEpochSecond(), "!" + tries);
  }

  /** Reads {@link #text()}; what is not of this form equals no state. */
  static MantisVersion parse(String text) {
    int end = Math.max(text.indexOf('.'), text.indexOf('!'));
    if (end < 1 || !text.substring(0, end).matches("\\d{1,18}")) {
      return new MantisVersion(-1, "");
    }
    return new MantisVersion(Long.parseLong(text.substring(0, end)), text.substring(end));
  }

  /** How often reading this state failed; zero if it was read. */
  int tries() {
    return content.matches("!\\d{1,3}") ? Integer.parseInt(content.substring(1)) : 0;
  }

  /**
   * Whether asking for the issue told already why scans lack it: it is outside, or hidden, of which
   * no state is known. Only sweeps ask again.
   */
  boolean tellsAbsence() {
    return second < 0 || content.endsWith(OUTSIDE) || tries() >= MOST_TRIES;
  }

  String text() {
    return second + content;
  }

  private static void feed(MessageDigest digest, JsonNode node) {
    if (node.isObject()) {
      Set<String> names = new TreeSet<>();
      node.fieldNames().forEachRemaining(names::add);
      names.removeAll(IGNORED);
      names.forEach(
          name -> {
            feed(digest, name);
            feed(digest, node.path(name));
          });
      digest.update((byte) '}');
    } else if (node.isArray()) {
      node.forEach(item -> feed(digest, item));
      digest.update((byte) ']');
    } else {
      feed(digest, node.asText());
    }
  }

  private static void feed(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
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
