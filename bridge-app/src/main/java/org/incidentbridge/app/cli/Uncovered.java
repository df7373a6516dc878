package org.incidentbridge.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.decide.Places;
import org.incidentbridge.engine.Twin;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.normalise.ConditionVariables;
import org.incidentbridge.normalise.Normaliser;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.policy.Route;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Store;

/** Says why a ticket that the bridge knows belongs to no incident. */
final class Uncovered {

  private final Store.Tables tables;
  private final BridgeConfig config;

  Uncovered(Store.Tables tables, BridgeConfig config) {
    this.tables = tables;
    this.config = config;
  }

  void print(TicketRef ref, Options options) {
    TicketSnapshot ticket = tables.tickets().find(ref).orElseThrow().ticket();
    String name = Commands.label(tables, ref);
    List<Route> routes =
        config.bridge().routes().stream().filter(r -> r.from().equals(ref.tracker())).toList();
    String why = Twin.problem(tables, ticket).orElseGet(() -> why(ticket, routes));
    if (options.json()) {
      options.print(
          Map.of("ticket", name, "incident", "", "reason", why, "routes", rows(ticket, routes)));
      return;
    }
    options.out().println(name + " " + why);
    if (ticket.marker().isEmpty() && !routes.isEmpty()) {
      Table table = Table.fitting(options.width(), "ROUTE", "CONDITION", "HOLDS");
      rows(ticket, routes).forEach(r -> table.row(r.values().toArray()));
      table.print(options.out());
    }
    options.out().flush();
  }

  private static String why(TicketSnapshot ticket, List<Route> routes) {
    if (!ticket.marker().isEmpty()) {
      return ("was made by a bridge (its mark is %s) from a ticket that this bridge does not know."
              + " It is left alone. If another bridge works here, that is right. If this one lost"
              + " its store, the ticket is known again as soon as the one it was made from is read:"
              + " see that projects and since of its tracker cover it.")
          .formatted(ticket.marker());
    }
    if (ticket.head().restricted()) {
      return ("is shown to insiders only, and gets no mirror as long as it is. The configuration of"
              + " %s can allow that: see privateIssues of MantisBT and securedIssues of Jira.")
          .formatted(ticket.ref().tracker());
    }
    return routes.isEmpty()
        ? "is covered by no route: none starts at " + ticket.ref().tracker() + "."
        : "is covered by no route.";
  }

  private List<Map<String, Object>> rows(TicketSnapshot ticket, List<Route> routes) {
    if (routes.isEmpty()) {
      return List.of();
    }
    var bridge = config.bridge();
    TrackerId tracker = ticket.ref().tracker();
    Reading reading = new Normaliser(bridge.vocabulary(tracker), bridge.people()).read(ticket);
    var variables = ConditionVariables.of(reading.values(), tracker, Places.of(ticket));
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Route route : routes) {
      var answer = route.when().test(variables);
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("route", route.name());
      row.put("condition", route.when().text());
      row.put("holds", answer.problem().isEmpty() ? answer.holds() : answer.problem());
      rows.add(row);
    }
    return rows;
  }
}
