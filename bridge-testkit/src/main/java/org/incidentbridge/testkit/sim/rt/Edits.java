package org.incidentbridge.testkit.sim.rt;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.incidentbridge.testkit.sim.rt.Ticket.Stamp;
import org.incidentbridge.testkit.sim.rt.Transaction.Kind;

/** Changes of a ticket's own fields. Each tells what RT says about it; empty if nothing happens. */
final class Edits {

  private static final String DENIED = "Permission Denied";
  private static final int SUBJECT_BYTES = 200;
  private static final Map<String, Integer> PRIORITIES =
      Map.of("low", 0, "medium", 50, "high", 100);

  private final World world;
  private final Journal journal;
  private final Scrips scrips;
  private final Moves moves;

  Edits(World world, Journal journal, Scrips scrips) {
    this.world = world;
    this.journal = journal;
    this.scrips = scrips;
    this.moves = new Moves(world, journal, scrips);
  }

  /** Sets one field by its name in REST 2.0; unknown ones are passed over. */
  Optional<String> set(Actor actor, Ticket ticket, String field, String value) {
    return switch (field) {
      case "Owner" -> moves.owner(actor, ticket, value);
      case "Queue" -> moves.queue(actor, ticket, value);
      case "Status" -> status(actor, ticket, value);
      case "Subject" -> subject(actor, ticket, value);
      case "SLA" -> level(actor, ticket, value);
      case "Due" -> date(actor, ticket, Stamp.DUE, value);
      case "Starts" -> date(actor, ticket, Stamp.STARTS, value);
      case "Started" -> date(actor, ticket, Stamp.STARTED, value);
      case "Told" -> date(actor, ticket, Stamp.TOLD, value);
      case "Resolved", "Created", "LastUpdated" -> Optional.empty();
      default -> number(actor, ticket, field, value);
    };
  }

  private boolean denied(Actor actor, Ticket ticket) {
    return !world.access.may(actor, RtRight.MODIFY_TICKET, ticket.queue);
  }

  Optional<String> status(Actor actor, Ticket ticket, String value) {
    String next = value.toLowerCase(java.util.Locale.ROOT);
    if (next.equals(ticket.status)) {
      return Optional.empty();
    }
    Optional<String> refused = refusal(actor, ticket, next);
    if (refused.isPresent()) {
      return refused;
    }
    String before = ticket.status;
    moves.enter(ticket, ticket.queue.lifecycle, next);
    journal.write(ticket, actor.user(), new Kind("Status", "Status", before, next));
    scrips.statusSet(ticket);
    return Optional.of(
        next.equals("deleted")
            ? "Ticket deleted"
            : "Status changed from '" + before + "' to '" + next + "'");
  }

  private Optional<String> refusal(Actor actor, Ticket ticket, String next) {
    Lifecycle lifecycle = ticket.queue.lifecycle;
    RtRight right = next.equals("deleted") ? RtRight.DELETE_TICKET : RtRight.MODIFY_TICKET;
    if (!lifecycle.has(next)) {
      return Optional.of("Status '" + next + "' isn't a valid status for this ticket.");
    }
    if (!lifecycle.allows(ticket.status, next)) {
      String ways = "'" + ticket.status + "' to '" + next + "'";
      return Optional.of("You can't change status from " + ways + ".");
    }
    if (!world.access.may(actor, right, ticket.queue)) {
      return Optional.of(DENIED);
    }
    boolean closes = lifecycle.isInactive(next) && !lifecycle.isInactive(ticket.status);
    return closes && waits(ticket)
        ? Optional.of("That ticket has unresolved dependencies")
        : Optional.empty();
  }

  private boolean waits(Ticket ticket) {
    return world.links.stream()
        .filter(l -> l.type().equals("DependsOn") && l.base().equals(World.uri(ticket.id)))
        .flatMap(l -> World.local(l.target()).stream())
        .flatMap(id -> world.ticket(id).stream())
        .anyMatch(other -> !other.queue.lifecycle.isInactive(other.status));
  }

  private Optional<String> subject(Actor actor, Ticket ticket, String value) {
    String line = line(value);
    String stored = stored(value);
    if (stored.equals(ticket.subject)) {
      return Optional.empty();
    }
    if (denied(actor, ticket)) {
      return Optional.of(DENIED);
    }
    String before = ticket.subject;
    ticket.subject = stored;
    journal.write(ticket, actor.user(), Kind.set("Subject", before, line));
    return changed("Subject", before, line);
  }

