package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.AddAttachment;
import org.incidentbridge.spi.Command.AddComment;
import org.incidentbridge.spi.Command.EditComment;
import org.incidentbridge.spi.Command.LinkTickets;
import org.incidentbridge.spi.Command.PutLink;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Outcome.Loss;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.text.Characters;
import org.incidentbridge.text.RichText;

/**
 * Says things on tickets, attaches files and points to other tickets. Each is a comment with a mark
 * in its metadata, by which it is found again; whether it stands is asked of the ticket itself.
 */
final class CommentWrites {

  /** The most that Zendesk takes. */
  private static final int LARGEST_FILE = 50 * 1024 * 1024;

  private final ZendeskClient client;
  private final Notes notes;
  private final FollowUps followUps;
  private final Receipts receipts;

  CommentWrites(ZendeskClient client, Notes notes, FollowUps followUps, Receipts receipts) {
    this.followUps = followUps;
    this.client = client;
    this.notes = notes;
    this.receipts = receipts;
  }

  Outcome add(AddComment command) {
    return say(
        command,
        new Notes.Draft(
            command.body(),
            command.visibility(),
            Marks.COMMAND.saying(command.target().key().text()),
            Optional.empty()));
  }

  private Outcome say(Command command, Notes.Draft draft) {
    Notes.Said said = said(command, draft);
    return new Outcome.Applied(
        new Outcome.Receipt(
            made(command, said.comment()),
            receipts.seen(command.target().ticketId()),
            said.losses(),
            receipts.changed(said.answer().path("audit"), Set.of())));
  }

  private Notes.Said said(Command command, Notes.Draft draft) {
    String id = command.target().ticketId();
    try {
      return notes.say(id, draft);
    } catch (CallFailure failure) {
      if (!(command instanceof AddComment) || !followUps.isWay(id, failure)) {
        throw failure;
      }
      return followUps.say(command, draft);
    }
  }

  /** The number of what a command made by its comment. */
  private static Optional<String> made(Command command, JsonNode comment) {
    return switch (command) {
      case AddComment add -> ZendeskJson.id(comment, "id");
      case AddAttachment add -> ZendeskJson.id(comment.path("attachments").path(0), "id");
      default -> Optional.empty();
    };
  }

  Outcome add(AddAttachment command, ContentSource contents) {
    String name = Characters.oneLine(command.file().name()).strip();
    byte[] content;
    try (InputStream in = contents.open(command.source(), command.file().id())) {
      content = in.readNBytes(LARGEST_FILE + 1);
    } catch (IOException | TrackerException unread) {
      return new Outcome.Deferred(
          "'" + name + "' cannot be read from " + command.source() + ": " + unread.getMessage(),
          Optional.empty());
    }
    if (content.length > LARGEST_FILE) {
      return new Outcome.Refused(
          "'" + name + "' is larger than the 50 MiB that Zendesk takes", Map.of());
    }
    String token = client.upload(name.isEmpty() ? "file" : name, content);
    return say(
        command,
        new Notes.Draft(
            RichText.plain("File: " + name),
            command.file().visibility(),
            Marks.FILE.saying(command.target().key().text()),
            Optional.of(token)));
  }

  Outcome link(PutLink command) {
    String id = ZendeskReader.checked(command.target().ticketId());
    boolean stands = find(client.comments(id).rows(), command).isPresent();
    return stands ? receipts.applied(id) : say(command, pointer(command.link()));
  }

  private static Notes.Draft pointer(Command.BackLink link) {
    String summary = link.summary().isBlank() ? "" : link.summary() + "\n";
    String former = link.former().map(old -> "\nbefore: " + old).orElse("");
    return new Notes.Draft(
        RichText.plain(link.title() + "\n" + summary + link.url() + former),
        Visibility.INTERNAL,
        Marks.LINK.saying(key(link).text()),
        Optional.empty());
  }

  /** The same for every command that puts this link. */
  private static CommandKey key(Command.BackLink link) {
    return CommandKey.of("zendesk-link", link.globalId(), link.url().toString());
  }

  Outcome relate(LinkTickets command) {
    String id = ZendeskReader.checked(command.target().ticketId());
    String other = ZendeskReader.checked(command.link().otherId());
    boolean stands = find(client.comments(id).rows(), command).isPresent();
    String words =
        command.link().kind().name().replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
    return stands
        ? receipts.applied(id)
        : say(
            command,
            new Notes.Draft(
                RichText.plain("This ticket: " + words + " #" + other),
                Visibility.INTERNAL,
                Marks.RELATION.saying(Marks.relation(command.link())),
                Optional.empty()));
  }

