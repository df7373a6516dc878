package org.incidentbridge.testkit.sim.rt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.rt.Ticket.Stamp;

/** Searches for tickets. */
final class TicketLists {

  private final World world;
  private final TicketJson json;
  private final Listing listing;

  TicketLists(Site site, Shape shape, Listing listing) {
    this.world = site.world;
    this.json = new TicketJson(site, shape);
    this.listing = listing;
  }

  SimResponse get(Call call) {
    return list(call, Map.of());
  }

  /** A search in a JSON body is not seen: it finds nothing. */
  SimResponse post(Call call) {
    boolean form = call.mediaType().endsWith("urlencoded");
    return list(call, form ? form(call.request().text()) : Map.of());
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String pair : body.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private SimResponse list(Call call, Map<String, String> form) {
    String query = form.getOrDefault("query", call.request().param("query").orElse(""));
    List<Ticket> found = new ArrayList<>();
    if (!query.isBlank()) {
      found.addAll(TicketSql.find(call, query));
    }
    // The database gives rows in any order unless it is told one.
    Collections.shuffle(found, world.random);
    Optional<Comparator<Ticket>> order = order(call, form);
    order.ifPresent(found::sort);
    return listing.answer(
        call,
        form,
        new Listing.Rows<>(
            found,
            Listing.Kind.TICKETS,
            ticket -> true,
            ticket -> row(call, ticket, form),
            order.isEmpty()));
  }

  private ObjectNode row(Call call, Ticket ticket, Map<String, String> form) {
    String fields = form.getOrDefault("fields", call.request().param("fields").orElse(""));
    return json.row(call, ticket, fields.isEmpty() ? List.of() : List.of(fields.split(",")));
  }

  /** Empty if a column is unknown, which breaks the search. */
  private static Optional<Comparator<Ticket>> order(Call call, Map<String, String> form) {
    List<String> columns =
        form.containsKey("orderby")
            ? List.of(form.getOrDefault("orderby", ""))
            : call.request().query().getOrDefault("orderby", List.of());
    List<String> ways = call.request().query().getOrDefault("order", List.of());
    Comparator<Ticket> order = Comparator.comparingInt(any -> 0);
    for (int i = 0; i < columns.size(); i++) {
      Optional<Comparator<Ticket>> next = column(columns.get(i));
      if (next.isEmpty()) {
        return Optional.empty();
      }
      boolean down = i < ways.size() && ways.get(i).equalsIgnoreCase("DESC");
      order = order.thenComparing(down ? next.get().reversed() : next.get());
    }
    return Optional.of(order);
  }

  private static Optional<Comparator<Ticket>> column(String name) {
    for (Stamp stamp : Stamp.values()) {
      if (stamp.field.equalsIgnoreCase(name)) {
        return Optional.of(Comparator.comparingLong(t -> t.stamp(stamp)));
      }
    }
    Function<Ticket, String> text =
        switch (name.toLowerCase(Locale.ROOT)) {
          case "subject" -> t -> t.subject;
          case "status" -> t -> t.status;
          case "queue" -> t -> t.queue.name;
          default -> t -> "";
        };
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "id" -> Optional.of(Comparator.comparingInt(t -> t.id));
      case "priority" ->
          Optional.of(Comparator.comparingInt(t -> t.number(Ticket.Figure.PRIORITY)));
      case "subject", "status", "queue" -> Optional.of(Comparator.comparing(text));
      default -> Optional.empty();
    };
  }
}
