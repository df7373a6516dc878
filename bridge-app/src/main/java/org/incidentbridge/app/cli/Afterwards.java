package org.incidentbridge.app.cli;

import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.Incident;
import org.incidentbridge.spi.Command;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Store;

/** What comes behind commands that make tickets, and can be planned only once these are there. */
final class Afterwards {

  private Afterwards() {}

  /** How much there is of it; empty if no ticket is made. */
  static Optional<String> sentence(Store.Tables tables, List<Entry> entries) {
    List<Incident> made =
        entries.stream()
            .map(Entry::planned)
            .filter(planned -> planned.command() instanceof Command.CreateTicket)
            .flatMap(planned -> tables.incidents().find(planned.incident()).stream())
            .toList();
    if (made.isEmpty()) {
      return Optional.empty();
    }
    long comments =
        made.stream().flatMap(i -> i.shared().notes().stream()).filter(n -> !n.gone()).count();
    long files =
        made.stream().flatMap(i -> i.shared().files().stream()).filter(f -> !f.gone()).count();
    return Optional.of(
        "Not counted is what follows once %s there: status and links of each, and copies of up to %s and %s, each of several calls."
            .formatted(
                made.size() == 1 ? "the new ticket is" : made.size() + " new tickets are",
                Count.of(comments, "comment"),
                Count.of(files, "file")));
  }
}
