package org.incidentbridge.mantis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

  /**
   * The talk of an issue.
   *
   * @param internal nothing of it is public
   */
  MantisTalk(TrackerId tracker, MantisIssue issue, boolean internal) {
    this.tracker = tracker;
    this.issue = issue;
    this.most = internal ? Visibility.INTERNAL : Visibility.PUBLIC;
  }

  List<Comment> comments() {
    return issue.notes().stream().flatMap(n -> comment(n).stream()).toList();
  }

  /** Files of the issue are as visible as it is, those of a note as visible as that. */
  List<Attachment> attachments() {
    List<Attachment> all = new ArrayList<>();
    issue.files().forEach(f -> all.add(attachment(f, most)));
    issue
        .notes()
        .forEach(n -> n.files().forEach(f -> all.add(attachment(f, visibility(n)))));
    all.sort(Comparator.comparingLong(a -> Long.parseLong(a.id())));
    return all;
  }

  private Optional<Comment> comment(Note note) {
    Optional<NoteMark> mark = NoteMark.in(note.text());
    boolean ours =
        mark.filter(m -> m.what() != NoteMark.What.TEXT || !m.isFirst()).isPresent();
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
                MantisProse.read(whole.text()), mark.map(NoteMark::key).orElse(""))));
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
    return issue.notes().stream()
        .filter(n -> marked(n, key).isPresent())
        .sorted(Comparator.comparingInt(n -> marked(n, key).map(NoteMark::part).orElse(0)))
        .toList();
  }

  private static Optional<NoteMark> marked(Note note, String key) {
    return NoteMark.in(note.text())
        .filter(m -> m.what() == NoteMark.What.TEXT && Objects.equals(m.key(), key));
  }
}
