package org.incidentbridge.app.cli;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.engine.Refusal;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.KnownProblem;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "known",
    description = {
      "Lists the tickets that are, or may be, the same problem as a ticket, with the reasons.",
      "Or says that one is another problem: it is never linked again, and a mirror is made."
    },
    mixinStandardHelpOptions = true,
    footer = {"%nExamples:", "  bridge known HD-7", "  bridge known INC-ABCDEFGHIJ --not ENG-12"})
final class KnownCommand implements Callable<Integer> {

  @Mixin private Options options = new Options();

  @Parameters(
      paramLabel = "TICKET",
      description = "A key such as HD-7, TRACKER:ID, or an incident id.")
  private String what = "";

  @Option(
      names = "--not",
      paramLabel = "KEY",
      description = "The ticket of that key is another problem.")
  private String not = "";

  @Override
  public Integer call() {
    Access access = not.isEmpty() ? Access.LOOK : Access.EDIT;
    try (Store store = Workbench.openStore(options.config(), access)) {
      Incident incident =
          store.inTransaction(
              tables -> {
                var named = new Named(tables, what);
                return named.incident().orElseThrow(named::unknown);
              });
      return (not.isEmpty() ? list(incident) : refuse(store, incident)).number();
    }
  }

  private ExitCode refuse(Store store, Incident incident) {
    if (!new Refusal(store, InstantSource.system()).refuse(incident, not)) {
      throw new Failure(
          ExitCode.USAGE,
          "%s is neither linked nor proposed as the problem of %s. See: %s"
              .formatted(not, what, options.hint("known " + what)));
    }
    if (options.json()) {
      options.print(Map.of("refused", Map.of("incident", incident.id().text(), "key", not)));
    } else {
      options.wrapped("Refused. Where a mirror is missing, the next sync makes it.");
      options.out().flush();
    }
    return ExitCode.DONE;
  }

  private ExitCode list(Incident incident) {
    if (options.json()) {
      options.print(Map.of("known", json(incident)));
    } else if (incident.known().isEmpty()) {
      options.out().println("No known problem.");
      options.out().flush();
    } else {
      table(incident, options.width()).print(options.out());
      options.out().flush();
    }
    return ExitCode.DONE;
  }

  /** The known problems of an incident, one in a row. */
  static Table table(Incident incident, int width) {
    Table table = Table.fitting(width, "KNOWN PROBLEM", "STATE", "SINCE (UTC)", "WHY");
    for (KnownProblem known : incident.known()) {
      table.row(
          known.at() + " " + known.grounds().key(),
          state(known),
          Table.time(known.grounds().since()),
          known.grounds().why());
    }
    return table;
  }

  private static String state(KnownProblem known) {
    String state = known.standing().state().name().toLowerCase(Locale.ROOT);
    return known.standing().quiet() ? state + ", out of sight" : state;
  }

  static List<Map<String, Object>> json(Incident incident) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (KnownProblem known : incident.known()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("tracker", known.at().name());
      row.put("key", known.grounds().key());
      row.put("state", known.standing().state().name().toLowerCase(Locale.ROOT));
      row.put("outOfSight", known.standing().quiet());
      row.put("since", Json.time(known.grounds().since()));
      row.put("why", known.grounds().why());
      rows.add(row);
    }
    return rows;
  }
}
