package org.incidentbridge.jira.cloud;

import java.time.Instant;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.jira.shared.Doubts;
import org.incidentbridge.jira.shared.JiraEdits;
import org.incidentbridge.jira.shared.JiraLogin;
import org.incidentbridge.jira.shared.JiraMetadata;
import org.incidentbridge.jira.shared.JiraMoves;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.spi.TrackerSink;

/** Writes to Jira Cloud, each command by the part that knows it. */
final class JiraSink implements TrackerSink {

  private final JiraLogin login;
  private final JiraMetadata metadata;
  private final Doubts doubts;
  private final RecentWrites written;
  private final Parts parts;

  JiraSink(
      JiraLogin login, JiraMetadata metadata, Doubts doubts, RecentWrites written, Parts parts) {
    this.login = login;
    this.metadata = metadata;
    this.doubts = doubts;
    this.written = written;
    this.parts = parts;
  }

  /** One for each kind of command. */
  record Parts(
      JiraCreates creates,
      JiraEdits edits,
      JiraMoves moves,
      JiraComments comments,
      Attaching attaching) {}

  /** Files and links. */
  record Attaching(JiraFiles files, JiraLinks links) {}

  @Override
  public Outcome apply(Command command, ContentSource contents) {
    try {
      Outcome outcome = write(command, contents);
      note(command, outcome);
      return outcome;
    } catch (CallFailure failure) {
      return failed(command, failure);
    }
  }

  private Outcome write(Command command, ContentSource contents) {
    return switch (command) {
      case Command.CreateTicket create -> parts.creates().apply(create);
      case Command.UpdateFields update -> parts.edits().apply(update);
      case Command.ChangeStatus change -> parts.moves().apply(change);
      case Command.AddComment add -> parts.comments().add(add);
      case Command.EditComment edit -> parts.comments().edit(edit);
      case Command.RemoveComment remove -> parts.comments().remove(remove);
      case Command.AddAttachment add -> parts.attaching().files().add(add, contents);
      case Command.PutLink put -> parts.attaching().links().put(put);
      case Command.LinkTickets link -> parts.attaching().links().link(link);
    };
  }

  @Override
  public Outcome settle(Command command, Instant since) {
    try {
      Outcome outcome = look(command, since);
      note(command, outcome);
      return outcome;
    } catch (CallFailure failure) {
      throw failure.toTrackerException();
    }
  }

  private Outcome look(Command command, Instant since) {
    return switch (command) {
      case Command.CreateTicket create -> parts.creates().settle(create, since);
      case Command.UpdateFields update -> parts.edits().settle(update);
      case Command.ChangeStatus change -> parts.moves().settle(change);
      case Command.AddComment add -> parts.comments().settleAdd(add);
      case Command.EditComment edit -> parts.comments().settleEdit(edit);
      case Command.RemoveComment remove -> parts.comments().settleRemove(remove);
      case Command.AddAttachment add -> parts.attaching().files().settle(add);
      case Command.PutLink put -> parts.attaching().links().settlePut(put);
      case Command.LinkTickets link -> parts.attaching().links().settleLink(link);
    };
  }

  /**
   * {@inheritDoc}
   *
   * <p>Counts what is read before a write and what shows the ticket after it; a status that is
   * several steps away takes one more for each.
   */
  @Override
  public int cost(Command command) {
    return switch (command) {
      case Command.CreateTicket create -> 2;
      case Command.UpdateFields update -> 2;
      case Command.ChangeStatus change -> 3;
      case Command.AddComment add -> 1;
      case Command.EditComment edit -> 2;
      case Command.RemoveComment remove -> 2;
      case Command.AddAttachment add -> 1;
      case Command.PutLink put -> 1;
      case Command.LinkTickets link -> 1;
    };
  }

  private Outcome failed(Command command, CallFailure failure) {
    if (failure.kind() == Kind.AUTHENTICATION) {
      login.doubt();
    }
    if (failure.kind() == Kind.INVALID) {
      metadata.refresh();
    }
    if (failure.maybeApplied()) {
      doubts.begin(command.target().key());
    }
    return failure.toOutcome();
  }

  private void note(Command command, Outcome outcome) {
    if (outcome instanceof Outcome.Applied applied) {
      boolean made = command instanceof Command.CreateTicket;
      written.wrote(made ? applied.receipt().createdId().orElse("") : command.target().ticketId());
    }
  }
}
