package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.mantis.MantisIssue.File;
import org.incidentbridge.mantis.MantisIssue.Note;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.spi.Command.AddAttachment;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Outcome.Loss;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.text.EmojiText;

/**
 * Adds files, each with a note of its own: the note's mark tells a copy from another file of the
 * same name, its visibility is the file's, and its answer shows the file, which that to a bare file
 * does not.
 */
final class FileWrites {

  private static final int LONGEST_NAME = 250;
  private static final long DEFAULT_SIZE = 5 * 1024 * 1024;

  /** The most that an array holds. */
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private static final String FILE = "File: ";

  private final MantisClient client;
  private final MantisMetadata metadata;
  private final NoteWrites notes;
  private final Receipts receipts;
  private final FeedbackStatus feedback;

  FileWrites(
      MantisClient client,
      MantisMetadata metadata,
      NoteWrites notes,
      Receipts receipts,
      FeedbackStatus feedback) {
    this.client = client;
    this.metadata = metadata;
    this.notes = notes;
    this.receipts = receipts;
    this.feedback = feedback;
  }

  Outcome add(AddAttachment command, ContentSource contents) {
    String name = name(command.file().name());
    long most = metadata.config(0).largeNumber("max_file_size", DEFAULT_SIZE);
    Optional<String> problem = problem(command.file(), name, most);
    if (problem.isPresent()) {
      return refused(problem.get());
    }
    byte[] content;
    try (InputStream in = contents.open(command.source(), command.file().id())) {
      content = in.readNBytes((int) Math.min(most + 1, LARGEST_ARRAY));
    } catch (IOException | TrackerException unread) {
      return new Outcome.Deferred(
          "'" + name + "' cannot be read from " + command.source() + ": " + unread.getMessage(),
          Optional.empty());
    }
    Optional<String> wrong = size(name, content.length, most);
    return wrong.<Outcome>map(FileWrites::refused).orElseGet(() -> send(command, name, content));
  }

  /** What is in the way of a file before its content is read. */
  Optional<String> obstacle(AddAttachment command) {
    long most = metadata.config(0).largeNumber("max_file_size", DEFAULT_SIZE);
    return problem(command.file(), name(command.file().name()), most);
  }

  private Optional<String> problem(Attachment file, String name, long most) {
    MantisConfig config = metadata.config(0);
    String type = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    List<String> allowed = config.list("allowed_files");
    boolean wrong =
        config.list("disallowed_files").contains(type)
            || (!allowed.isEmpty() && !allowed.contains(type));
    return wrong
        ? Optional.of("'" + name + "': MantisBT takes no files of type " + type)
        : size(name, file.size(), most);
  }

  private static Optional<String> size(String name, long size, long most) {
    if (size == 0) {
      return Optional.of("'" + name + "': MantisBT takes no empty files");
    }
    return size > most
        ? Optional.of(
            "'" + name + "' is larger than the " + most + " bytes that max_file_size allows")
        : Optional.empty();
  }

  /** Whether a note says no more than which file it carries. */
  static boolean isAlone(Note note) {
    String text = NoteMark.strip(note.text()).strip();
    return note.files().stream().anyMatch(f -> text.equals(FILE + f.name()));
  }

  private Outcome send(AddAttachment command, String name, byte[] content) {
    NoteMark mark = NoteMark.of(command.target().key(), NoteMark.What.FILE);
    ObjectNode note = NoteWrites.note(mark.on(FILE + name), command.file().visibility());
    note.withArray("files")
        .addObject()
        .put("name", name)
        .put("content", content); // sent as base 64
    try {
      NoteWrites.Made made = notes.post(command.target().ticketId(), note);
      return Receipts.afterWrite(() -> made(command, made, name));
    } catch (CallFailure failure) {
      if (failure.maybeApplied() || failure.status() != 400) {
        throw failure;
      }
      return withoutNote(command, failure);
    }
  }

  /** MantisBT keeps the note of a file that it refuses. */
  private Outcome withoutNote(AddAttachment command, CallFailure refusal) {
    try {
      find(command).ifPresent(n -> notes.delete(command.target().ticketId(), n.id()));
      return refusal.toOutcome();
    } catch (CallFailure | MantisIssue.Unreadable unsure) {
      return new Outcome.Unknown(
          refusal.message() + ". Its note may have stayed: " + unsure.getMessage());
    }
  }

  private Outcome made(AddAttachment command, NoteWrites.Made made, String name) {
    String issueId = command.target().ticketId();
    if (NoteWrites.isExposed(command.file().visibility(), made)) {
      return notes.withdraw(issueId, made.note());
    }
    Optional<File> file = made.note().files().stream().findFirst();
    if (file.isEmpty()) {
      notes.delete(issueId, made.note().id());
      return refused("'" + name + "' was not stored by MantisBT");
    }
    return receipts.applied(
        file.map(f -> String.valueOf(f.id())),
        Optional.of(feedback.keep(made)),
        renamed(command.file().name(), file.get().name()));
  }

  static List<Loss> renamed(String wanted, String stored) {
    return wanted.equals(stored)
        ? List.of()
        : List.of(new Loss("attachment", "'" + wanted + "' is called '" + stored + "' there"));
  }

  /** The note that an earlier try left. */
  Optional<Note> find(AddAttachment command) {
    return find(client.issue(MantisReader.checked(command.target().ticketId())), command);
  }

  static Optional<Note> find(MantisIssue issue, AddAttachment command) {
    return issue.notes().stream()
        .filter(
            n ->
                NoteMark.in(n.text())
                    .filter(m -> m.what() == NoteMark.What.FILE && m.isOf(command.target().key()))
                    .isPresent())
        .findFirst();
  }

  /** A name that MantisBT takes and no file system minds; the ending stays. */
  static String name(String wanted) {
    String clean =
        EmojiText.name(wanted)
            .replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_")
            .replaceAll("^[.\\s]+", "")
            .strip();
    String name = clean.isEmpty() ? "file" : clean;
    int dot = name.lastIndexOf('.');
    String ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
    String stem = name.substring(0, name.length() - ending.length());
    while (bytes(stem + ending) > LONGEST_NAME) {
      stem = stem.substring(0, stem.length() - 1);
    }
    return stem + ending;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static Outcome.Refused refused(String message) {
    return new Outcome.Refused(message, Map.of());
  }
}
