package org.incidentbridge.mantis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.incidentbridge.mantis.MantisIssue.File;
import org.incidentbridge.mantis.MantisIssue.Note;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Visibility;

/**
 * Comments and files of an issue. Notes that only carry a file, a link or the rest of a long text
 * are the bridge's own and no comments.
 */
final class MantisTalk {

  private final TrackerId tracker;
  private final MantisIssue issue;
  private final Visibility most;
  private final List<Note> notes;
  private final Map<NoteMark, Note> marks = new HashMap<>();
  private final IntSupplier self;

  /**
   * The talk of an issue.
   *
   * @param internal nothing of it is public
   * @param self the id of the bridge's user, asked for where a note bears a mark
   */
  MantisTalk(TrackerId tracker, MantisIssue issue, boolean internal, IntSupplier self) {
    this.self = self;
    this.tracker = tracker;
    this.issue = issue;
    this.most = internal ? Visibility.INTERNAL : Visibility.PUBLIC;
    this.notes = issue.notes();
    notes.forEach(n -> NoteMark.in(n.text()).ifPresent(m -> marks.putIfAbsent(m, n)));
  }

  List<Comment> comments() {
    return notes.stream().flatMap(n -> comment(n).stream()).toList();
  }

  /** Files of the issue are as visible as it is, those of a note as visible as that. */
  List<Attachment> attachments() {
    List<Attachment> all = new ArrayList<>();
    issue.files().forEach(f -> all.add(attachment(f, most)));
    notes.forEach(n -> n.files().forEach(f -> all.add(attachment(f, visibility(n)))));
    all.sort(Comparator.comparingLong(a -> Long.parseLong(a.id())));
    return all;
  }

  private Optional<Comment> comment(Note note) {
    Optional<NoteMark> mark = NoteMark.in(note.text()).filter(m -> isFirst(note, m));
    boolean ours = mark.filter(m -> m.what() != NoteMark.What.TEXT || !m.isFirst()).isPresent();
    if (ours || note.text().isBlank()) {
      return Optional.empty();
    }
    Party author =
        note.author()
            .map(u -> MantisTranslator.party(tracker, u))
            .orElseGet(() -> new Party(tracker + ":?", "unknown", "", ""));
    Whole whole = mark.filter(m -> m.parts() > 1).map(m -> whole(note, m)).orElse(alone(note));
    return Optional.of(
        new Comment(
            String.valueOf(note.id()),
            author,
            note.createdAt(),
            whole.visibility(),
            new Comment.Content(
                MantisProse.read(whole.text()),
                mark.filter(m -> isOwn(note)).map(NoteMark::key).orElse(""))));
  }

  /** Somebody who quotes a note may take its mark along; that makes it no note of the bridge. */
  private boolean isFirst(Note note, NoteMark mark) {
    Note first = marks.get(mark);
    return first != null && first.id() == note.id();
  }

  /** A mark quoted from another issue is the first of its kind here, but not the bridge's (N2). */
  private boolean isOwn(Note note) {
    return note.author().filter(user -> user.id() != self.getAsInt()).isEmpty();
  }

  /** A text with the stricter visibility of its parts. */
  private record Whole(String text, Visibility visibility) {}

  private Whole alone(Note note) {
    return new Whole(NoteMark.strip(note.text()), visibility(note));
  }

  private Whole whole(Note first, NoteMark mark) {
    StringBuilder text = new StringBuilder(NoteMark.strip(first.text()));
    Visibility visibility = visibility(first);
    for (Note note : parts(issue, mark.key())) {
      if (note.id() != first.id()) {
        text.append("\n\n").append(NoteMark.strip(note.text()));
        visibility = visibility.and(visibility(note));
      }
    }
    return new Whole(text.toString(), visibility);
  }

  private Visibility visibility(Note note) {
    return note.isPrivate() ? Visibility.INTERNAL : most;
  }

  private static Attachment attachment(File file, Visibility visibility) {
    return new Attachment(
        String.valueOf(file.id()), file.name(), file.size(), file.createdAt(), visibility);
  }

  /** The notes that hold the parts of one text, in the order of the parts. */
  static List<Note> parts(MantisIssue issue, String key) {
    SortedMap<Integer, Note> parts = new TreeMap<>();
    for (Note note : issue.notes()) {
      marked(note, key).ifPresent(m -> parts.putIfAbsent(m.part(), note));
    }
    return List.copyOf(parts.values());
  }

  private static Optional<NoteMark> marked(Note note, String key) {
    return NoteMark.in(note.text())
        .filter(m -> m.what() == NoteMark.What.TEXT && Objects.equals(m.key(), key));
  }
}
