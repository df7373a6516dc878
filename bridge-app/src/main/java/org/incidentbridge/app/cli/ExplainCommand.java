package org.incidentbridge.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description =
        "Says for a ticket or incident where each value came from, when, and by which rule.",
    mixinStandardHelpOptions = true,
    footer = {
      "%nExamples:",
      "  bridge explain ENG-12",
      "  bridge explain helpdesk:1042",
      "  bridge explain INC-ABCDEFGHIJ --json"
    })
final class ExplainCommand implements Callable<Integer> {

  @Mixin private Options options = new Options();

  @Parameters(
      paramLabel = "TICKET",
      description = "A key such as ENG-12, TRACKER:ID, or an incident id.")
  private String what = "";

  @Override
  public Integer call() {
    BridgeConfig config = options.config();
    try (Store store = Workbench.openStore(config, Access.LOOK)) {
      return store.inTransaction(tables -> explain(tables, config)).number();
    }
  }

  private ExitCode explain(Store.Tables tables, BridgeConfig config) {
    List<TicketRef> named = named(tables);
    Optional<Incident> incident =
        what.toUpperCase(Locale.ROOT).matches("INC-[A-Z2-7]{10}")
            ? tables.incidents().find(new IncidentId(what.toUpperCase(Locale.ROOT)))
            : named.stream().flatMap(r -> tables.incidents().of(r).stream()).findFirst();
    if (incident.isPresent()) {
      if (options.json()) {
        options.print(new StoryJson(tables, incident.get()).json());
      } else {
        new Story(tables, incident.get(), options.width()).print(options.out());
      }
      return ExitCode.DONE;
    }
    if (named.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "The bridge has not seen '%s'. Write a key such as ENG-12, TRACKER:ID or INC-…; a ticket is seen once it was read by a sync."
              .formatted(what));
    }
    new Uncovered(tables, config).print(named.getFirst(), options);
    return ExitCode.DONE;
  }

  private List<TicketRef> named(Store.Tables tables) {
    int colon = what.indexOf(':');
    if (colon > 0) {
      try {
        var ref =
            new TicketRef(
                new org.incidentbridge.model.TrackerId(what.substring(0, colon)),
                what.substring(colon + 1));
        return tables.tickets().find(ref).isPresent() ? List.of(ref) : List.of();
      } catch (IllegalArgumentException misspelt) {
        throw new Failure(ExitCode.USAGE, String.valueOf(misspelt.getMessage()));
      }
    }
    return tables.tickets().byKey(what);
  }
}
