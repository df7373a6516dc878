package org.incidentbridge.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.spi.Command;

/**
 * An update whose values come from several tickets in two, where some of these may show something
 * else by now: what comes from the others need not wait (N5, N10). Pure.
 *
 * @param goes what comes from elsewhere
 * @param waits what comes from where nothing is known
 */
public record Parting(PlannedCommand goes, PlannedCommand waits) {

  /**
   * Parts an update.
   *
   * @param incident as it was when the update was planned: its facts tell what comes from where
   * @param unknown of which tickets it is not known what they show
   * @return empty if all of it has to wait, or nothing
   */
  public static Optional<Parting> of(
      PlannedCommand planned, Incident incident, Predicate<TicketRef> unknown) {
    if (!(planned.command() instanceof Command.UpdateFields)
        || !(planned.purpose() instanceof Purpose.Fields fields)) {
      return Optional.empty();
    }
    List<FieldName> goes = new ArrayList<>();
    List<FieldName> waits = new ArrayList<>();
    Set<TicketRef> told = new HashSet<>();
    for (FieldName field : fields.values().keySet()) {
      Optional<TicketRef> source =
          Optional.ofNullable(incident.facts().get(field)).map(fact -> fact.from().source());
      source.ifPresent(told::add);
      (source.filter(unknown).isPresent() ? waits : goes).add(field);
    }
    boolean all = fields.sources().stream().filter(unknown).allMatch(told::contains);
    return goes.isEmpty() || waits.isEmpty() || !all
        ? Optional.empty()
        : Optional.of(
            new Parting(
                HeldFields.only(planned, goes, unknown.negate()),
                HeldFields.only(planned, waits, unknown)));
  }
}
