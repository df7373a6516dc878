package org.incidentbridge.app.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.engine.Obligations;
import org.incidentbridge.engine.Rules;
import org.incidentbridge.model.Incident;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "obligations",
    description = {
      "Lists the duties that a machine cannot fulfil and that are open, the most urgent first, or acknowledges one.",
      "Exits with 1 if any is overdue."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "%nExamples:",
      "  bridge obligations",
      "  bridge obligations ENG-12 --all",
      "  bridge obligations ENG-12 --done phone-call --by ann@acme.com"
    })
final class ObligationsCommand implements Callable<Integer> {

  private static final String NO_POLICY =
      "The configuration has no policy, so there are no obligations. Add the key 'policy', for example policy: [ policies/joyent.yaml ].";

  @Mixin private Options options = new Options();

  @Parameters(
      arity = "0..1",
      paramLabel = "TICKET",
      description = "A key such as ENG-12, TRACKER:ID, or an incident id.")
  private String what = "";

  @Option(names = "--all", description = "Also those that are done or needed no more.")
  private boolean all;

  @Option(
      names = "--done",
      paramLabel = "NAME",
      description = "Acknowledge the ticket's obligation of that name.")
  private String done = "";

  @Option(names = "--by", paramLabel = "WHO", description = "Name or address of who did it.")
  private String by = "";

  @Option(names = "--note", paramLabel = "TEXT", description = "What is to be remembered of it.")
  private String note = "";

  @Override
  public Integer call() {
    BridgeConfig config = options.config();
    Rules rules = Workbench.rules(config);
    if (rules.policy().isEmpty()
        && (!done.isEmpty() || Workbench.unmadeStore(config).isPresent())) {
      throw new Failure(ExitCode.USAGE, NO_POLICY);
    }
    if (done.isEmpty()) {
      try (Store store = Workbench.openStore(config, Access.LOOK)) {
        return store.inTransaction(tables -> list(tables, rules, config)).number();
      }
    }
    if (what.isEmpty() || by.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "To acknowledge an obligation, name the ticket and who did it: "
              + options.hint("obligations TICKET --done NAME --by WHO"));
    }
    try (Store store = Workbench.openStore(config, Access.EDIT)) {
      return acknowledge(store, rules).number();
    }
  }

  private ExitCode acknowledge(Store store, Rules rules) {
    Incident incident =
        store.inTransaction(
            tables -> {
              var named = new Named(tables, what);
              return named.incident().orElseThrow(named::unknown);
            });
    var obligations = new Obligations(store, rules, InstantSource.system());
    Obligations.Answer answer = obligations.acknowledge(incident, done, by, note);
    switch (answer) {
      case DONE, DONE_BY_STRANGER -> {}
      case NOT_OPEN ->
          throw new Failure(
              ExitCode.USAGE,
              new NotOpen(rules, done).told(store, incident, what)
                  + " See: "
                  + options.hint("obligations " + what + " --all"));
      case NEEDS_ANOTHER ->
          throw new Failure(
              ExitCode.USAGE,
              "%s has acknowledged %s already, or nothing tells that it was somebody else; it needs another person as well. If they are two, name both under 'people'."
                  .formatted(by, done));
      case NOT_THEIRS ->
          throw new Failure(
              ExitCode.USAGE,
              "%s is not for %s to acknowledge: it is for %s. Name who did it by an address of theirs, or by a name that is under 'people'; or change 'who' of the obligation."
                  .formatted(done, by, borne(rules)));
    }
    acknowledged(incident, answer == Obligations.Answer.DONE);
    return ExitCode.DONE;
  }

  private void acknowledged(Incident incident, boolean known) {
    if (options.json()) {
      options.print(
          Map.of(
              "acknowledged",
              Map.of(
                  "incident", incident.id().text(), "obligation", done, "by", by, "known", known)));
      return;
    }
    options.wrapped(
        "Acknowledged%s. What follows from it is done with the next sync."
            .formatted(
                known
                    ? ""
                    : ", by %s as you say: nobody whom the configuration or the policy names is called so"
                        .formatted(by)));
    options.out().flush();
  }

  private String borne(Rules rules) {
    return rules.policy().stream()
        .flatMap(policy -> policy.pack().duties().obligations().stream())
        .filter(rule -> rule.name().equals(done))
        .map(rule -> String.join(", ", rule.who()))
        .findFirst()
        .orElse("others");
  }

  private ExitCode list(Store.Tables tables, Rules rules, BridgeConfig config) {
    Instant now = Instant.now();
    var duties = new Duties(tables, rules, now);
    List<Duties.Row> rows = rules.policy().isEmpty() ? List.of() : duties.rows(what, all);
    Unapplied.warn(tables, rules, options);
    var left = new LeftDuties(tables, config, what);
    if (rules.policy().isEmpty() && left.isEmpty()) {
      throw new Failure(ExitCode.USAGE, NO_POLICY);
    }
    if (options.json()) {
      options.print(
          Map.of("obligations", rows.stream().map(duties::json).toList(), "takenOut", left.json()));
    } else if (rules.policy().isPresent() && rows.isEmpty()) {
      options.out().println(all ? "No obligations." : "No open obligations.");
      options.out().flush();
    } else if (!rows.isEmpty()) {
      duties.print(rows, options);
    }
    if (!options.json()) {
      left.print(options);
    }
    return rows.stream().anyMatch(row -> row.isOverdue(now)) ? ExitCode.PROBLEMS : ExitCode.DONE;
  }
}