  /** Takes a comment out of customers' sight, whose words nobody can change. */
  Outcome hide(EditComment command) {
    String id = command.target().ticketId();
    TicketSnapshot now = receipts.shown(ZendeskReader.checked(id));
    if (shown(now, command).isEmpty()) {
      return new Outcome.Refused(
          "comment " + command.commentId() + " is not on ticket " + id, Map.of());
    }
    if (shown(now, command).get().visibility() == Visibility.INTERNAL) {
      return Receipts.applied(Optional.empty(), now, List.of(), Set.of());
    }
    if (command.isStale(now)) {
      return new Outcome.Stale(now);
    }
    client.makePrivate(id, command.commentId());
    return Receipts.afterWrite(() -> hidden(command));
  }

  /** Whether a comment is out of customers' sight. */
  Outcome hidden(EditComment command) {
    TicketSnapshot now = receipts.shown(command.target().ticketId());
    boolean internal =
        shown(now, command).filter(c -> c.visibility() == Visibility.INTERNAL).isPresent();
    return internal && command.visibility() == Visibility.INTERNAL
        ? Receipts.applied(Optional.empty(), now, List.of(), Set.of())
        : new Outcome.NotApplied();
  }

  private static Optional<Comment> shown(TicketSnapshot now, EditComment command) {
    return now.talk().comments().stream()
        .filter(comment -> comment.id().equals(command.commentId()))
        .findFirst();
  }

  /** The comment that a command made, if it stands. */
  static Optional<JsonNode> find(List<JsonNode> comments, Command command) {
    return comments.stream().filter(comment -> isOf(comment, command)).findFirst();
  }

  private static boolean isOf(JsonNode comment, Command command) {
    String key = command.target().key().text();
    return switch (command) {
      case AddComment add -> Marks.COMMAND.key(comment).equals(key);
      case AddAttachment add -> Marks.FILE.key(comment).equals(key);
      case PutLink put -> Marks.LINK.key(comment).equals(key(put.link()).text());
      case LinkTickets link -> relates(comment, link.link());
      default -> false;
    };
  }

  private static boolean relates(JsonNode comment, TicketLink link) {
    return Marks.relation(comment).filter(link::equals).isPresent();
  }

  /** Whether a comment stands, read directly; one that customers see by mistake is hidden (N5). */
  Outcome settle(Command command, List<JsonNode> comments) {
    String id = command.target().ticketId();
    var place =
        made(command, id, comments)
            .map(comment -> new FollowUps.Place(id, comment))
            .or(() -> elsewhere(command));
    if (place.isEmpty()) {
      return new Outcome.NotApplied();
    }
    JsonNode comment = place.get().comment();
    List<Loss> losses = new ArrayList<>();
    notes.keptFrom(place.get().ticketId(), comment, wanted(command)).ifPresent(losses::add);
    Set<String> beside = place.get().ticketId().equals(id) ? beside(id, comment) : Set.of();
    return Receipts.applied(made(command, comment), receipts.shown(id), losses, beside);
  }

  /** What came with a comment, as triggers make of it. */
  private Set<String> beside(String id, JsonNode comment) {
    List<JsonNode> newest = client.newestAudits(id);
    return newest.stream()
        .filter(
            audit -> ZendeskJson.text(audit, "id").equals(ZendeskJson.text(comment, "audit_id")))
        .findFirst()
        .map(audit -> receipts.changed(audit, newest, Set.of()))
        .orElse(Set.of());
  }

  private Optional<JsonNode> made(Command command, String id, List<JsonNode> comments) {
    return find(comments, command).or(() -> byAudit(command, id, comments));
  }

  /** A mark is the audit's: that it shows with the comment too is nowhere promised. */
  private Optional<JsonNode> byAudit(Command command, String id, List<JsonNode> comments) {
    Set<String> audits =
        client.newestAudits(id).stream()
            .filter(audit -> isOf(audit, command))
            .map(audit -> ZendeskJson.text(audit, "id"))
            .collect(Collectors.toSet());
    return comments.stream()
        .filter(comment -> audits.contains(ZendeskJson.text(comment, "audit_id")))
        .findFirst();
  }

  private Optional<FollowUps.Place> elsewhere(Command command) {
    return command instanceof AddComment
        ? followUps.find(command.target().ticketId(), (id, comments) -> made(command, id, comments))
        : Optional.empty();
  }

  private static Visibility wanted(Command command) {
    return switch (command) {
      case AddComment add -> add.visibility();
      case AddAttachment add -> add.file().visibility();
      default -> Visibility.INTERNAL;
    };
  }
}
