package org.incidentbridge.jira.shared;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Doubts;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Likeness;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerSink;

/** Writes to Jira, each command by the part that knows it. */
public final class JiraSink implements TrackerSink {

  private final Site jira;
  private final JiraFailures failures;
  private final Doubts doubts;
  private final Absence absence;
  private final JiraCreates creates;
  private final JiraEdits edits;
  private final JiraMoves moves;
  private final Optional<JiraRelocations> relocations;
  private final JiraComments comments;
  private final JiraFiles files;
  private final JiraLinks links;
  private final JiraShares shares;
  private final JiraLikeness likeness;
  private final LongText longText;

  /** Puts the parts together. */
  public JiraSink(
      Site jira, JiraLogin login, JiraSettings.Writing settings, Looks looks, Means means) {
    this.jira = jira;
    JiraMetadata metadata = looks.metadata();
    this.doubts = new Doubts(jira.clock(), settings.settleWindow());
    this.absence = new Absence(jira, login, metadata.facts());
    this.failures = new JiraFailures(login, metadata, absence);
    Issues issues = looks.issues();
    this.longText = new LongText(jira.dialect());
    JiraPeople people = new JiraPeople(means.directory(), jira.clock());
    JiraValueWriter values =
        new JiraValueWriter(metadata, people, jira.dialect(), looks.translator().days(), longText);
    JiraEdits.Writing writing = new JiraEdits.Writing(values, new Overflow(jira, issues, doubts));
    this.edits = new JiraEdits(jira, issues, metadata, looks.translator(), writing);
    JiraScreens screens = new JiraScreens(jira, edits, values, settings.resolution());
    this.creates = new JiraCreates(jira, edits, looks.markers(), settings, doubts);
    JiraWalk.Ground ground = new JiraWalk.Ground(jira, edits, looks.workflows(), screens, failures);
    JiraStanding standing = new JiraStanding(metadata, looks.translator(), jira.dialect(), values);
    JiraTrail trail = new JiraTrail(jira, login);
    this.moves = new JiraMoves(ground, issues, trail, standing, doubts);
    RelocationChecks checks = new RelocationChecks(jira, issues, metadata);
    this.relocations =
        means.relocation().map(way -> new JiraRelocations(issues, checks, trail, way));
    this.comments = new JiraComments(jira, issues, longText, settings, doubts);
    this.files = new JiraFiles(jira, issues, metadata, login, doubts);
    this.links = new JiraLinks(jira, issues, metadata);
    this.shares = new JiraShares(jira, issues, means.directory());
    this.likeness = new JiraLikeness(metadata, jira.dialect(), longText);
  }

  /**
   * What an edition brings along.
   *
   * @param relocation how it moves issues to other projects; empty if it cannot
   */
  public record Means(Directory directory, Optional<Relocation> relocation) {}

  /** Where is looked before and after a write. */
  public record Looks(
      Issues issues,
      JiraMetadata metadata,
      JiraTranslator translator,
      MarkerSearch markers,
      JiraWorkflows workflows) {}

  @Override
  public Outcome apply(Command command, ContentSource contents) {
    return doubts.noted(command, attempted(command, contents));
  }

  private Outcome attempted(Command command, ContentSource contents) {
    try {
      return fitted(command, contents);
    } catch (CallFailure failure) {
      return failures.outcome(failure);
    } catch (TrackerException failure) {
      return failures.outcome(failure);
    }
  }

  /** How much an admin lets a text hold is told by a refusal alone. */
  private Outcome fitted(Command command, ContentSource contents) {
    try {
      return write(command, contents);
    } catch (CallFailure failure) {
      if (!longText.learn(failure)) {
        throw failure;
      }
      return write(command, contents);
    }
  }

  private Outcome write(Command command, ContentSource contents) {
    return switch (command) {
      case Command.CreateTicket create -> creates.apply(create);
      case Command.UpdateFields update -> edits.apply(update);
      case Command.ChangeStatus change -> moves.apply(change);
      case Command.AddComment add -> comments.add(add);
      case Command.EditComment edit -> comments.edit(edit);
      case Command.RemoveComment remove -> comments.remove(remove);
      case Command.AddAttachment add -> files.add(add, contents);
      case Command.WithdrawFile file -> files.withdraw(file);
      case Command.PutLink put -> links.put(put);
      case Command.LinkTickets link -> links.link(link);
      case Command.ShareTicket share -> shares.share(share);
      case Command.MoveTicket move ->
          relocations
              .map(way -> way.apply(move))
              .orElseGet(() -> Refusals.whole(JiraCapabilities.NO_MOVES));
    };
  }

  @Override
  public Outcome settle(Command command, Instant since) {
    return settle(command, since, Set.of());
  }

  @Override
  public Outcome settle(Command command, Instant since, Set<String> others) {
    try {
      String missing = jira.tracker() + ": Jira does not show what was sent";
      Outcome outcome = doubts.settled(command, since, look(command, since, others), missing);
      if (outcome instanceof Outcome.NotApplied) {
        absence.prove(command);
      }
      return outcome;
    } catch (CallFailure failure) {
      throw failure.toTrackerException();
    }
  }

  private Outcome look(Command command, Instant since, Set<String> others) {
    return switch (command) {
      case Command.CreateTicket create -> creates.settle(create, since);
      case Command.UpdateFields update -> edits.settle(update, since);
      case Command.ChangeStatus change -> moves.settle(change, since);
      case Command.AddComment add -> comments.settleAdd(add, since);
      case Command.EditComment edit -> comments.settleEdit(edit, since);
      case Command.RemoveComment remove -> comments.settleRemove(remove);
      case Command.AddAttachment add -> files.settle(add, since, others);
      case Command.WithdrawFile file -> files.settle(file);
      case Command.PutLink put -> links.settlePut(put);
      case Command.LinkTickets link -> links.settleLink(link);
      case Command.ShareTicket share -> shares.settle(share);
      case Command.MoveTicket move ->
          relocations.map(way -> way.settle(move)).orElseGet(Outcome.NotApplied::new);
    };
  }

  @Override
  public Optional<String> obstacle(Command command) {
    try {
      return switch (command) {
        case Command.AddComment add -> comments.obstacle(add.target().ticketId(), add.visibility());
        case Command.EditComment edit ->
            comments.obstacle(edit.target().ticketId(), edit.visibility());
        case Command.AddAttachment add -> files.obstacle(add);
        case Command.MoveTicket move -> relocations.flatMap(way -> way.obstacle(move));
        default -> Optional.empty();
      };
    } catch (CallFailure failure) {
      throw failure.toTrackerException();
    }
  }

  @Override
  public Likeness likeness(String field, Value written, TicketSnapshot ticket) {
    return likeness.of(field, written, ticket);
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
      case Command.UpdateFields update -> 2 + jira.callsToSee();
      case Command.ChangeStatus change -> 3 + jira.callsToSee();
      case Command.AddComment add -> 1;
      case Command.EditComment edit -> 2;
      case Command.RemoveComment remove -> 2;
      case Command.AddAttachment add -> 1;
      case Command.WithdrawFile file -> 1;
      case Command.PutLink put -> 1;
      case Command.LinkTickets link -> 1;
      case Command.MoveTicket move -> 7;
      case Command.ShareTicket share -> 3;
    };
  }
}
