package org.incidentbridge.app.cli;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.engine.Casebook;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.replay.CaseRecord;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description =
        "Says for a ticket or incident where each value came from, when, and by which rule, and proves its due times.",
    mixinStandardHelpOptions = true,
    footer = {
      "%nExamples:",
      "  bridge explain ENG-12",
      "  bridge explain helpdesk:1042",
      "  bridge explain INC-ABCDEFGHIJ --json",
      "  bridge explain ENG-12 --as-known-at 2026-01-31T14:05:00Z"
    })
final class ExplainCommand implements Callable<Integer> {

  @Mixin private Options options = new Options();

  @Parameters(
      paramLabel = "TICKET",
      description = "A key such as ENG-12, TRACKER:ID, or an incident id.")
  private String what = "";

  @Option(
      names = "--as-known-at",
      paramLabel = "TIME",
      description =
          "Shows instead how its clocks stood at that time by what the bridge knew then, under the policy of now: 2026-01-31T14:05:00Z, or a date.")
  private String then = "";

  @Override
  public Integer call() {
    BridgeConfig config = options.config();
    try (Store store = Workbench.openStore(config, Access.LOOK)) {
      return store.inTransaction(tables -> explain(tables, config)).number();
    }
  }

  private ExitCode explain(Store.Tables tables, BridgeConfig config) {
    var named = new Named(tables, what);
    Optional<Incident> incident = named.incident();
    Optional<Instant> point = KnownThen.point(then, Instant.now());
    if (incident.isPresent()) {
      var casebook = new Casebook(Workbench.rules(config));
      point.ifPresentOrElse(
          at -> new KnownThen(casebook, at).explain(tables, incident.get(), options),
          () -> explain(tables, config, incident.get()));
      return ExitCode.DONE;
    }
    TicketRef ticket = named.tickets().stream().findFirst().orElseThrow(named::unknown);
    new Uncovered(tables, config).print(ticket, options);
    return ExitCode.DONE;
  }

  private void explain(Store.Tables tables, BridgeConfig config, Incident incident) {
    var casebook = new Casebook(Workbench.rules(config));
    var left = new LeftOpen(config).of(tables, incident);
    var once =
        new PromisedOnce(
            left,
            config.support().policy().isPresent()
                ? CaseRecord.NONE
                : tables.cases().find(incident.id()).orElse(CaseRecord.NONE));
    Optional<Promised> promised = casebook.of(tables, incident, Instant.now()).map(Promised::new);
    if (options.json()) {
      Map<String, Object> json = new StoryJson(tables, incident).json();
      promised.ifPresent(p -> json.put("promises", p.json()));
      once.json().ifPresent(o -> json.put("promisedOnce", o));
      options.print(json);
    } else {
      new Story(tables, incident, options.width()).print(options.out());
      promised.ifPresent(p -> p.print(options.out(), options.width()));
      once.print(options.out(), options.width());
    }
  }
}
