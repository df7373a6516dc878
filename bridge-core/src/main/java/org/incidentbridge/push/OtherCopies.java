package org.incidentbridge.push;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Shared.Copy;
import org.incidentbridge.model.Shared.FileNote;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.plan.HeldFields;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.store.Store;

/** Knows which files on a ticket are no work of a command, since they are copies of others. */
final class OtherCopies {

  private final Store store;

  OtherCopies(Store store) {
    this.store = store;
  }

  /** Ids of the copies that other files have on the ticket of a command that copies a file. */
  Set<String> of(PlannedCommand planned) {
    Optional<TicketRef> at = HeldFields.ticket(planned);
    if (!(planned.purpose() instanceof Purpose.FileCopy own) || at.isEmpty()) {
      return Set.of();
    }
    return store
        .inTransaction(t -> t.incidents().find(planned.incident()))
        .map(incident -> copies(incident, own, at.get()))
        .orElse(Set.of());
  }

  private static Set<String> copies(Incident incident, Purpose.FileCopy own, TicketRef at) {
    return incident.shared().files().stream()
        .filter(file -> !isOf(own, file))
        .flatMap(file -> file.copyAt(at).stream())
        .map(Copy::id)
        .filter(id -> !id.isEmpty())
        .collect(Collectors.toSet());
  }

  private static boolean isOf(Purpose.FileCopy own, FileNote file) {
    return file.ticket().equals(own.source()) && file.attachmentId().equals(own.attachmentId());
  }
}
