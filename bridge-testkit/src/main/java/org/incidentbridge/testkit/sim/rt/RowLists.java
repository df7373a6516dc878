package org.incidentbridge.testkit.sim.rt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.testkit.sim.SimResponse;

/** Lists of transactions, attachments, queues and values of custom fields. */
final class RowLists {

  private static final Set<String> TRANSACTION =
      Set.of(
          "id",
          "ObjectId",
          "ObjectType",
          "Type",
          "Field",
          "OldValue",
          "NewValue",
          "Data",
          "Created",
          "Creator",
          "TimeTaken");
  private static final Set<String> ATTACHMENT =
      Set.of(
          "id",
          "TransactionId",
          "Parent",
          "Filename",
          "ContentType",
          "Subject",
          "Created",
          "Creator",
          "Content");

  private final World world;
  private final RowJson json;
  private final Listing listing;
  private final Sight sight;

  RowLists(Site site, Shape shape, Listing listing) {
    this.world = site.world;
    this.json = new RowJson(site.world, shape);
    this.listing = listing;
    this.sight = new Sight(site.world);
  }

  /** All transactions; without a search there are none. */
  SimResponse transactions(Call call) {
    boolean asked = call.request().param("query").filter(q -> !q.isBlank()).isPresent();
    List<Transaction> all = asked ? List.copyOf(world.transactions.values()) : List.of();
    return transactions(call, all, Listing.Kind.OTHER);
  }

  /** A ticket's history: empty for a ticket that does not exist. */
  SimResponse history(Call call) {
    List<Transaction> all =
        World.number(call.arg()).flatMap(world::ticket).map(world::history).orElse(List.of());
    return transactions(call, all, Listing.Kind.HISTORY);
  }

  private SimResponse transactions(Call call, List<Transaction> of, Listing.Kind kind) {
    List<Transaction> found =
        new ArrayList<>(
            of.stream().filter(JsonSearch.of(query(call), TRANSACTION, this::text)).toList());
    boolean broken = order(call, found, TRANSACTION);
    List<String> fields = fields(call);
    return listing.answer(
        call,
        Map.of(),
        new Listing.Rows<>(
            found,
            kind,
            row -> sight.shows(call.user(), row),
            row -> transaction(call, row, fields),
            broken));
  }

  private ObjectNode transaction(Call call, Transaction of, List<String> fields) {
    ObjectNode row = json.row(of, fields, call.request());
    boolean hidden =
        world
            .ticket(of.ticket())
            .filter(t -> call.may(RtRight.SEE_CUSTOM_FIELD, t.queue))
            .isEmpty();
    return hidden && fields.contains("CustomFields") ? row.put("CustomFields", "") : row;
  }

  private String text(Transaction of, String field) {
    return field.equals("Creator") ? String.valueOf(of.creator()) : RowJson.text(of, field);
  }

  SimResponse attachments(Call call) {
    List<Integer> history =
        World.number(call.arg())
            .flatMap(world::ticket)
            .map(world::history)
            .orElse(List.of())
            .stream()
            .map(Transaction::id)
            .toList();
    return attachments(call, Set.copyOf(history));
  }

  SimResponse attachmentsOfTransaction(Call call) {
    return attachments(call, World.number(call.arg()).map(Set::of).orElse(Set.of()));
  }

  private SimResponse attachments(Call call, Set<Integer> transactions) {
    List<Attachment> found =
        new ArrayList<>(
            world.attachments.values().stream()
                .filter(a -> transactions.contains(a.transaction()))
                .filter(JsonSearch.of(query(call), ATTACHMENT, json::text))
                .toList());
    boolean broken = order(call, found, ATTACHMENT);
    List<String> fields = fields(call);
    return listing.answer(
        call,
        Map.of(),
        new Listing.Rows<>(
            found,
            Listing.Kind.OTHER,
            row -> shows(call, row),
            row -> json.row(row, fields, call.request()),
            broken));
  }

  private boolean shows(Call call, Attachment row) {
    Transaction of = world.transactions.get(row.transaction());
    return of != null && sight.shows(call.user(), of);
  }

  /** Rows are by number already; tells whether the order names an unknown column. */
  private static boolean order(Call call, List<?> rows, Set<String> known) {
    String column = call.request().param("orderby").orElse("id");
    if (call.request().param("order").filter("DESC"::equalsIgnoreCase).isPresent()) {
      Collections.reverse(rows);
    }
    return !known.contains(column);
  }

  private static String query(Call call) {
    return call.request().param("query").orElse("");
  }

  private static List<String> fields(Call call) {
    String fields = call.request().param("fields").orElse("");
    return fields.isEmpty() ? List.of() : List.of(fields.split(","));
  }

  SimResponse queues(Call call) {
    List<Queue> enabled = world.queues.values().stream().filter(q -> q.enabled).toList();
    return listing.answer(
        call,
        Map.of(),
        new Listing.Rows<>(
            enabled,
            Listing.Kind.OTHER,
            queue -> call.may(RtRight.SEE_QUEUE, queue),
            queue -> Shape.reference("queue", String.valueOf(queue.id)),
            false));
  }

  /** A list without a search. */
  SimResponse nothing(Call call) {
    return listing.answer(
        call,
        Map.of(),
        new Listing.Rows<Ticket>(
            List.of(), Listing.Kind.TICKETS, row -> true, row -> Json.object(), false));
  }

  /** The values of a closed list; the only list that tells its length but not its pages. */
  SimResponse values(Call call) {
    CustomField field = Records.field(call);
    ArrayNode items = Json.array();
    for (int i = 0; i < field.values().size(); i++) {
      String path = "customfield/" + field.id() + "/value/" + (i + 1);
      items.add(
          Json.object()
              .put("type", "customfieldvalue")
              .put("id", i + 1)
              .put("name", field.values().get(i))
              .put("_url", Shape.url(path)));
    }
    int size = Math.min(100, call.request().param("per_page").flatMap(World::number).orElse(20));
    ObjectNode body = Json.object().put("count", items.size()).put("total", items.size());
    body.put("page", 1).put("per_page", size).set("items", items);
    return Json.ok(body);
  }
}
