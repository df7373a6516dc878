package org.incidentbridge.engine;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.Tickets;

/**
 * Finds that a store was lost and a route or tracker got another name meanwhile. Marks are made
 * from names: under new ones what a bridge made is strange to it, and would be made once more (N3).
 * It shows in a store that never wrote anything while the very words that are to be written stand
 * there already, with a mark that nothing accounts for.
 */
public final class LostNames {

  private static final Instant EVER = Instant.parse("2200-01-01T00:00:00Z");
  private static final int MOST = 1000;

  private final Store.Tables tables;
  private final Bridge bridge;

  private LostNames(Store.Tables tables, Bridge bridge) {
    this.tables = tables;
    this.bridge = bridge;
  }

  /** Whether the store is in use: it has written, and knows what it made. */
  static boolean inUse(Store.Tables tables) {
    return tables.ledger().hasWrites();
  }

  /** What to tell people before anything is written to a tracker; empty if all is well. */
  public static Optional<String> problem(Store.Tables tables, Bridge bridge, TrackerId tracker) {
    if (inUse(tables)) {
      return Optional.empty();
    }
    return new LostNames(tables, bridge).problem(tracker);
  }

  private Optional<String> problem(TrackerId tracker) {
    List<PlannedCommand> planned =
        tables.outbox().due(tracker, EVER, MOST).stream()
            .map(e -> e.planned().incident())
            .distinct()
            .flatMap(id -> tables.outbox().of(id).stream())
            .map(Outbox.Entry::planned)
            .filter(p -> p.command().target().tracker().equals(tracker))
            .toList();
    return Stream.concat(ticket(planned, tracker).stream(), comment(planned).stream())
        .findFirst()
        .map(LostNames::told);
  }

  /** A ticket with the title of one that is to be made. */
  private Optional<TicketRef> ticket(List<PlannedCommand> planned, TrackerId tracker) {
    Optional<String> title =
        bridge
            .vocabulary(tracker)
            .term(StandardField.TITLE.field())
            .map(Vocabulary.Term::trackerField);
    Set<String> wanted = new HashSet<>();
    for (PlannedCommand command : planned) {
      if (command.command() instanceof Command.CreateTicket create && title.isPresent()) {
        Optional.ofNullable(create.fields().get(title.get()))
            .ifPresent(t -> wanted.add(t.display()));
      }
    }
    return wanted.isEmpty()
        ? Optional.empty()
        : tables.tickets().strays(tracker, MOST).stream()
            .flatMap(ref -> tables.tickets().find(ref).stream())
            .map(Tickets.Seen::ticket)
            .filter(t -> !isUnderway(t.marker()))
            .filter(t -> wanted.contains(t.field(title.orElseThrow()).display()))
            .map(TicketSnapshot::ref)
            .findFirst();
  }

  /** A ticket with the text of a comment that is to be copied to it. */
  private Optional<TicketRef> comment(List<PlannedCommand> planned) {
    for (PlannedCommand command : planned) {
      if (command.command() instanceof Command.AddComment add
          && !(command.purpose() instanceof Purpose.Remark)) {
        var ref = new TicketRef(add.target().tracker(), add.target().ticketId());
        Incident incident = tables.incidents().find(command.incident()).orElseThrow();
        String wanted = letters(add.body().plainText());
        boolean there =
            tables.tickets().find(ref).stream()
                .flatMap(seen -> seen.ticket().talk().comments().stream())
                .filter(c -> !c.marker().isEmpty() && !isUnderway(c.marker()))
                .filter(c -> !isKnown(incident, ref, c))
                .anyMatch(c -> letters(c.body().plainText()).equals(wanted));
        if (there) {
          return Optional.of(ref);
        }
      }
    }
    return Optional.empty();
  }

  /** The mark of a command of this store, of which it is not known what became of it. */
  private boolean isUnderway(String marker) {
    return CommandKey.FORM.matcher(marker).matches()
        && tables.outbox().find(new CommandKey(marker)).isPresent();
  }

  private static boolean isKnown(Incident incident, TicketRef ref, Comment comment) {
    return incident.shared().notes().stream()
        .flatMap(n -> n.copyAt(ref).stream())
        .anyMatch(copy -> copy.id().equals(comment.id()));
  }

  private static String letters(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  private static String told(TicketRef ref) {
    return ("the store has written nothing yet, but %s holds what it would write, with a bridge's"
            + " mark that it does not know. If the store was lost, and a route or a tracker got"
            + " another name since, everything would be made once more: give routes and trackers"
            + " the names they had, or put back a copy of the store. If another bridge made it,"
            + " change its title for the time of the first sync")
        .formatted(ref);
  }
}
