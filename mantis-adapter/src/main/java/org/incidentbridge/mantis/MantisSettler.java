package org.incidentbridge.mantis;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Doubts;
import org.incidentbridge.mantis.MantisIssue.File;
import org.incidentbridge.mantis.MantisIssue.Note;
import org.incidentbridge.mantis.MantisWire.Project;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.AddAttachment;
import org.incidentbridge.spi.Command.AddComment;
import org.incidentbridge.spi.Command.CreateTicket;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * Finds out what became of commands whose answer was lost. Lists of MantisBT come straight from its
 * database, so they show at once what was written.
 *
 * <p>What they do not show may still be written, as PHP goes on with a request whose caller is
 * gone. Only when the window of doubt is over is a command said to have had no effect. That counts
 * for all kinds of them: issues, notes, files and links would be made twice; and although the same
 * change of a field may be made twice without harm, what is sent next is decided on anew and may be
 * a newer value, which the late one would undo as soon as it has passed its {@code If-Match}.
 */
final class MantisSettler {

  /** How many of the last changed issues of a project are asked for, until it is enough. */
  private static final List<Integer> DEPTHS = List.of(200, 5_000, MantisScan.EVERYTHING);

  /** Clocks of servers go wrong by hours, where their time zone was mistaken. */
  private static final Duration MARGIN = Duration.ofDays(1);

  /** While it makes an issue, MantisBT shows it without its custom fields. */
  private static final Duration BEING_MADE = Duration.ofMinutes(2);

  private static final String MARKED =
      "id,summary,created_at,updated_at,project,additional_information,custom_fields";

  private final MantisClient client;
  private final InstantSource clock;
  private final MantisMetadata metadata;
  private final MantisSettings settings;
  private final IssueWrites.Tools tools;
  private final Writers writers;
  private final Doubts doubts;

  /** Where is looked, and how long. */
  record Looks(MantisClient client, MantisMetadata metadata, Doubts doubts) {}

  /** Who knows how each command leaves an issue. */
  record Writers(
      IssueWrites issues,
      NoteEdits edits,
      NoteRemovals removals,
      FileWrites files,
      FileWithdrawals withdrawals,
      LinkWrites links,
      MonitorWrites monitors,
      MantisLikeness likeness) {}

  MantisSettler(Looks looks, MantisSettings settings, IssueWrites.Tools tools, Writers writers) {
    this.client = looks.client();
    this.clock = client.clock();
    this.metadata = looks.metadata();
    this.doubts = looks.doubts();
    this.settings = settings;
    this.tools = tools;
    this.writers = writers;
  }

  Outcome settle(Command command, Instant since) {
    if (command instanceof CreateTicket create) {
      Outcome outcome = created(create, since);
      return doubts.settled(
          command, since, outcome, "MantisBT does not show an issue with marker " + key(command));
    }
    Optional<MantisIssue> issue = issue(command.target().ticketId());
    if (issue.isEmpty()) {
      return command instanceof Command.RemoveComment || command instanceof Command.WithdrawFile
          ? new Outcome.Applied(Outcome.Receipt.NOTHING)
          : new Outcome.NotApplied();
    }
    String missing = "issue " + issue.get().id() + " of MantisBT does not show what was sent";
    return doubts.settled(
        command, since, look(command, kept(command, issue.get()), since), missing);
  }

  /** The issue after notes of which nobody could tell what they did to its status. */
  private MantisIssue kept(Command command, MantisIssue issue) {
    CommandKey key =
        command instanceof Command.PutLink put
            ? LinkWrites.key(put.link())
            : command.target().key();
    List<Note> notes =
        issue.notes().stream()
            .filter(n -> NoteMark.in(n.text()).filter(m -> m.isOf(key)).isPresent())
            .toList();
    return tools.feedback().keep(issue, notes);
  }

  private static String key(Command command) {
    return command.target().key().text();
  }

  private Outcome look(Command command, MantisIssue issue, Instant since) {
    return switch (command) {
      case CreateTicket create -> throw new IllegalArgumentException("no issue yet: " + create);
      case AddComment add -> added(add, issue);
      case AddAttachment add -> added(add, issue, since);
      case Command.UpdateFields update -> fields(updated(update, issue), issue);
      case Command.ChangeStatus change -> fields(changed(change, issue), issue);
      case Command.EditComment edit -> stands(NoteEdits.isAsWanted(edit, issue), issue);
      case Command.RemoveComment remove -> stands(issue.note(remove.commentId()).isEmpty(), issue);
      case Command.WithdrawFile file -> stands(writers.withdrawals().isDone(file, issue), issue);
      case Command.PutLink put -> stands(writers.links().stands(issue, put.link()), issue);
      case Command.LinkTickets link ->
          stands(issue.relations().stream().anyMatch(r -> LinkWrites.isAs(r, link.link())), issue);
      case Command.ShareTicket share -> stands(writers.monitors().stands(share), issue);
      case Command.MoveTicket move -> stands(writers.issues().moves().isDone(move, issue), issue);
    };
  }

  /** Tags take calls of their own, so that a part may have arrived. */
  private Outcome fields(boolean applied, MantisIssue issue) {
    return applied
        ? tools.receipts().applied(issue)
        : new Outcome.NotApplied(Optional.of(tools.receipts().shown(issue)));
  }

