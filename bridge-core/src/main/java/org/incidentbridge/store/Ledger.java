package org.incidentbridge.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TicketRef;

/** What was done and decided, for ever, in order. */
public interface Ledger {

  void add(Line line);

  /** The number of the newest line; 0 if none. Grows with every line. */
  long position();

  /** The position of the newest line about a write to this ticket; 0 if none. */
  long lastWrite(TicketRef ticket);

  /** Whether any ticket was ever written to. */
  boolean hasWrites();

  /** The newest lines of an incident, oldest of them first. */
  List<Line> of(IncidentId incident, int limit);

  /** The lines that say just this of a ticket of an incident, after a point in time, in order. */
  List<Line> saying(String summary, IncidentId incident, TicketRef ticket, Instant after);

  /** What could not be carried as it was since a point in time, newest first. */
  List<Line> losses(Instant since);

  /** Which incidents the lines after a position are about, in order. */
  List<Entered> since(long position, int limit);

  /** The newest lines, newest first. */
  List<Line> newest(int limit);

  /** That there is a line about an incident. */
  record Entered(long position, IncidentId incident) {}

  /** What a line is about. */
  enum Kind {
    /** A command was applied. */
    WRITE,
    /** A tracker refused, a command was held, or a person released one. */
    HELD,
    /** A change was overruled; the losing value is in the text (N7). */
    OVERRULED,
    /** A change could not be carried as it is: cut, continued, person unknown. */
    LOSS,
    /** Something a policy answered: moved, deleted, merged, reopened. */
    EVENT,
    /** A notice left, or a person gave one up. */
    NOTICE
  }

  /**
   * One line.
   *
   * @param at when, by the bridge's clock
   * @param kind what it is about
   * @param incident which incident
   * @param ticket which ticket, if one
   * @param text for people, without secrets
   */
  record Line(Instant at, Kind kind, IncidentId incident, Optional<TicketRef> ticket, Text text) {

    /** That something happened on a ticket. */
    public static Line event(Instant at, IncidentId incident, TicketRef ticket, Text text) {
      return new Line(at, Kind.EVENT, incident, Optional.of(ticket), text);
    }
  }

  /**
   * What a line says.
   *
   * @param summary one sentence
   * @param command the command's key; empty if none
   * @param detail what changed field by field, or the value that lost; may be empty
   */
  record Text(String summary, String command, String detail) {

    /** One sentence, and nothing else. */
    public static Text of(String summary) {
      return new Text(summary, "", "");
    }
  }
}
