package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.mantis.MantisIssue.Note;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.AddComment;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Outcome.Loss;
import org.incidentbridge.spi.TrackerException.Kind;

/** Adds notes. Their visibility is always sent, and looked at afterwards. */
final class NoteWrites {

  private static final int NOTE_GONE = 404;

  private final MantisClient client;
  private final Receipts receipts;
  private final FeedbackStatus feedback;

  NoteWrites(MantisClient client, Receipts receipts, FeedbackStatus feedback) {
    this.client = client;
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
        if (isExposed(command.visibility(), made)) {
          return withdraw(command, made);
        }
        last = Optional.of(new Made(made.note(), feedback.keep(made)));
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
    return new Outcome.Refused(
        "MantisBT did not make the note private, so it was taken back: the bridge's user needs"
            + " set_view_status_threshold",
        Map.of());
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

  /** Whether a note is as wanted already. */
  static boolean shows(Note note, String text, Visibility visibility) {
    return note.isPrivate() == (visibility == Visibility.INTERNAL)
        && note.text().replace("\r\n", "\n").strip().equals(text.strip());
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
        last = feedback.keep(post(issue.id(), note(mark.on(rest), Visibility.PUBLIC)));
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
}
