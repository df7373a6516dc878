package org.incidentbridge.app.cli;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.engine.Rulings;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "conflicts",
    description = {
      "Lists the fields that a person has to decide, since several sides changed them, or decides one.",
      "The named tracker's value then counts, and the next sync writes it to the others."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "%nExamples:",
      "  bridge conflicts",
      "  bridge conflicts INC-ABCDEFGHIJ service helpdesk"
    })
final class ConflictsCommand implements Callable<Integer> {

  private static final int DECISION = 3;
  private static final String INDENT = "    ";

  @Mixin private Options options = new Options();

  @Parameters(
      arity = "0..3",
      paramLabel = "[INCIDENT FIELD TRACKER]",
      hideParamSyntax = true,
      description = "The conflict to decide, and whose value counts.")
  private List<String> decision = List.of();

  @Override
  public Integer call() {
    var config = options.config();
    if (!decision.isEmpty() && decision.size() != DECISION) {
      throw new Failure(
          ExitCode.USAGE,
          "To decide a conflict, name incident, field and tracker: "
              + options.hint("conflicts INC-… service helpdesk"));
    }
    Access access = decision.isEmpty() ? Access.LOOK : Access.EDIT;
    try (Store store = Workbench.openStore(config, access)) {
      return (decision.isEmpty() ? store.inTransaction(this::list) : decide(store)).number();
    }
  }

  private ExitCode decide(Store store) {
    var rulings = new Rulings(store, InstantSource.system());
    boolean done;
    try {
      done =
          rulings.take(
              new IncidentId(decision.get(0).toUpperCase(Locale.ROOT)),
              new FieldName(decision.get(1)),
              new TrackerId(decision.get(2)));
    } catch (IllegalArgumentException misspelt) {
      throw new Failure(
          ExitCode.USAGE, misspelt.getMessage() + ". See: " + options.hint("conflicts"));
    }
    if (!done) {
      throw new Failure(
          ExitCode.USAGE,
          "There is no conflict on %s of %s in which %s has a side. See: %s"
              .formatted(
                  decision.get(1), decision.get(0), decision.get(2), options.hint("conflicts")));
    }
    if (options.json()) {
      options.print(
          Map.of(
              "decided",
              Map.of(
                  "incident", decision.get(0).toUpperCase(Locale.ROOT),
                  "field", decision.get(1),
                  "tracker", decision.get(2))));
    } else {
      options.out().println("Decided. The next sync writes it.");
      options.out().flush();
    }
    return ExitCode.DONE;
  }

  private ExitCode list(Store.Tables tables) {
    List<Conflicts.Open> all = Conflicts.all(tables);
    if (options.json()) {
      options.print(Map.of("conflicts", all.stream().map(o -> json(tables, o)).toList()));
    } else if (all.isEmpty()) {
      options.out().println("No conflicts.");
      options.out().flush();
    } else {
      all.forEach(open -> print(tables, open));
      options.wrapped("Decide with: " + options.hint("conflicts INCIDENT FIELD TRACKER"));
      options.out().flush();
    }
    return all.isEmpty() ? ExitCode.DONE : ExitCode.PROBLEMS;
  }

  private void print(Store.Tables tables, Conflicts.Open open) {
    String before = open.before();
    options
        .out()
        .println(
            Wrapped.hanging(open.incident().id() + " " + open.title(), INDENT, options.width()));
    options
        .out()
        .println(
            "  "
                + Wrapped.hanging(
                    "%s since %s; before, it was %s"
                        .formatted(
                            open.conflict().field(),
                            Table.moment(open.conflict().since()),
                            before.isEmpty() ? "empty" : before),
                    INDENT,
                    options.width()));
    Table sides = Table.bare(INDENT, options.width());
    open.conflict()
        .sides()
        .forEach((ref, value) -> sides.row(Commands.label(tables, ref), value.display()));
    sides.print(options.out());
  }

  private static Map<String, Object> json(Store.Tables tables, Conflicts.Open open) {
    Map<String, Object> sides = new LinkedHashMap<>();
    open.conflict()
        .sides()
        .forEach(
            (ref, value) -> sides.put(Commands.label(tables, ref), Json.value(value.display())));
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("incident", open.incident().id().text());
    row.put("title", open.title());
    row.put("field", open.conflict().field().name());
    row.put("before", Json.value(open.before()));
    row.put("since", Json.time(open.conflict().since()));
    row.put("why", open.conflict().why());
    row.put("sides", sides);
    return row;
  }
}
