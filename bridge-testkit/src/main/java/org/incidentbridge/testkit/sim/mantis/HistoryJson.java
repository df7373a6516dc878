package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An issue's history; lines about what the reader may not see are left out. */
final class HistoryJson {

  private final World world;
  private final Shapes shapes;
  private final Access access;

  HistoryJson(World world, Shapes shapes, Access access) {
    this.world = world;
    this.shapes = shapes;
    this.access = access;
  }

  ArrayNode of(User reader, Issue issue) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    boolean newestFirst = world.config.value("history_order").equals("DESC");
    for (HistoryEntry entry : newestFirst ? issue.history.reversed() : issue.history) {
      if (visible(reader, issue, entry)) {
        all.add(line(reader, issue, entry));
      }
    }
    return all;
  }

  private boolean visible(User reader, Issue issue, HistoryEntry entry) {
    return switch (entry.type()) {
      case NOTE_ADDED, NOTE_UPDATED, NOTE_DELETED -> seesNote(reader, issue, entry, entry.before());
      case NOTE_VIEW_STATE -> seesNote(reader, issue, entry, entry.after());
      case FILE_ADDED, FILE_DELETED ->
          entry.after().isEmpty() || seesNote(reader, issue, entry, entry.after());
      case MONITOR_ADDED, MONITOR_DELETED ->
          access.onIssue(reader, "show_monitor_list_threshold", issue);
      case RELATIONSHIP_ADDED, RELATIONSHIP_DELETED, RELATIONSHIP_UPDATED ->
          Optional.ofNullable(world.issues.get(number(entry.after())))
              .map(other -> access.sees(reader, other))
              .orElse(false);
      default -> true;
    };
  }

  private boolean seesNote(User reader, Issue issue, HistoryEntry entry, String noteId) {
    return reader.id == entry.user()
        || access.onIssue(reader, "private_bugnote_threshold", issue)
        || issue.note(number(noteId)).map(n -> access.seesNote(reader, issue, n)).orElse(false);
  }

  private ObjectNode line(User reader, Issue issue, HistoryEntry entry) {
    ObjectNode line = Shapes.object().put("created_at", shapes.time(entry.at()));
    line.set("user", shapes.person(reader, entry.user()));
    if (!entry.field().isEmpty()) {
      line.set("field", Shapes.object().put("name", apiField(entry)).put("label", label(entry)));
    }
    line.set(
        "type", Shapes.object().put("id", entry.type().id()).put("name", entry.type().apiName()));
    values(line, reader, issue, entry);
    line.put("message", message(entry));
    change(entry).ifPresent(change -> line.put("change", change));
    return line;
  }

  private static String apiField(HistoryEntry entry) {
    return switch (entry.field()) {
      case "reporter_id" -> "reporter";
      case "handler_id" -> "handler";
      default -> entry.field();
    };
  }

  private static Optional<IssueField> column(HistoryEntry entry) {
    return Arrays.stream(IssueField.values())
        .filter(f -> f.column().equals(entry.field()))
        .findFirst();
  }

  private static String label(HistoryEntry entry) {
    return column(entry).map(IssueField::label).orElse(entry.field());
  }

  private void values(ObjectNode line, User reader, Issue issue, HistoryEntry entry) {
    switch (entry.type()) {
      case FIELD_UPDATED -> {
        line.set("old_value", value(reader, entry, entry.before()));
        line.set("new_value", value(reader, entry, entry.after()));
      }
      case NOTE_ADDED, NOTE_UPDATED, NOTE_DELETED ->
          line.set("note", Shapes.object().put("id", number(entry.before())));
      case FILE_ADDED, FILE_DELETED -> line.set("file", file(issue, entry.before()));
      case NOTE_VIEW_STATE -> {
        line.set("view_state", shapes.choice("view_state", number(entry.before())));
        line.set("note", Shapes.object().put("id", number(entry.after())));
      }
      case RELATIONSHIP_ADDED, RELATIONSHIP_DELETED, RELATIONSHIP_UPDATED -> {
        line.set("relationship", relationship(entry));
        line.set("issue", Shapes.object().put("id", number(entry.after())));
      }
      case TAG_ATTACHED, TAG_DETACHED -> line.set("tag", tag(entry.before()));
      case MONITOR_ADDED, MONITOR_DELETED, TAG_RENAMED -> {
        line.put("old_value", entry.before());
        line.put("new_value", entry.after());
      }
      default -> {}
    }
  }

  private JsonNode value(User reader, HistoryEntry entry, String raw) {
    String enumeration = enumeration(entry);
    if (raw.isEmpty()) {
      return JsonNodeFactory.instance.textNode("");
    }
    if (enumeration != null) {
      return shapes.choice(enumeration, number(raw));
    }
    if (entry.field().equals("handler_id") || entry.field().equals("reporter_id")) {
      return shapes.person(reader, number(raw));
    }
    return JsonNodeFactory.instance.textNode(raw);
  }

  private static @Nullable String enumeration(HistoryEntry entry) {
    return column(entry).map(IssueField::enumeration).orElse(null);
  }

  private static ObjectNode file(Issue issue, String name) {
    ObjectNode file = Shapes.object();
    issue.files.stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .ifPresent(f -> file.put("id", f.id()));
    return file.put("filename", name);
  }

  private static ObjectNode relationship(HistoryEntry entry) {
    RelationType type = RelationType.byId(number(entry.before())).orElseThrow();
    return Shapes.object()
        .put("id", type.id())
        .put("name", type.apiName())
        .put("label", type.label());
  }

  private ObjectNode tag(String name) {
    ObjectNode tag = Shapes.object();
    world.tagNamed(name).ifPresent(t -> tag.put("id", t.id));
    return tag.put("name", name);
  }

  private String message(HistoryEntry entry) {
    String text = entry.type().message();
    return switch (entry.type()) {
      case FIELD_UPDATED -> label(entry);
      case NOTE_ADDED,
          NOTE_UPDATED,
          NOTE_DELETED,
          FILE_ADDED,
          FILE_DELETED,
          TAG_ATTACHED,
          TAG_DETACHED ->
          text + ": " + entry.before();
      case NOTE_VIEW_STATE ->
          text
              + ": "
              + entry.after()
              + ": "
              + world.config.enumeration("view_state").label(number(entry.before()));
      case MONITOR_ADDED, MONITOR_DELETED -> text + ": " + world.userName(number(entry.before()));
      default -> text;
    };
  }

  private Optional<String> change(HistoryEntry entry) {
    return switch (entry.type()) {
      case FIELD_UPDATED ->
          Optional.of(shown(entry, entry.before()) + " => " + shown(entry, entry.after()));
      case RELATIONSHIP_ADDED, RELATIONSHIP_DELETED, RELATIONSHIP_UPDATED ->
          Optional.of(
              RelationType.byId(number(entry.before())).orElseThrow().label()
                  + " "
                  + Edits.padded(number(entry.after())));
      case TAG_RENAMED -> Optional.of(entry.before() + " => " + entry.after());
      default -> Optional.empty();
    };
  }

  private String shown(HistoryEntry entry, String raw) {
    String enumeration = enumeration(entry);
    if (enumeration != null) {
      return world.config.enumeration(enumeration).label(number(raw));
    }
    return switch (entry.field()) {
      case "handler_id", "reporter_id" -> number(raw) == 0 ? "" : world.userName(number(raw));
      case "project_id" -> world.project(number(raw)).map(p -> p.name).orElse("@" + raw + "@");
      case "sticky" -> number(raw) == 0 ? "No" : "Yes";
      default ->
          world
              .customFieldNamed(entry.field())
              .map(f -> f.shown(raw, world.options.zone()))
              .orElse(raw);
    };
  }

  /** As PHP casts it: a custom field may bear the name of a column that holds numbers. */
  private static int number(String raw) {
    return raw.matches("\\d{1,9}") ? Integer.parseInt(raw, 10) : 0;
  }
}
