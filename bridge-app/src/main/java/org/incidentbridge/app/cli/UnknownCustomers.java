package org.incidentbridge.app.cli;

import java.util.List;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.decide.PolicyFile;
import org.incidentbridge.pack.Catalogue;
import org.incidentbridge.pack.Catalogue.Organisation;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.spi.TrackerProbe.Level;
import org.incidentbridge.store.Store;

/** Organisations that are to see their tickets, and of which the bridge knows nobody (J11). */
final class UnknownCustomers {

  private final Store.Tables tables;
  private final BridgeConfig config;

  private UnknownCustomers(Store.Tables tables, BridgeConfig config) {
    this.tables = tables;
    this.config = config;
  }

  /** A warning for each; none before any ticket is known, and while one is not decided on. */
  static List<Finding> found(Store.Tables tables, BridgeConfig config) {
    var customers = new UnknownCustomers(tables, config);
    return config.support().policy().stream()
        .map(PolicyInForce::pack)
        .filter(pack -> customers.isRead())
        .flatMap(pack -> customers.of(pack).stream())
        .toList();
  }

  private boolean isRead() {
    return tables.inbox().count() == 0
        && config.trackers().stream().anyMatch(t -> !tables.tickets().versions(t.id()).isEmpty());
  }

  /** Nobody was looked for under a policy that did not decide on anything yet. */
  private List<Finding> of(PolicyPack pack) {
    Catalogue catalogue = pack.catalogue();
    if (!tables.cases().since().containsKey(PolicyFile.version(pack))) {
      return catalogue.seeing().stream().map(UnknownCustomers::openYet).toList();
    }
    return catalogue.seeing().stream()
        .filter(o -> !isKnown(o, catalogue))
        .map(UnknownCustomers::finding)
        .toList();
  }

  /** Who was of it under other domains does not count. */
  private boolean isKnown(Organisation organisation, Catalogue catalogue) {
    return config.trackers().stream()
        .flatMap(t -> tables.colleagues().of(t.id(), organisation.name()).stream())
        .anyMatch(
            party ->
                catalogue.organisationOf(party.email()).filter(organisation::equals).isPresent());
  }

  private static Finding finding(Organisation organisation) {
    return warning(
        "no known person has an address of organisation %s%s, so nobody is let see its tickets",
        organisation,
        "check its domains; where trackers hide addresses, name its people in the table people. It is right if none of them has written yet");
  }

  private static Finding openYet(Organisation organisation) {
    return warning(
        "who of organisation %s%s is let see its tickets is found out with the next sync under this policy",
        organisation,
        "run bridge plan: it tells of each ticket with whom it would be shared, and why");
  }

  private static Finding warning(String what, Organisation organisation, String advice) {
    return new Finding(
        Level.WARNING,
        "organisations",
        what.formatted(organisation.name(), domains(organisation)),
        advice);
  }

  private static String domains(Organisation organisation) {
    return organisation.domains().isEmpty()
        ? ""
        : " (" + String.join(", ", organisation.domains()) + ")";
  }
}
