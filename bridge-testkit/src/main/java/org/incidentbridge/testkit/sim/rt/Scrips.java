package org.incidentbridge.testkit.sim.rt;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.incidentbridge.testkit.sim.rt.Journal.Message;
import org.incidentbridge.testkit.sim.rt.Ticket.Role;
import org.incidentbridge.testkit.sim.rt.Ticket.Stamp;
import org.incidentbridge.testkit.sim.rt.Transaction.Kind;

/** What RT does by itself after a change: it sends mails, opens tickets, sets dates. */
final class Scrips {

  private static final Map<String, Duration> LEVELS =
      Map.of("standard", Duration.ofHours(24), "critical", Duration.ofHours(4));

  private final World world;
  private final Journal journal;

  Scrips(World world, Journal journal) {
    this.world = world;
    this.journal = journal;
  }

  void created(Ticket ticket) {
    if (!ticket.watchers(Role.REQUESTOR).isEmpty()) {
      mail(ticket, "EmailRecord", "AutoReply: " + ticket.subject, "Greetings,");
    }
    if (ticket.queue.watched) {
      mail(ticket, "EmailRecord", ticket.subject, "Request " + ticket.id + " was acted upon.");
    }
    if (ticket.queue.serviceLevels) {
      date(ticket, Stamp.STARTS, ticket.stamp(Stamp.CREATED));
      due(ticket);
    }
  }

  void commented(Ticket ticket, Message message) {
    if (ticket.queue.watched) {
      String text = "This is a comment about ticket " + ticket.id + ".\n\n" + text(message);
      mail(ticket, "CommentEmailRecord", "[Comment] " + ticket.subject, text);
    }
  }

  /** Mails it, and opens a ticket that waits or is done; stalled stays. */
  void corresponded(Ticket ticket, User by, Message message) {
    if (ticket.queue.watched) {
      mail(ticket, "EmailRecord", ticket.subject, "Ticket URL\n\n" + text(message));
    }
    boolean others = ticket.watchers(Role.REQUESTOR).stream().anyMatch(id -> id != by.id);
    if (others) {
      mail(ticket, "EmailRecord", ticket.subject, text(message));
    }
    Lifecycle lifecycle = ticket.queue.lifecycle;
    if (lifecycle.isInitial(ticket.status) || lifecycle.isInactive(ticket.status)) {
      lifecycle.statuses().active().stream()
          .filter(status -> lifecycle.allows(ticket.status, status))
          .findFirst()
          .ifPresent(status -> open(ticket, status));
    }
  }

  private void open(Ticket ticket, String status) {
    journal.follow(ticket, new Kind("Status", "Status", ticket.status, status));
    ticket.status = status;
    ticket.stamps.putIfAbsent(Stamp.STARTED, world.now());
  }

  void owned(Ticket ticket, User by) {
    if (ticket.owner != by.id && ticket.owner != world.nobody().id) {
      mail(ticket, "EmailRecord", ticket.subject, "You own ticket " + ticket.id + ".");
    }
  }

  void statusSet(Ticket ticket) {
    boolean asked = !ticket.watchers(Role.REQUESTOR).isEmpty();
    if (ticket.status.equals("resolved") && asked) {
      mail(ticket, "EmailRecord", "Resolved: " + ticket.subject, "Your request is resolved.");
    }
    if (ticket.queue.serviceLevels && ticket.stamp(Stamp.DUE) == 0) {
      due(ticket);
    }
  }

  void levelSet(Ticket ticket) {
    if (ticket.queue.serviceLevels) {
      due(ticket);
    }
  }

  private void due(Ticket ticket) {
    Duration level = LEVELS.get(ticket.serviceLevel);
    if (level != null) {
      date(ticket, Stamp.DUE, ticket.stamp(Stamp.CREATED) + level.toSeconds());
    }
  }

  private void date(Ticket ticket, Stamp stamp, long to) {
    long from = ticket.stamp(stamp);
    if (from != to) {
      ticket.stamps.put(stamp, to);
      journal.follow(ticket, Kind.set(stamp.field, Dates.raw(from), Dates.raw(to)));
    }
  }

  private void mail(Ticket ticket, String type, String subject, String text) {
    journal.mail(ticket, type, subject, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Message message) {
    return new String(message.text(), StandardCharsets.UTF_8);
  }
}
