package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.mantis.IssuePatch.Step;
import org.incidentbridge.mantis.MantisIssue.Note;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.AddComment;
import org.incidentbridge.spi.Command.EditComment;
import org.incidentbridge.spi.Command.RemoveComment;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Outcome.Loss;
import org.incidentbridge.spi.TrackerException.Kind;

/** Adds, edits and removes notes. Their visibility is always sent, and looked at afterwards. */
final class NoteWrites {

  private static final int NOTE_GONE = 404;

  private final MantisClient client;
  private final IssuePatch patch;
  private final Receipts receipts;
  private final FeedbackStatus feedback;

  NoteWrites(MantisClient client, IssuePatch patch, Receipts receipts, FeedbackStatus feedback) {
    this.client = client;
    this.patch = patch;
    this.receipts = receipts;
    this.feedback = feedback;
  }

  /**
   * A note just made.
   *
   * @param issue after it
   */
  record Made(Note note, MantisIssue issue) {}

  Outcome add(AddComment command) {
    List<String> parts = Parts.forNotes(MantisProse.write(command.body()));
    if (parts.size() == 1) {
      NoteMark mark = NoteMark.text(command.target().key(), 1, 1);
      Made made = post(command, mark.on(parts.getFirst()));
      return Receipts.afterWrite(() -> finish(command, made, List.of()));
    }
    MantisIssue issue = client.issue(MantisReader.checked(command.target().ticketId()));
    return Receipts.afterWrite(() -> addLong(command, parts, issue));
  }

  /** Parts that a former try left are not sent again. */
  private Outcome addLong(AddComment command, List<String> parts, MantisIssue issue) {
    Set<Integer> there = there(issue, command);
    Optional<Made> last = Optional.empty();
    for (int part = 1; part <= parts.size(); part++) {
      if (!there.contains(part)) {
        NoteMark mark = NoteMark.text(command.target().key(), part, parts.size());
        Made made;
        try {
          made = post(command, mark.on(parts.get(part - 1)));
        } catch (CallFailure failure) {
          if (there.isEmpty() && last.isEmpty()) {
            return failure.toOutcome();
          }
          throw failure;
        }
        last = Optional.of(made);
        if (isExposed(command.visibility(), last.get())) {
          return withdraw(command, last.get());
        }
      }
    }
    MantisIssue after = last.map(Made::issue).orElse(issue);
    Loss loss = new Loss("comment", "longer than a note can be; it stands in " + parts.size());
    return last.map(made -> finish(command, made, List.of(loss)))
        .orElseGet(
            () -> receipts.applied(first(after, command), Optional.of(after), List.of(loss)));
  }

  private static Set<Integer> there(MantisIssue issue, AddComment command) {
    return MantisTalk.parts(issue, command.target().key().text()).stream()
        .flatMap(n -> NoteMark.in(n.text()).stream())
        .map(NoteMark::part)
        .collect(Collectors.toSet());
  }

  /** The id of the note that stands for a comment. */
  static Optional<String> first(MantisIssue issue, AddComment command) {
    return MantisTalk.parts(issue, command.target().key().text()).stream()
        .findFirst()
        .map(n -> String.valueOf(n.id()));
  }

  private Made post(AddComment command, String text) {
    return post(command.target().ticketId(), note(text, command.visibility()));
  }

  /** Sends a note and reads it back. */
  Made post(String issueId, ObjectNode note) {
    MantisWire.Noted answer =
        client.execute(client.api().addNote(MantisReader.checked(issueId), note));
    JsonNode made = answer.note();
    JsonNode issue = answer.issue();
    if (made == null || issue == null || !made.path("id").isInt()) {
      throw new MantisIssue.Unreadable("MantisBT did not show the note that it made");
    }
    return new Made(new Note(made), new MantisIssue(issue));
  }

  static ObjectNode note(String text, Visibility visibility) {
    ObjectNode note = MantisWire.JSON.createObjectNode().put("text", text);
    note.putObject("view_state").put("name", viewState(visibility));
    return note;
  }

  static String viewState(Visibility visibility) {
    return visibility == Visibility.PUBLIC ? "public" : "private";
  }

  private Outcome finish(AddComment command, Made made, List<Loss> losses) {
    if (isExposed(command.visibility(), made)) {
      return withdraw(command, made);
    }
    MantisIssue after = feedback.keep(made);
    return receipts.applied(
        first(after, command).or(() -> Optional.of(String.valueOf(made.note().id()))),
        Optional.of(after),
        losses);
  }

  static boolean isExposed(Visibility wanted, Made made) {
    return wanted == Visibility.INTERNAL && !made.note().isPrivate();
  }

  private Outcome withdraw(AddComment command, Made made) {
    return withdraw(command.target().ticketId(), made.note());
  }

  /** A note that should have been private and is not goes at once (N5). */
  Outcome withdraw(String issueId, Note note) {
    delete(issueId, note.id());
    return refused(
        "MantisBT did not make the note private, so it was taken back: the bridge's user needs"
            + " set_view_status_threshold");
  }

