package org.incidentbridge.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.store.Health;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Store;

/** What {@code status} tells scripts. */
final class StatusJson {

  private final Store.Tables tables;
  private final BridgeConfig config;

  StatusJson(Store.Tables tables, BridgeConfig config) {
    this.tables = tables;
    this.config = config;
  }

  Map<String, Object> of(Run run, Hidden hidden, Losses lately) {
    Outbox.Counts counts = tables.outbox().counts();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("incidents", tables.incidents().count());
    Map<String, Object> tickets = new LinkedHashMap<>();
    config
        .trackers()
        .forEach(t -> tickets.put(t.id().name(), tables.tickets().versions(t.id()).size()));
    json.put("tickets", tickets);
    Map<String, Object> health = new LinkedHashMap<>();
    config.trackers().forEach(t -> health.put(t.id().name(), json(tables.health().of(t.id()))));
    json.put("health", health);
    Map<String, Object> webhooks = new LinkedHashMap<>();
    Unheard.of(tables, config, Environment.system().clock().instant())
        .forEach(webhook -> webhooks.put(webhook.tracker().name(), webhook.json()));
    json.put("webhooks", webhooks);
    Map<String, Object> sweeps = new LinkedHashMap<>();
    Unwalked.of(tables, config, Environment.system().clock().instant())
        .forEach(walk -> sweeps.put(walk.tracker().name(), walk.json()));
    json.put("sweeps", sweeps);
    json.put("inbox", tables.inbox().count());
    json.put("waiting", counts.pending());
    json.put("unsettled", counts.sent());
    json.put("held", tables.outbox().held().stream().map(e -> Commands.json(tables, e)).toList());
    json.put("notices", WaitingNotices.of(tables).json());
    json.put("conflicts", tables.incidents().conflicts());
    json.put("problems", problems());
    json.put("hidden", hidden.json());
    json.put("losses", lately.count());
    json.put("run", run.json());
    json.put("outdated", Outdated.sentences(tables, config, run));
    return json;
  }

  private List<Map<String, String>> problems() {
    return OpenProblems.of(tables, config).stream()
        .map(
            p ->
                Map.of(
                    "ticket", Commands.label(tables, p.ticket()),
                    "topic", p.topic(),
                    "message", p.message(),
                    "since", Json.time(p.since())))
        .toList();
  }

  private static Map<String, Object> json(Health.State state) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("lastRead", state.readAt().map(Json::time).orElse(""));
    row.put("failing", state.failedAt().isPresent());
    row.put("failedAt", state.failedAt().map(Json::time).orElse(""));
    row.put("why", state.why());
    return row;
  }
}
