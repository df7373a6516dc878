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
import org.incidentbridge.mantis.MantisIssue.File;
import org.incidentbridge.mantis.MantisIssue.Note;
import org.incidentbridge.mantis.MantisTranslator.Accounts;
import org.incidentbridge.mantis.MantisWire.User;
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
  private final Map<Signed, Note> marks = new HashMap<>();
  private final Map<Integer, User> editors = new HashMap<>();
  private final Accounts accounts;

  /**
   * The talk of an issue.
   *
   * @param internal nothing of it is public
   * @param accounts asked for the bridge's own where a note bears a mark
   */
  MantisTalk(TrackerId tracker, MantisIssue issue, boolean internal, Accounts accounts) {
    this.accounts = accounts;
    this.tracker = tracker;
    this.issue = issue;
    this.most = internal ? Visibility.INTERNAL : Visibility.PUBLIC;
    this.notes = issue.notes();
    notes.forEach(n -> NoteMark.in(n.text()).ifPresent(m -> marks.putIfAbsent(signed(n, m), n)));
    issue.history().stream()
        .filter(line -> line.type() == HistoryLine.NOTE_UPDATED)
        .forEach(line -> line.author().ifPresent(user -> editors.put(line.note(), user)));
  }

  /** A mark and the id of who wrote it. */
  private record Signed(NoteMark mark, Optional<Integer> author) {}

  private static Signed signed(Note note, NoteMark mark) {
    return new Signed(mark, note.author().map(User::id));
  }

  List<Comment> comments() {
    return notes.stream().flatMap(n -> comment(n).stream()).toList();
  }

  /** Files of the issue are as visible as it is, those of a note as visible as that. */
  List<Attachment> attachments() {
    List<Attachment> all = new ArrayList<>();
    issue.files().forEach(f -> all.add(by(f, attachment(f, most, maker(f), ""))));
    notes.forEach(n -> n.files().forEach(f -> all.add(attachment(n, f))));
    all.sort(Comparator.comparingLong(a -> Long.parseLong(a.id())));
    return all;
  }

  private Optional<Comment> comment(Note note) {
    Optional<NoteMark> mark = NoteMark.in(note.text()).filter(m -> isFirst(note, m));
    boolean ours = mark.filter(m -> carries(note, m)).isPresent();
    if (ours || note.text().isBlank()) {
      return Optional.empty();
    }
    Party author =
        note.author()
            .map(u -> accounts.party(tracker, u))
            .orElseGet(() -> new Party(tracker + ":?", "unknown", "", ""));
    Whole whole = mark.filter(m -> leads(note, m)).map(m -> whole(note, m)).orElse(alone(note));
    return Optional.of(
        new Comment(
            String.valueOf(note.id()),
            author,
            note.createdAt(),
            whole.visibility(),
            new Comment.Content(
                MantisProse.read(whole.text()),
                mark.filter(m -> isOwn(note)).map(NoteMark::key).orElse(""),
                editor(note))));
  }

  /** Who worded it last, as far as the history tells, if that was somebody else. */
  private Optional<Party> editor(Note note) {
    return Optional.ofNullable(editors.get(note.id()))
        .filter(editor -> note.author().filter(u -> u.id() == editor.id()).isEmpty())
        .map(editor -> accounts.party(tracker, editor));
  }

  /** Somebody who quotes a note may take its mark along; that makes it no note of the bridge. */
  private boolean isFirst(Note note, NoteMark mark) {
    Note first = marks.get(signed(note, mark));
    return first != null && first.id() == note.id();
  }

  private boolean leads(Note note, NoteMark mark) {
    return mark.parts() > 1
        && parts(issue, mark.key()).stream()
            .findFirst()
            .filter(n -> n.id() == note.id())
            .isPresent();
  }

  /**
   * Whether a note with a mark is no comment. Anybody may quote any mark, also one that no other
   * note here bears (N2). The bridge may have had another user before, whose notes are known by
   * what else they are: the end of a text whose beginning is theirs or in a full field, or a note
   * that says nothing but what its mark says.
   */
  private boolean carries(Note note, NoteMark mark) {
    return switch (mark.what()) {
      case TEXT -> !mark.isFirst() && (isOwn(note) || isPart(note, mark));
      case FILE -> isOwn(note) || FileWrites.isAlone(note);
      case LINK -> isOwn(note) || LinkWrites.isAlone(note);
    };
  }

  private boolean isPart(Note note, NoteMark mark) {
    List<Note> parts = parts(issue, mark.key());
    return parts.isEmpty()
        ? MantisTranslator.BODIES.stream()
            .anyMatch(field -> issue.text(field).length() > Parts.LONGEST / 2)
        : parts.contains(note);
  }

  /** A mark quoted from another issue is the first of its kind here, but not the bridge's (N2). */
  private boolean isOwn(Note note) {
    return note.author().filter(user -> user.id() != accounts.self().getAsInt()).isEmpty();
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

  /** A mark may be of the bridge by an account that it had before. */
  private Attachment.Maker maker(Note note, File file) {
    boolean marked =
        NoteMark.in(note.text()).filter(m -> m.what() == NoteMark.What.FILE).isPresent();
    Attachment.Maker maker = maker(file);
    return marked && maker == Attachment.Maker.PEOPLE ? Attachment.Maker.UNKNOWN : maker;
  }

  private Attachment.Maker maker(File file) {
    return file.author()
        .map(
            user ->
                user.id() == accounts.self().getAsInt()
                    ? Attachment.Maker.BRIDGE
                    : Attachment.Maker.PEOPLE)
        .orElse(Attachment.Maker.UNKNOWN);
  }

  private Attachment attachment(Note note, File file) {
    Optional<NoteMark> mark = NoteMark.in(note.text()).filter(m -> m.what() == NoteMark.What.FILE);
    String key = mark.filter(m -> isOwn(note)).map(NoteMark::key).orElse("");
    return by(file, attachment(file, visibility(note), maker(note, file), key));
  }

  private Attachment by(File file, Attachment attachment) {
    return attachment.by(
        file.author().map(user -> accounts.party(tracker, user)).orElse(Party.NOBODY));
  }

  private static Attachment attachment(
      File file, Visibility visibility, Attachment.Maker maker, String marker) {
    return new Attachment(
        String.valueOf(file.id()),
        MantisProse.shown(file.name()),
        file.size(),
        file.createdAt(),
        visibility,
        maker,
        marker);
  }

  /**
   * The notes that hold the parts of one text, in the order of the parts: those of one author, as a
   * quoted mark makes no part.
   *
   * @return empty if there is no first part
   */
  static List<Note> parts(MantisIssue issue, String key) {
    SortedMap<Integer, Note> parts = new TreeMap<>();
    Optional<Note> lead = issue.notes().stream().filter(n -> isLead(n, key)).findFirst();
    for (Note note : lead.map(first -> issue.notes()).orElse(List.of())) {
      if (note.isBySame(lead.orElseThrow())) {
        marked(note, key).ifPresent(m -> parts.putIfAbsent(m.part(), note));
      }
    }
    return List.copyOf(parts.values());
  }

  private static boolean isLead(Note note, String key) {
    return marked(note, key).filter(NoteMark::isFirst).isPresent();
  }

  private static Optional<NoteMark> marked(Note note, String key) {
    return NoteMark.in(note.text())
        .filter(m -> m.what() == NoteMark.What.TEXT && Objects.equals(m.key(), key));
  }
}