  private Outcome stands(boolean applied, MantisIssue issue) {
    return applied ? tools.receipts().applied(issue) : new Outcome.NotApplied();
  }

  /** Empty if the issue was deleted; one that is hidden says nothing of what was written (N3). */
  private Optional<MantisIssue> issue(String id) {
    try {
      return Optional.of(client.issue(MantisReader.checked(id)));
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private Outcome created(CreateTicket command, Instant since) {
    Optional<Project> project = metadata.projectNamed(command.project());
    if (project.isEmpty()) {
      throw new TrackerException(
          Kind.NOT_FOUND, "MantisBT does not show project '" + command.project() + "'");
    }
    List<MantisIssue> made = since(project.get().id(), since);
    Optional<MantisIssue> found =
        marked(command, made).or(() -> moved(command, project.get().id(), since));
    if (found.isEmpty()) {
      return made.stream().anyMatch(i -> mayBe(command, i))
          ? new Outcome.Unknown("MantisBT may still be making the issue")
          : new Outcome.NotApplied();
    }
    MantisIssue issue = kept(command, client.issue(found.get().id()));
    Draft draft = writers.issues().again(command, issue);
    boolean coming = doubts.left(command.target().key(), since).isPositive();
    return coming && NoteWrites.lacks(issue, draft.rests())
        ? doubts.notThere(
            command.target().key(), since, "issue " + issue.id() + " does not show its whole text")
        : writers.issues().finish(command, issue, draft);
  }

  /** The issues of a project that changed since, the last changed first. */
  private List<MantisIssue> since(int project, Instant since) {
    List<MantisIssue> newest = List.of();
    for (int depth : DEPTHS) {
      newest = client.newest(project, depth, MARKED);
      if (newest.size() < depth || newest.getLast().updatedAt().isBefore(since.minus(MARGIN))) {
        break;
      }
    }
    return newest;
  }

  /** Somebody may have moved the new issue to another project at once. */
  private Optional<MantisIssue> moved(CreateTicket command, int from, Instant since) {
    return settings.projects().stream()
        .flatMap(name -> metadata.projectNamed(name).stream())
        .filter(project -> project.id() != from)
        .flatMap(project -> marked(command, since(project.id(), since)).stream())
        .findFirst();
  }

  private Optional<MantisIssue> marked(CreateTicket command, List<MantisIssue> among) {
    String key = command.target().key().text();
    return among.stream()
        .filter(i -> IssueMark.key(i, settings.marks()).equals(key))
        .min(Comparator.comparingLong(i -> Long.parseLong(i.id())));
  }

  private boolean mayBe(CreateTicket command, MantisIssue issue) {
    Value title = command.fields().getOrDefault("summary", Value.absent());
    boolean young =
        issue
            .time("created_at")
            .filter(t -> t.isAfter(clock.instant().minus(BEING_MADE)))
            .isPresent();
    return settings.marks().field().isPresent()
        && young
        && IssueMark.key(issue, settings.marks()).isEmpty()
        && MantisProse.line(title.display()).startsWith(issue.text("summary").strip());
  }

  private Outcome added(AddComment command, MantisIssue issue) {
    List<Note> parts = MantisTalk.parts(issue, command.target().key().text());
    Optional<NoteMark> mark = parts.stream().findFirst().flatMap(n -> NoteMark.in(n.text()));
    Set<Integer> there =
        parts.stream()
            .flatMap(n -> NoteMark.in(n.text()).stream())
            .map(NoteMark::part)
            .collect(Collectors.toSet());
    boolean whole = mark.filter(m -> there.size() == m.parts()).isPresent();
    return whole
        ? tools.receipts().applied(NoteWrites.first(issue, command), Optional.of(issue), List.of())
        : new Outcome.NotApplied();
  }

  /** A note whose file can no longer come is taken away, as if it had never been made. */
  private Outcome added(AddAttachment command, MantisIssue issue, Instant since) {
    Optional<Note> note = FileWrites.find(issue, command);
    Optional<File> file = note.flatMap(n -> n.files().stream().findFirst());
    if (file.isPresent()) {
      return tools
          .receipts()
          .applied(
              file.map(f -> String.valueOf(f.id())),
              Optional.of(issue),
              FileWrites.renamed(command.file().name(), file.get().name()));
    }
    boolean certain = !doubts.left(command.target().key(), since).isPositive();
    note.filter(n -> certain).ifPresent(n -> tools.notes().delete(issue.id(), n.id()));
    return new Outcome.NotApplied();
  }

  private boolean updated(Command.UpdateFields update, MantisIssue issue) {
    Map<String, Value> wanted = IssueWrites.merged(update, tools.receipts().shown(issue));
    return shows(issue, wanted);
  }

  private boolean changed(Command.ChangeStatus change, MantisIssue issue) {
    return shows(issue, writers.issues().wanted(change, issue));
  }

  private boolean shows(MantisIssue issue, Map<String, Value> wanted) {
    Draft draft = tools.fields().forIssue(issue, wanted);
    return draft.isEmpty() && !draft.isRefused() && draft.rests().isEmpty();
  }
}
