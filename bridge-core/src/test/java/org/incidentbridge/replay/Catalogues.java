package org.incidentbridge.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.pack.Catalogue;

/** Services and customers of the tests. */
final class Catalogues {

  private Catalogues() {}

  static void service(Pack pack, String name, boolean critical, CoverageCalendar supported) {
    service(
        pack, name, critical, new Catalogue.ServiceHours(Optional.of(supported), Optional.empty()));
  }

  static void service(Pack pack, String name, boolean critical, Catalogue.ServiceHours hours) {
    pack.services.put(
        name,
        new Catalogue.Service(
            name,
            critical,
            Map.of("owner", List.of("olga@home.org"), "staff", List.of("team@home.org")),
            hours,
            Map.of("queue", "ops")));
  }

  static void customer(Pack pack, String name, String domain, CoverageCalendar coverage) {
    pack.plans.put("gold", new Catalogue.Plan("gold", coverage));
    pack.organisations.put(
        name, new Catalogue.Organisation(name, List.of(domain), Optional.of("gold")));
  }
}
