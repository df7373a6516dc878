package org.incidentbridge.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.store.Store;

/** Finds what a person names: a key such as ENG-12, TRACKER:ID, or an incident id. */
final class Named {

  private static final Pattern INCIDENT = Pattern.compile("INC-[A-Z2-7]{10}");

  private final Store.Tables tables;
  private final String what;

  Named(Store.Tables tables, String what) {
    this.tables = tables;
    this.what = what;
  }

  Optional<Incident> incident() {
    String upper = what.toUpperCase(Locale.ROOT);
    return INCIDENT.matcher(upper).matches()
        ? tables.incidents().find(new IncidentId(upper))
        : tickets().stream().flatMap(r -> tables.incidents().of(r).stream()).findFirst();
  }

  /** The tickets of that key, of incidents or not. */
  List<TicketRef> tickets() {
    int colon = what.indexOf(':');
    if (colon <= 0) {
      List<TicketRef> byKey = tables.tickets().byKey(what);
      return byKey.isEmpty() ? asPrinted() : byKey;
    }
    try {
      var ref = new TicketRef(new TrackerId(what.substring(0, colon)), what.substring(colon + 1));
      return tables.tickets().find(ref).isPresent() ? List.of(ref) : List.of();
    } catch (IllegalArgumentException misspelt) {
      throw new Failure(ExitCode.USAGE, String.valueOf(misspelt.getMessage()));
    }
  }

  /** Tables name a ticket by its tracker and its key there. */
  private List<TicketRef> asPrinted() {
    String[] words = what.strip().split("\\s+", 2);
    return words.length < 2
        ? List.of()
        : tables.tickets().byKey(words[1]).stream()
            .filter(ref -> ref.tracker().name().equals(words[0]))
            .toList();
  }

  Failure unknown() {
    return new Failure(
        ExitCode.USAGE,
        "The bridge has not seen '%s'. Write a key such as ENG-12, TRACKER:ID or INC-…; a ticket is seen once it was read by a sync."
            .formatted(what));
  }
}