  /** Removes a note; one already gone is as good. */
  Optional<MantisIssue> delete(String issueId, int noteId) {
    try {
      MantisWire.Noted answer =
          client.execute(client.api().deleteNote(issueId, String.valueOf(noteId)));
      return Optional.ofNullable(answer.issue()).map(MantisIssue::new);
    } catch (CallFailure failure) {
      if (failure.status() == NOTE_GONE && failure.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  Outcome edit(EditComment command) {
    AtomicBoolean hidden = new AtomicBoolean();
    Outcome outcome = patch.change(command.target().ticketId(), i -> edit(command, i, hidden));
    return hidden.get() && outcome instanceof Outcome.Applied
        ? patch.change(command.target().ticketId(), issue -> rewrite(command, issue))
        : outcome;
  }

  private Step edit(EditComment command, MantisIssue issue, AtomicBoolean hidden) {
    if (command.isStale(receipts.shown(issue))) {
      return new Step.Done(receipts.stale(issue));
    }
    boolean exposed =
        command.visibility() == Visibility.INTERNAL
            && parts(command, issue).stream().anyMatch(n -> !n.isPrivate());
    hidden.set(exposed);
    return exposed ? hide(command, issue) : rewrite(command, issue);
  }

  /** MantisBT writes a note's text before its visibility, so what becomes internal hides first. */
  private Step hide(EditComment command, MantisIssue issue) {
    Draft draft = new Draft();
    ArrayNode notes = draft.body().arrayNode();
    for (Note note : parts(command, issue)) {
      if (!note.isPrivate()) {
        notes.add(note(note.text(), Visibility.INTERNAL).put("id", note.id()));
      }
    }
    draft.put("notes", notes);
    return new Step.Send(
        draft, after -> receipts.applied(Optional.empty(), after.issue(), after.losses()));
  }

  private Step rewrite(EditComment command, MantisIssue issue) {
    List<Note> before = parts(command, issue);
    if (before.isEmpty()) {
      return new Step.Done(
          refused("note " + command.commentId() + " of issue " + issue.id() + " is gone"));
    }
    List<String> texts = texts(command, before);
    Draft draft = new Draft();
    ArrayNode notes = draft.body().arrayNode();
    for (int i = 0; i < texts.size(); i++) {
      ObjectNode note = note(texts.get(i), command.visibility());
      if (i >= before.size()) {
        notes.add(note);
      } else if (!shows(before.get(i), texts.get(i), command.visibility())) {
        notes.add(note.put("id", before.get(i).id()));
      }
    }
    List<Note> surplus = before.subList(Math.min(texts.size(), before.size()), before.size());
    if (notes.isEmpty()) {
      return new Step.Done(receipts.applied(trim(issue, surplus)));
    }
    draft.put("notes", notes);
    return new Step.Send(draft, after -> rewritten(after, surplus));
  }

  private Outcome rewritten(IssuePatch.After after, List<Note> surplus) {
    Optional<MantisIssue> last = after.issue().map(i -> trim(i, surplus));
    return receipts.applied(Optional.empty(), last, after.losses());
  }

  private MantisIssue trim(MantisIssue issue, List<Note> surplus) {
    MantisIssue last = issue;
    for (Note note : surplus) {
      last = delete(issue.id(), note.id()).orElse(last);
    }
    return last;
  }

  /** What the notes of an edited comment shall say, with the mark that is there. */
  private static List<String> texts(EditComment command, List<Note> before) {
    Optional<NoteMark> mark = NoteMark.in(before.getFirst().text());
    String present = before.stream().map(Note::text).collect(Collectors.joining("\n"));
    List<String> parts = Parts.forNotes(MantisProse.write(command.body(), present));
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      int part = i + 1;
      String text = parts.get(i);
      texts.add(
          mark.map(m -> new NoteMark(m.key(), m.what(), part, parts.size()).on(text)).orElse(text));
    }
    return texts;
  }

  /** Whether a note is as wanted already. */
  static boolean shows(Note note, String text, Visibility visibility) {
    return note.isPrivate() == (visibility == Visibility.INTERNAL)
        && note.text().replace("\r\n", "\n").strip().equals(text.strip());
  }

  /** Whether the comment is as the command wants it. */
  boolean isAsWanted(EditComment command, MantisIssue issue) {
    List<Note> before = parts(command, issue);
    if (before.isEmpty()) {
      return false;
    }
    List<String> texts = texts(command, before);
    boolean all = texts.size() == before.size();
    for (int i = 0; all && i < texts.size(); i++) {
      all = shows(before.get(i), texts.get(i), command.visibility());
    }
    return all;
  }

  private static List<Note> parts(EditComment command, MantisIssue issue) {
    return parts(issue, command.commentId());
  }

  /** The note and the further parts of its text; empty if it is gone. */
  static List<Note> parts(MantisIssue issue, String noteId) {
    Optional<Note> first = issue.note(noteId);
    Optional<NoteMark> mark = first.flatMap(n -> NoteMark.in(n.text()));
    return mark.map(m -> MantisTalk.parts(issue, m.key())).orElse(first.stream().toList());
  }

  Outcome remove(RemoveComment command) {
    MantisIssue issue = client.issue(MantisReader.checked(command.target().ticketId()));
    return receipts.applied(trim(issue, parts(issue, command.commentId())));
  }

  /**
   * Puts the ends of long fields into notes of their own, unless they are there.
   *
   * @return the issue after it
   */
  MantisIssue addRests(Command.Target target, MantisIssue issue, List<String> rests) {
    MantisIssue last = issue;
    for (int i = 0; i < rests.size(); i++) {
      String rest = rests.get(i);
      if (!isThere(last, rest)) {
        NoteMark mark = NoteMark.text(target.key(), i + 2, rests.size() + 1);
        last = post(issue.id(), note(mark.on(rest), Visibility.PUBLIC)).issue();
      }
    }
    return last;
  }

  /** Whether the end of a long field is not in the notes. */
  static boolean lacks(MantisIssue issue, List<String> rests) {
    return !rests.stream().allMatch(rest -> isThere(issue, rest));
  }

  private static boolean isThere(MantisIssue issue, String rest) {
    return issue.notes().stream().anyMatch(n -> NoteMark.strip(n.text()).equals(rest.strip()));
  }

  private static Outcome.Refused refused(String message) {
    return new Outcome.Refused(message, Map.of());
  }
}
