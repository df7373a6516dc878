package org.incidentbridge.app.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.model.Incident;
import org.incidentbridge.replay.Pending;
import org.incidentbridge.store.Store;

/** Obligations that were open when their rule was taken out of the configuration. */
final class LeftDuties {

  private record Row(String ticket, Pending.Duty duty) {}

  private final List<Row> rows;

  /**
   * @param what a ticket or incident; empty for all
   */
  LeftDuties(Store.Tables tables, BridgeConfig config, String what) {
    var left = new LeftOpen(config);
    this.rows =
        (what.isEmpty() ? left.all(tables) : List.of(one(tables, left, what)))
            .stream()
                .flatMap(
                    rest ->
                        rest.open().duties().stream()
                            .map(
                                d ->
                                    new Row(
                                        Commands.label(tables, rest.incident().origin().ref()), d)))
                .toList();
  }

  private static LeftOpen.Rest one(Store.Tables tables, LeftOpen left, String what) {
    var named = new Named(tables, what);
    Incident incident = named.incident().orElseThrow(named::unknown);
    return new LeftOpen.Rest(incident, left.of(tables, incident));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  void print(Options options) {
    if (rows.isEmpty()) {
      return;
    }
    options.wrapped(
        "Open when their rules were taken out of the configuration; nobody watches them any more:");
    Table table =
        Table.fitting(options.width(), "TICKET", "OBLIGATION", "WHAT", "WHO", "WAS DUE (UTC)");
    rows.forEach(
        row ->
            table.row(
                row.ticket(),
                row.duty().name(),
                row.duty().title(),
                String.join(", ", row.duty().who()),
                row.duty().due().map(Table::time).orElse("no time set")));
    table.print(options.out());
    options.out().flush();
  }

  List<Map<String, Object>> json() {
    return rows.stream()
        .map(
            row -> {
              Map<String, Object> json = new TreeMap<>(PromisedOnce.json(row.duty()));
              json.put("ticket", row.ticket());
              return json;
            })
        .toList();
  }
}
