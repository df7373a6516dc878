package org.incidentbridge.mantis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Outcome.Applied;
import org.incidentbridge.spi.Outcome.Loss;
import org.incidentbridge.spi.Outcome.Receipt;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;

/** What came of a write, in the words of the bridge. */
final class Receipts {

  private final MantisReader reader;

  Receipts(MantisReader reader) {
    this.reader = reader;
  }

  /** Done; the ticket is shown if it still can be seen and understood. */
  Applied applied(Optional<String> createdId, Optional<MantisIssue> issue, List<Loss> losses) {
    return applied(createdId, issue, losses, Set.of());
  }

  /**
   * The same.
   *
   * @param beside fields that were changed though they were not to be written
   */
  Applied applied(
      Optional<String> createdId,
      Optional<MantisIssue> issue,
      List<Loss> losses,
      Set<String> beside) {
    List<Loss> all = new ArrayList<>(losses);
    if (issue.isEmpty()) {
      all.add(new Loss("ticket", "the bridge's user can no longer see the issue"));
    }
    return new Applied(new Receipt(createdId, issue.flatMap(this::snapshot), all, beside));
  }

  /**
   * What follows a write that stands: if it fails, whether all is done has to be settled, lest the
   * write be sent twice.
   */
  static Outcome afterWrite(Supplier<Outcome> rest) {
    try {
      return rest.get();
    } catch (CallFailure | TrackerException | IllegalArgumentException | MantisIssue.Unreadable e) {
      return new Outcome.Unknown("MantisBT took it, but then: " + e.getMessage());
    }
  }

  Applied applied(MantisIssue issue) {
    return applied(Optional.empty(), Optional.of(issue), List.of());
  }

  Outcome.Stale stale(MantisIssue issue) {
    return new Outcome.Stale(reader.snapshot(issue));
  }

  TicketSnapshot shown(MantisIssue issue) {
    return reader.snapshot(issue);
  }

  /** The write stands even if what came back cannot be read now. */
  private Optional<TicketSnapshot> snapshot(MantisIssue issue) {
    try {
      return Optional.of(reader.snapshot(issue));
    } catch (CallFailure | TrackerException | IllegalArgumentException | MantisIssue.Unreadable e) {
      return Optional.empty();
    }
  }
}