  /** What is left of a subject: one line, cut at NUL and at 200 bytes. */
  static String stored(String subject) {
    String kept = line(subject);
    while (kept.getBytes(StandardCharsets.UTF_8).length > SUBJECT_BYTES) {
      kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
    }
    return kept;
  }

  private static String line(String subject) {
    String line = subject.replaceAll("[\\r\\n]+", "");
    int nul = line.indexOf('\0');
    return nul < 0 ? line : line.substring(0, nul);
  }

  private Optional<String> level(Actor actor, Ticket ticket, String value) {
    if (value.equals(ticket.serviceLevel)) {
      return Optional.empty();
    }
    if (denied(actor, ticket)) {
      return Optional.of(DENIED);
    }
    String before = ticket.serviceLevel;
    ticket.serviceLevel = value;
    journal.write(ticket, actor.user(), Kind.set("SLA", before, value));
    scrips.levelSet(ticket);
    return changed("SLA", before, value);
  }

  private Optional<String> date(Actor actor, Ticket ticket, Stamp stamp, String value) {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    OptionalLong read = Dates.field(value);
    if (read.isEmpty()) {
      return Optional.of(stamp.field + " could not be set to " + value + ".");
    }
    long before = ticket.stamp(stamp);
    long after = read.getAsLong();
    if (before == after) {
      return Optional.empty();
    }
    if (denied(actor, ticket)) {
      return Optional.of(DENIED);
    }
    ticket.stamps.put(stamp, after);
    Kind kind =
        Kind.set(stamp.field, Dates.raw(before), after == 0 ? written(value) : Dates.raw(after));
    journal.write(ticket, actor.user(), kind);
    ZoneId zone = actor.user().zone.orElse(world.options.zone());
    String ways = Dates.shown(before, zone) + " to " + Dates.shown(after, zone);
    return Optional.of(stamp.field + " changed from " + ways);
  }

  /** An offset, which empties a date, is kept as it was written. */
  private static String written(String value) {
    return value.matches(".*[+-]\\d{2}:?\\d{2}") && value.contains(":") ? value : Dates.raw(0);
  }

  private Optional<String> number(Actor actor, Ticket ticket, String field, String value) {
    for (Ticket.Figure number : Ticket.Figure.values()) {
      if (number.field.equals(field)) {
        return number(actor, ticket, number, read(number, value));
      }
    }
    return Optional.empty();
  }

  private static int read(Ticket.Figure number, String value) {
    boolean named = number.field.endsWith("Priority");
    int otherwise =
        named ? PRIORITIES.getOrDefault(value.toLowerCase(java.util.Locale.ROOT), 0) : 0;
    return World.number(value).orElse(otherwise);
  }

  private Optional<String> number(Actor actor, Ticket ticket, Ticket.Figure number, int value) {
    int before = ticket.number(number);
    if (before == value) {
      return Optional.empty();
    }
    if (denied(actor, ticket)) {
      return Optional.of(DENIED);
    }
    ticket.numbers.put(number, value);
    Kind kind = Kind.set(number.field, String.valueOf(before), String.valueOf(value));
    journal.write(ticket, actor.user(), kind);
    if (number == Ticket.Figure.TIME_WORKED) {
      return Optional.of("Worked " + (value - before) + " minutes");
    }
    boolean named = number.field.endsWith("Priority");
    return named
        ? changed(number.field, priority(before), priority(value))
        : changed(number.field, String.valueOf(before), String.valueOf(value));
  }

  private static String priority(int value) {
    return value < 50 ? "Low" : value < 100 ? "Medium" : "High";
  }

  private static Optional<String> changed(String field, String before, String after) {
    return Optional.of(field + " changed from " + shown(before) + " to " + shown(after));
  }

  private static String shown(String value) {
    return value.isEmpty() ? "(no value)" : "'" + value + "'";
  }

  /** Sets what a new ticket starts with, without a transaction. */
  void initial(Ticket ticket, String field, String value) {
    for (Ticket.Figure number : Ticket.Figure.values()) {
      if (number.field.equals(field)) {
        ticket.numbers.put(number, read(number, value));
      }
    }
    for (Stamp stamp : Stamp.values()) {
      if (stamp.field.equals(field) && stamp != Stamp.LAST_UPDATED) {
        Dates.field(value).ifPresent(at -> ticket.stamps.put(stamp, at));
      }
    }
  }

  Moves moves() {
    return moves;
  }
}
