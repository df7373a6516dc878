package org.incidentbridge.spi;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.text.RichText;

/** One write to one tracker, in that tracker's words. */
public sealed interface Command {

  /** Its key and where it goes. */
  Target target();

  /**
   * What a command is and where it goes.
   *
   * @param key stable over retries
   * @param tracker which tracker
   * @param ticketId which ticket; empty for {@link CreateTicket}
   */
  record Target(CommandKey key, TrackerId tracker, String ticketId) {}

  /**
   * Make a ticket that carries the key as its marker from the first moment.
   *
   * @param target without ticket id
   * @param project key or name
   * @param type issue type or category
   * @param fields by the tracker's field names, status not among them
   * @param link shown on the ticket from the start where the tracker can
   */
  record CreateTicket(
      Target target, String project, String type, SortedMap<String, Value> fields, BackLink link)
      implements Command {}

  /**
   * Set fields. Only the named ones change; names of a {@link Value.Names} field that others added
   * since {@code expected} stay.
   *
   * @param writes never empty, one for each field
   */
  record UpdateFields(Target target, List<FieldWrite> writes) implements Command {
    public UpdateFields {
      writes = List.copyOf(writes);
    }
  }

  /**
   * One field.
   *
   * @param field the tracker's name
   * @param expected what the ticket shows as far as the bridge knows; another value found there is
   *     {@link Outcome.Stale} (N7)
   * @param value what it shall show; absent empties the field
   */
  record FieldWrite(String field, Value expected, Value value) {}

  /**
   * Bring the ticket to a status, over several steps where the workflow asks for it.
   *
   * @param expected the status as far as the bridge knows
   * @param status the tracker's name of the status
   * @param with fields to set on the way, for example the resolution
   */
  record ChangeStatus(Target target, String expected, String status, SortedMap<String, Value> with)
      implements Command {}

  /**
   * Add a comment that carries the key as its marker. Refused if {@link Visibility#INTERNAL} cannot
   * be set in the same call and read back (N5).
   */
  record AddComment(Target target, RichText body, Visibility visibility) implements Command {}

  /**
   * Replace the text of a comment that the bridge made; the visibility is always sent too. Stale if
   * the comment shows something other than expected: people may have changed it (N7), or hidden it
   * (N5).
   *
   * @param expected what it showed when it was decided on; empty if that is not known
   */
  record EditComment(
      Target target,
      String commentId,
      Optional<Said> expected,
      RichText body,
      Visibility visibility)
      implements Command {

    /** Whether the ticket shows the comment other than expected. One that is gone is not. */
    public boolean isStale(TicketSnapshot now) {
      return expected.isPresent()
          && now.talk().comments().stream()
              .filter(c -> c.id().equals(commentId))
              .anyMatch(c -> !Said.by(c).equals(expected.get()));
    }
  }

  /**
   * What a comment says, and to whom.
   *
   * @param body normalised
   */
  record Said(RichText body, Visibility visibility) {
    public Said {
      body = body.normalised();
    }

    /** By a comment as it was read. */
    public static Said by(Comment comment) {
      return new Said(comment.body(), comment.visibility());
    }
  }

  /** Remove a comment that the bridge made; one already gone counts as removed. */
  record RemoveComment(Target target, String commentId) implements Command {}

  /**
   * Add a copy of a file.
   *
   * @param file name, size and visibility wanted; the id is that at the source
   * @param source the ticket that has the file
   */
  record AddAttachment(Target target, Attachment file, TicketRef source) implements Command {}

  /**
   * Take a file that the bridge attached out of customers' sight; one that is already gone, or
   * internal where it is to be hidden, counts as done.
   *
   * @param attachmentId its id on this ticket
   * @param way what becomes of it
   */
  record WithdrawFile(Target target, String attachmentId, Way way) implements Command {

    /** What becomes of a file. */
    public enum Way {
      /** It is there for insiders only. */
      HIDE,
      REMOVE
    }

    /** Whether the ticket shows nothing more of the file that it should not. */
    public boolean isDone(TicketSnapshot now) {
      return now.talk().attachments().stream()
          .filter(a -> a.id().equals(attachmentId))
          .allMatch(a -> way == Way.HIDE && a.visibility() == Visibility.INTERNAL);
    }
  }

  /** Show on the ticket where its counterpart is. Repeating it changes nothing. */
  record PutLink(Target target, BackLink link) implements Command {}

  /**
   * A pointer to a ticket elsewhere.
   *
   * @param globalId stable identity of the pointer, at most 255 characters
   * @param url where people open the other ticket
   * @param title for example {@code HD-12: Printer on fire}
   * @param summary for example who reported it; empty if nothing is to be said
   * @param resolved whether work on the other ticket is over, as far as that may be told
   * @param icon of the tracker that has the other ticket, if its address is known
   * @param former where the other ticket was when this pointer was last put, if it has moved since:
   *     that address gives way to the new one
   */
  record BackLink(
      String globalId,
      URI url,
      String title,
      String summary,
      boolean resolved,
      Optional<URI> icon,
      Optional<URI> former) {

    public BackLink {
      // Older stores do not tell.
      former = Objects.requireNonNullElse(former, Optional.empty());
    }

    /** One that says nothing of how things are over there. */
    public BackLink(String globalId, URI url, String title, String summary) {
      this(globalId, url, title, summary, false, Optional.empty(), Optional.empty());
    }

    /** The same pointer with another line of text. */
    public BackLink withSummary(String other) {
      return new BackLink(globalId, url, title, other, resolved, icon, former);
    }

    /** The same pointer to a ticket on which work is over, or not. */
    public BackLink withResolved(boolean now) {
      return new BackLink(globalId, url, title, summary, now, icon, former);
    }

    /** The same pointer in the place of one that led elsewhere. */
    public BackLink insteadOf(Optional<URI> old) {
      return new BackLink(globalId, url, title, summary, resolved, icon, old);
    }

    /** The same pointer with an icon. */
    public BackLink withIcon(Optional<URI> other) {
      return new BackLink(globalId, url, title, summary, resolved, other, former);
    }
  }

  /** Relate the ticket to another one of the same tracker. Repeating it changes nothing. */
  record LinkTickets(Target target, TicketLink link) implements Command {}

  /**
   * Move the ticket to another project or queue of its tracker. One that is there already is left
   * as it is. What the ticket cannot take along, such as a version that is not defined there, is
   * told as a loss, and fields that the move changed besides are named in the receipt (N4). Refused
   * if anything on the ticket that is for insiders only would be shown to others there (N5).
   *
   * @param expected the project as far as the bridge knows, as {@link TicketSnapshot.Head} tells
   *     it; a ticket that is found elsewhere, and not where it is to go, is {@link Outcome.Stale}
   * @param project where it is to be
   */
  record MoveTicket(Target target, String expected, String project) implements Command {

    /** Whether a project is the one where the ticket is to be. */
    public boolean isGoal(String shown) {
      return shown.equalsIgnoreCase(project);
    }

    /** Whether a project is the one where the ticket was when it was decided on. */
    public boolean isExpected(String shown) {
      return shown.equalsIgnoreCase(expected);
    }
  }

  /**
   * Let somebody see the ticket who does not work on it: as a watcher, a participant, or whatever
   * the tracker has for that. Others who see it stay. Repeating it changes nothing; somebody who
   * sees it so already is left alone. Refused if the ticket is for insiders only (N5), and if the
   * tracker does not know the person or would not show them the ticket.
   *
   * @param with whom, with the account if it is known, else with the address to find them by
   */
  record ShareTicket(Target target, Party with) implements Command {}
}
