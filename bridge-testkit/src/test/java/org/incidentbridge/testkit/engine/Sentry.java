package org.incidentbridge.testkit.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Store;

/**
 * Watches each command on its way from the outbox to its tracker: it is sent as it stood there when
 * it was marked as sent, shows nobody what the store then knew to be internal (N5), is not sent
 * while its outcome is unknown (N3), and neither its ticket (N6) nor its tracker (N11) has too many
 * calls under way.
 */
final class Sentry {

  private static final Pattern WORD = Pattern.compile("e\\d{4,}");

  private final Crossing crossing;
  private final int concurrency;
  private final Map<CommandKey, Command> marked = new HashMap<>();
  private final Set<CommandKey> secret = new HashSet<>();
  private final Map<TrackerId, Integer> busy = new HashMap<>();
  private final Set<TicketRef> written = new HashSet<>();
  private final Set<String> reached = new HashSet<>();
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

  Sentry(Crossing crossing, int concurrency) {
    this.crossing = crossing;
    this.concurrency = concurrency;
  }

  Crossing crossing() {
    return crossing;
  }

  Queue<String> complaints() {
    return complaints;
  }

  void complain(String what) {
    complaints.add(what);
    crossing.note("!! " + what);
  }

  /** Within the transaction that marks a command as sent. */
  synchronized void marking(Store.Tables tables, CommandKey key) {
    Outbox.Entry entry = tables.outbox().find(key).orElseThrow();
    marked.put(key, entry.planned().command());
    if (isInternal(tables, entry.planned())) {
      secret.add(key);
    } else {
      secret.remove(key);
    }
  }

  private static boolean isInternal(Store.Tables tables, PlannedCommand planned) {
    return switch (planned.purpose()) {
      case Purpose.NoteCopy copy ->
          tables.tickets().find(copy.source()).stream()
              .flatMap(seen -> seen.ticket().talk().comments().stream())
              .filter(c -> c.id().equals(copy.commentId()))
              .anyMatch(c -> c.visibility() == Visibility.INTERNAL);
      case Purpose.FileCopy copy ->
          tables.tickets().find(copy.source()).stream()
              .flatMap(seen -> seen.ticket().talk().attachments().stream())
              .filter(a -> a.id().equals(copy.attachmentId()))
              .anyMatch(a -> a.visibility() == Visibility.INTERNAL);
      case Purpose.FileWithdrawal w -> false;
      case Purpose.Mirror m -> false;
      case Purpose.Fields f -> false;
      case Purpose.Link l -> false;
      case Purpose.Remark r -> false;
      case Purpose.Move m -> false;
      case Purpose.Share s -> false;
    };
  }

  /** A call begins, of whatever kind. */
  synchronized void begins(Command command) {
    TrackerId tracker = command.target().tracker();
    if (busy.merge(tracker, 1, Integer::sum) > concurrency) {
      complain("N11: more than " + concurrency + " calls of " + tracker + " at once");
    }
    ticket(command)
        .filter(ticket -> !written.add(ticket))
        .ifPresent(ticket -> complain("N6: two commands at once for " + ticket));
  }

  synchronized void ends(Command command) {
    busy.merge(command.target().tracker(), -1, Integer::sum);
    ticket(command).ifPresent(written::remove);
  }

  /** The tracker sees a command now. */
  synchronized void arrives(Command command) {
    CommandKey key = command.target().key();
    Command allowed = marked.remove(key);
    if (allowed == null) {
      complain("N3: sent without a mark in the outbox: " + command);
    } else if (!allowed.equals(command)) {
      complain("N5: sent otherwise than it stood in the outbox: " + command + " not " + allowed);
    }
    if (secret.contains(key) && shows(command)) {
      complain("N5: sent as public what was known to be internal: " + command);
    }
  }

  /** The tracker did it. */
  synchronized void took(Command command) {
    WORD.matcher(command.toString())
        .results()
        .forEach(m -> reached.add(m.group() + " in " + command.target().tracker()));
  }

  /** Whether a word of a person came from a tracker to another one. */
  synchronized boolean reached(String word, TrackerId from) {
    return reached.stream().anyMatch(r -> r.startsWith(word + " ") && !r.endsWith(" " + from));
  }

  private static boolean shows(Command command) {
    return switch (command) {
      case Command.AddComment add -> add.visibility() == Visibility.PUBLIC;
      case Command.EditComment edit -> edit.visibility() == Visibility.PUBLIC;
      case Command.AddAttachment add -> add.file().visibility() == Visibility.PUBLIC;
      default -> false;
    };
  }

  private static Optional<TicketRef> ticket(Command command) {
    Command.Target target = command.target();
    return target.ticketId().isEmpty()
        ? Optional.empty()
        : Optional.of(new TicketRef(target.tracker(), target.ticketId()));
  }
}
