package org.incidentbridge.app.cli;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.incidentbridge.engine.Casebook;
import org.incidentbridge.engine.Rules;
import org.incidentbridge.model.Incident;
import org.incidentbridge.pack.ObligationRule;
import org.incidentbridge.replay.Obligation;
import org.incidentbridge.store.Store;

/** Why an obligation cannot be acknowledged: it is over, was never opened, or nobody knows it. */
final class NotOpen {

  private final Rules rules;
  private final String name;

  NotOpen(Rules rules, String name) {
    this.rules = rules;
    this.name = name;
  }

  /** One sentence on a ticket. */
  String told(Store store, Incident incident, String ticket) {
    return store.inTransaction(tables -> told(tables, incident, ticket));
  }

  private String told(Store.Tables tables, Incident incident, String ticket) {
    List<Obligation> all =
        new Casebook(rules)
            .of(tables, incident, Instant.now()).stream()
                .flatMap(c -> c.verdict().duties().obligations().stream())
                .toList();
    Optional<Obligation> last =
        all.stream()
            .filter(o -> o.rule().name().equals(name))
            .max(Comparator.comparing(Obligation::opened));
    if (last.isPresent()) {
      return "%s of %s %s; it is not open any more, and nothing was changed."
          .formatted(name, ticket, ended(last.get()));
    }
    List<String> known = known();
    if (known.contains(name)) {
      return "%s has not asked for %s so far.%s".formatted(ticket, name, open(all));
    }
    return "The policy has no obligation named %s; it has %s.%s"
        .formatted(name, String.join(", ", known), open(all));
  }

  private static String ended(Obligation obligation) {
    String by = Duties.acknowledged(obligation);
    String when = obligation.end().map(e -> Table.moment(e.at())).orElse("");
    return obligation.end().filter(e -> e.how() == Obligation.How.DROPPED).isPresent()
        ? "was dropped at " + when + ", since it was needed no more"
        : "was done at " + when + (by.isEmpty() ? "" : " (" + by + ")");
  }

  private static String open(List<Obligation> all) {
    List<String> open =
        all.stream().filter(o -> o.end().isEmpty()).map(o -> o.rule().name()).distinct().toList();
    return open.isEmpty()
        ? " The ticket has no open obligation."
        : " Open here: " + open.stream().collect(Collectors.joining(", ")) + ".";
  }

  private List<String> known() {
    return rules.policy().stream()
        .flatMap(p -> p.pack().duties().obligations().stream())
        .map(ObligationRule::name)
        .toList();
  }
}
