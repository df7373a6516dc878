package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.incidentbridge.mantis.MantisWire.Ref;
import org.incidentbridge.mantis.MantisWire.User;

/**
 * An issue as MantisBT shows it. Empty members are missing there, so every question has an answer
 * for that.
 *
 * @param json the object
 */
record MantisIssue(JsonNode json) {

  private static final int PUBLIC = 10;

  /** A time that cannot be read makes the issue unreadable, not the pull fail. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  String id() {
    return String.valueOf(json.path("id").asInt());
  }

  boolean has(String member) {
    return json.hasNonNull(member);
  }

  /** A text as it stands there; empty if missing. */
  String text(String member) {
    return json.path(member).asText("");
  }

  Optional<Ref> ref(String member) {
    return ref(json.path(member));
  }

  Optional<User> user(String member) {
    return user(json.path(member));
  }

  /** A point in time; empty if missing. */
  Optional<Instant> time(String member) {
    return has(member) ? Optional.of(instant(text(member))) : Optional.empty();
  }

  Instant updatedAt() {
    return instant(text("updated_at"));
  }

  Instant createdAt() {
    return instant(text("created_at"));
  }

  boolean isPrivate() {
    return !isPublic(json.path("view_state"));
  }

  int projectId() {
    return json.path("project").path("id").asInt();
  }

  /** In the order of their creation. */
  List<Note> notes() {
    return each(json.path("notes"))
        .map(Note::new)
        .sorted(Comparator.comparingInt(Note::id))
        .toList();
  }

  Optional<Note> note(String noteId) {
    return notes().stream().filter(n -> String.valueOf(n.id()).equals(noteId)).findFirst();
  }

  /** Files of the issue itself; those of notes are under the notes. */
  List<File> files() {
    return files(json);
  }

  List<Ref> tags() {
    return each(json.path("tags")).flatMap(n -> ref(n).stream()).toList();
  }

  /** Who monitors it; empty if that is not shown to the bridge's user. */
  List<User> monitors() {
    return each(json.path("monitors")).flatMap(n -> user(n).stream()).toList();
  }

  List<Relation> relations() {
    return each(json.path("relationships")).map(Relation::new).toList();
  }

  List<CustomValue> customValues() {
    return each(json.path("custom_fields")).map(CustomValue::new).toList();
  }

  Optional<CustomValue> customValue(int fieldId) {
    return customValues().stream().filter(v -> v.id() == fieldId).findFirst();
  }

  /** Oldest first; empty if it was not asked for or is hidden. */
  List<HistoryLine> history() {
    return HistoryLine.oldestFirst(json.path("history"));
  }

  static Instant instant(String iso) {
    try {
      return OffsetDateTime.parse(iso).toInstant();
    } catch (DateTimeParseException e) {
      throw new Unreadable("'" + iso + "' is no time with offset");
    }
  }

  static boolean isPublic(JsonNode viewState) {
    return viewState.path("id").asInt() == PUBLIC
        || viewState.path("name").asText().equals("public");
  }

  static Optional<Ref> ref(JsonNode node) {
    return node.isObject()
        ? Optional.of(
            new Ref(
                node.path("id").asInt(),
                node.path("name").asText(""),
                node.path("label").asText(node.path("name").asText(""))))
        : Optional.empty();
  }

  static Optional<User> user(JsonNode node) {
    return node.path("id").asInt() == 0
        ? Optional.empty()
        : Optional.of(
            new User(
                node.path("id").asInt(),
                node.path("name").asText(""),
                node.path("real_name").asText(""),
                node.path("email").asText("")));
  }

  private static List<File> files(JsonNode owner) {
    return each(owner.path("attachments"))
        .map(File::new)
        .sorted(Comparator.comparingInt(File::id))
        .toList();
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** A note. */
  record Note(JsonNode json) {

    int id() {
      return json.path("id").asInt();
    }

    String text() {
      return json.path("text").asText("");
    }

    boolean isPrivate() {
      return !isPublic(json.path("view_state"));
    }

    Optional<User> author() {
      return user(json.path("reporter"));
    }

    /** Whether both are by one author, or by nobody who is shown. */
    boolean isBySame(Note other) {
      return author().map(User::id).equals(other.author().map(User::id));
    }

    Instant createdAt() {
      return instant(json.path("created_at").asText(""));
    }

    List<File> files() {
      return MantisIssue.files(json);
    }
  }

  /** A file without its content. */
  record File(JsonNode json) {

    Optional<User> author() {
      return user(json.path("reporter"));
    }

    int id() {
      return json.path("id").asInt();
    }

    String name() {
      return json.path("filename").asText("");
    }

    long size() {
      return json.path("size").asLong();
    }

    Instant createdAt() {
      return instant(json.path("created_at").asText(""));
    }
  }

  /** A relation to another issue. */
  record Relation(JsonNode json) {

    String type() {
      return json.path("type").path("name").asText("");
    }

    String otherId() {
      return String.valueOf(json.path("issue").path("id").asInt());
    }
  }

  /** A custom field's value; empty if unset. */
  record CustomValue(JsonNode json) {

    int id() {
      return json.path("field").path("id").asInt();
    }

    String name() {
      return MantisProse.shown(json.path("field").path("name").asText(""));
    }

    String value() {
      return json.path("value").asText("");
    }
  }
}
