package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Notes and attachments as a reader may see them. */
final class NoteJson {

  private final World world;
  private final Shapes shapes;
  private final Access access;

  NoteJson(World world, Shapes shapes, Access access) {
    this.world = world;
    this.shapes = shapes;
    this.access = access;
  }

  ArrayNode all(User reader, Issue issue) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Note note : issue.notes) {
      if (access.seesNote(reader, issue, note)) {
        all.add(one(reader, issue, note));
      }
    }
    return all;
  }

  private ObjectNode one(User reader, Issue issue, Note note) {
    boolean timed =
        note.minutes > 0 && access.onIssue(reader, "time_tracking_view_threshold", issue);
    ObjectNode node = Shapes.object().put("id", note.id);
    node.set("reporter", shapes.person(reader, note.reporter));
    node.put("text", note.text);
    node.set("view_state", shapes.choice("view_state", note.viewState));
    if (timed) {
      node.set("time_tracking", Shapes.object().put("duration", hhmm(note.minutes)));
    }
    node.set("attachments", attachments(reader, issue, note.id));
    node.put("type", timed ? "timelog" : "note");
    node.put("created_at", shapes.time(note.created));
    node.put("updated_at", shapes.time(note.updated));
    return node;
  }

  static String hhmm(int minutes) {
    return "%02d:%02d".formatted(minutes / 60, minutes % 60);
  }

  /** Attachments of a note, or for 0 of the issue itself; no content. */
  ArrayNode attachments(User reader, Issue issue, int noteId) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (StoredFile file : issue.files) {
      if (file.noteId() == noteId && seesFile(reader, issue, file)) {
        ObjectNode node = Shapes.object().put("id", file.id());
        node.set("reporter", shapes.person(reader, file.user()));
        node.put("created_at", shapes.time(file.created()));
        node.put("filename", file.name());
        node.put("size", file.content().bytes().length);
        node.put("content_type", file.content().type());
        all.add(node);
      }
    }
    return all;
  }

  boolean seesFile(User reader, Issue issue, StoredFile file) {
    return file.noteId() == 0
        || issue.note(file.noteId()).map(n -> access.seesNote(reader, issue, n)).orElse(false)
        || world.config.number("private_bugnote_threshold")
            <= access.level(reader, issue.project());
  }
}
