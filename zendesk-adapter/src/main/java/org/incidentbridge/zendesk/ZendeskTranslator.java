package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TicketSnapshot.Head;
import org.incidentbridge.spi.TicketSnapshot.Stamp;
import org.incidentbridge.spi.TicketSnapshot.Talk;
import org.incidentbridge.zendesk.ZendeskJson.Senseless;

/** Makes snapshots of tickets. Pure. */
record ZendeskTranslator(TrackerId tracker, URI root, ZendeskSettings settings) {

  /**
   * What a ticket is made of.
   *
   * @param around what came along with the ticket and its comments
   * @param self the id of the bridge's user
   */
  record Whole(
      JsonNode ticket,
      List<JsonNode> comments,
      Surroundings around,
      ZendeskMetadata.Known known,
      String self) {}

  /** The fields of a ticket but for its text. */
  SortedMap<String, Value> fields(
      JsonNode ticket, Surroundings around, ZendeskMetadata.Known known, String self) {
    return TicketFields.of(ticket, around, known, new People(tracker, around, self));
  }

  /**
   * The ticket as a snapshot.
   *
   * @throws Senseless if it makes no sense
   */
  TicketSnapshot snapshot(Whole whole) {
    JsonNode ticket = whole.ticket();
    String id = ZendeskJson.id(ticket, "id").orElseThrow(() -> new Senseless("it has no number"));
    boolean insiders = !ticket.path("is_public").asBoolean();
    boolean internal = settings.internalTickets().makesInternal(insiders);
    var people = new People(tracker, whole.around(), whole.self());
    var talk = new ZendeskTalk(whole.comments(), insiders, internal, people);
    SortedMap<String, Value> fields =
        TicketFields.of(ticket, whole.around(), whole.known(), people);
    talk.description().ifPresent(text -> fields.put("description", text));
    List<TicketLink> links = new ArrayList<>(links(ticket));
    links.addAll(talk.relations());
    var said = new Talk(talk.comments(), talk.attachments(), links);
    var head = head(id, ticket, whole.around(), insiders);
    var shown =
        new TicketSnapshot(new TicketRef(tracker, id), head, fields, said, mark(ticket, talk));
    return shown.withVersion(ZendeskVersion.of(shown, settings.internalTickets()).text());
  }

  /**
   * A follow-up is nobody's mirror, though its first comment may be marked as one of the bridge.
   */
  private static String mark(JsonNode ticket, ZendeskTalk talk) {
    if (isFollowUp(ticket)) {
      return "";
    }
    String external = Marks.key(ZendeskJson.text(ticket, "external_id"));
    return external.isEmpty() ? talk.maker() : external;
  }

  private static boolean isFollowUp(JsonNode ticket) {
    return ZendeskJson.text(ticket.path("via").path("source"), "rel").equals("follow_up");
  }

  private Head head(String id, JsonNode ticket, Surroundings around, boolean insiders) {
    String group = around.groupName(ticket);
    Instant updated =
        ZendeskJson.moment(ticket, "updated_at")
            .orElseThrow(() -> new Senseless("it does not say when it was changed"));
    return new Head(
        id,
        root.resolve("agent/tickets/" + id),
        group,
        ZendeskJson.line(ticket, "type"),
        !settings.covers(group),
        settings.internalTickets().withholds(insiders),
        insiders,
        new Stamp("", updated, ZendeskJson.moment(ticket, "created_at").orElse(updated)));
  }

  /** An incident hangs on its problem; a follow-up goes on where a closed ticket ended. */
  private static List<TicketLink> links(JsonNode ticket) {
    List<TicketLink> links = new ArrayList<>();
    ZendeskJson.id(ticket, "problem_id")
        .ifPresent(id -> links.add(new TicketLink(TicketLink.Kind.CHILD_OF, id)));
    if (isFollowUp(ticket)) {
      ZendeskJson.id(ticket.path("via").path("source").path("from"), "ticket_id")
          .ifPresent(id -> links.add(new TicketLink(TicketLink.Kind.RELATED, id)));
    }
    for (JsonNode id : ticket.path("followup_ids")) {
      links.add(new TicketLink(TicketLink.Kind.RELATED, id.asText()));
    }
    return links;
  }
}
