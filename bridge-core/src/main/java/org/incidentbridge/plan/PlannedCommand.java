package org.incidentbridge.plan;

import java.util.Optional;
import java.util.Set;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;

/**
 * A command with its reasons, as it stands in the plan and waits in the outbox.
 *
 * @param command what the tracker is asked
 * @param incident for which incident
 * @param purpose what the incident records once it is applied
 * @param explanation what changes and why, for people
 */
public record PlannedCommand(
    Command command, IncidentId incident, Purpose purpose, Explanation explanation) {

  /** The ticket whose comment or file this command shows elsewhere; empty if it shows none. */
  public Optional<TicketRef> source() {
    return switch (purpose) {
      case Purpose.NoteCopy copy ->
          command instanceof Command.RemoveComment ? Optional.empty() : Optional.of(copy.source());
      case Purpose.FileCopy copy -> Optional.of(copy.source());
      case Purpose.FileWithdrawal w -> Optional.empty();
      case Purpose.Mirror m -> Optional.empty();
      case Purpose.Fields f -> Optional.empty();
      case Purpose.Link l -> Optional.empty();
      case Purpose.Remark r -> Optional.empty();
      case Purpose.Move m -> Optional.empty();
      case Purpose.Share s -> Optional.empty();
    };
  }

  /**
   * The tickets of which this command tells another one. What it tells may have become internal
   * there, or private as a whole (N5). None for what hides or removes.
   */
  public Set<TicketRef> sources() {
    return switch (purpose) {
      case Purpose.Mirror mirror -> mirror.sources();
      case Purpose.Fields fields ->
          command instanceof Command.UpdateFields ? fields.sources() : Set.of();
      case Purpose.Link link -> link.sources();
      case Purpose.Remark remark -> remark.sources();
      default -> hides() ? Set.of() : source().map(Set::of).orElse(Set.of());
    };
  }

  private boolean hides() {
    return command instanceof Command.EditComment edit && edit.visibility() == Visibility.INTERNAL;
  }
}
