package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Reply;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome.Loss;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.zendesk.Receipts.Refusal;
import org.incidentbridge.zendesk.Receipts.Unsure;

/**
 * Says on the follow-up of a closed ticket what can no longer be said on the ticket itself. The
 * newest follow-up that is open and of the same requester is taken; if there is none, one is made
 * for who asked.
 */
final class FollowUps {

  private final ZendeskClient client;
  private final Notes notes;
  private final boolean wanted;

  FollowUps(ZendeskClient client, Notes notes, boolean wanted) {
    this.client = client;
    this.notes = notes;
    this.wanted = wanted;
  }

  /**
   * Whether a comment was refused since its ticket is closed, and there is another way. The refusal
   * itself is in the language of the bridge's user.
   */
  boolean isWay(String ticketId, CallFailure failure) {
    return wanted
        && failure.kind() == Kind.INVALID
        && failure.fields().containsKey("status")
        && !isOpen(client.ticket(ticketId).tickets().getFirst());
  }

  /**
   * Says it there.
   *
   * @throws Unsure if it is not known what became of it
   * @throws Refusal if the ticket is closed since it was merged, so that it goes on elsewhere (N3)
   */
  Notes.Said say(Command command, Notes.Draft draft) {
    JsonNode closed = client.ticket(command.target().ticketId()).tickets().getFirst();
    String id = command.target().ticketId();
    Merged.into(closed, () -> client.comments(id))
        .ifPresent(
            other -> {
              throw Receipts.merged(id, other);
            });
    Optional<String> open = open(closed);
    Notes.Said said =
        open.map(one -> notes.say(one, draft)).orElseGet(() -> made(command, closed, draft));
    List<Loss> losses = new ArrayList<>(said.losses());
    losses.add(
        new Loss(
            "comment",
            "the ticket is closed, so that it is said on "
                + open.map(one -> "its follow-up " + one).orElse("a new follow-up of it")));
    return new Notes.Said(said.comment(), ZendeskJson.JSON.createObjectNode(), losses);
  }

  private Optional<String> open(JsonNode closed) {
    List<String> ids = ids(closed);
    for (String id : ids.reversed()) {
      if (shown(id).filter(ticket -> isOpen(ticket) && isForSame(ticket, closed)).isPresent()) {
        return Optional.of(id);
      }
    }
    return Optional.empty();
  }

  private static boolean isOpen(JsonNode ticket) {
    return !ZendeskJson.text(ticket, "status").equals("closed");
  }

  /** Whoever is answered in public must be who asked (N5). */
  private static boolean isForSame(JsonNode ticket, JsonNode closed) {
    Optional<String> requester = ZendeskJson.id(closed, "requester_id");
    return requester.isPresent() && requester.equals(ZendeskJson.id(ticket, "requester_id"));
  }

  private Optional<JsonNode> shown(String id) {
    return client.tickets(List.of(id)).tickets().stream().findFirst();
  }

  private static List<String> ids(JsonNode closed) {
    List<String> ids = new ArrayList<>();
    closed.path("followup_ids").forEach(id -> ids.add(id.asText()));
    return ids;
  }

  /** It has no mark of its own, and is a new incident to whoever covers its group. */
  private Notes.Said made(Command command, JsonNode closed, Notes.Draft draft) {
    ObjectNode ticket = draft.update();
    ticket.set("via_followup_source_id", closed.path("id"));
    for (String member : List.of("subject", "requester_id", "group_id", "type")) {
      if (closed.hasNonNull(member)) {
        ticket.set(member, closed.path(member));
      }
    }
    Reply<JsonNode> reply = client.create(command.target().key().text(), ticket);
    JsonNode answer = reply.body().orElseGet(ZendeskJson.JSON::createObjectNode);
    JsonNode comment =
        Notes.said(answer.path("audit").path("events"))
            .orElseThrow(() -> new Unsure("Zendesk did not show the follow-up that it made"));
    List<Loss> losses = new ArrayList<>(Notes.dropped(reply, "comment"));
    String id = ZendeskJson.text(answer.path("ticket"), "id");
    notes.keptFrom(id, comment, draft.visibility()).ifPresent(losses::add);
    return new Notes.Said(comment, answer, losses);
  }

  /** A comment and the ticket that it is on. */
  record Place(String ticketId, JsonNode comment) {}

  interface Search {
    Optional<JsonNode> among(String ticketId, List<JsonNode> comments);
  }

  /** A comment on one of the follow-ups of a ticket. */
  Optional<Place> find(String ticketId, Search search) {
    if (!wanted) {
      return Optional.empty();
    }
    JsonNode closed = client.ticket(ticketId).tickets().getFirst();
    return ids(closed).stream()
        .filter(id -> shown(id).isPresent())
        .flatMap(
            id ->
                search.among(id, client.comments(id).rows()).stream()
                    .map(comment -> new Place(id, comment)))
        .findFirst();
  }
}
