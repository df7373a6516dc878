package org.incidentbridge.store;

import java.time.Instant;
import java.util.List;
import org.incidentbridge.model.TicketRef;

/** Things a person should look at that hold back one field or one ticket only (N10). */
public interface Problems {

  /**
   * The problems of a ticket become these; ones that are no longer named are gone. A topic that had
   * a problem before keeps the time since when.
   */
  void replace(TicketRef ticket, List<Problem> problems);

  /** Oldest first. */
  List<Problem> all(int limit);

  long count();

  /**
   * One problem.
   *
   * @param ticket where
   * @param topic the field, or {@code ticket}
   * @param message what, why and what to do
   * @param since when it was first seen
   */
  record Problem(TicketRef ticket, String topic, String message, Instant since) {}
}
