package org.incidentbridge.app.cli;

import java.util.List;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.decide.Places;
import org.incidentbridge.model.TicketRef;
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
    var bridge = config.bridge();
    Reading reading =
        new Normaliser(bridge.vocabulary(ref.tracker()), bridge.people()).read(ticket);
    var variables = ConditionVariables.of(reading.values(), ref.tracker(), Places.of(ticket));
    Table table = new Table("ROUTE", "CONDITION", "HOLDS");
    for (Route route : bridge.routes()) {
      if (route.from().equals(ref.tracker())) {
        var answer = route.when().test(variables);
        table.row(
            route.name(),
            route.when().text(),
            answer.problem().isEmpty() ? answer.holds() : answer.problem());
      }
    }
    if (options.json()) {
      options.print(java.util.Map.of("ticket", Commands.label(tables, ref), "routes", List.of()));
      return;
    }
    options.out().println(Commands.label(tables, ref) + " is covered by no route.");
    if (!table.isEmpty()) {
      table.print(options.out());
    }
    options.out().flush();
  }
}
