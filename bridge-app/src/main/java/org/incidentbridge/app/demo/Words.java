package org.incidentbridge.app.demo;

import java.util.List;
import java.util.Map;

/** What the trackers' words mean, for the audit. */
final class Words {

  private static final Map<String, String> STATUSES =
      Map.ofEntries(
          Map.entry("new", "new"),
          Map.entry("Backlog", "new"),
          Map.entry("Open", "new"),
          Map.entry("Waiting for support", "new"),
          Map.entry("assigned", "in progress"),
          Map.entry("acknowledged", "in progress"),
          Map.entry("confirmed", "in progress"),
          Map.entry("Selected", "in progress"),
          Map.entry("In Progress", "in progress"),
          Map.entry("In Review", "in progress"),
          Map.entry("feedback", "waiting"),
          Map.entry("Waiting for reporter", "waiting"),
          Map.entry("Waiting for customer", "waiting"),
          Map.entry("resolved", "resolved"),
          Map.entry("Resolved", "resolved"),
          Map.entry("Done", "resolved"),
          Map.entry("closed", "closed"),
          Map.entry("Closed", "closed"),
          Map.entry("Cancelled", "closed"));

  private Words() {}

  static String status(Seen ticket) {
    return STATUSES.getOrDefault(ticket.face().status(), ticket.face().status());
  }

  /** The rank, 0 for the most urgent. */
  static int priority(Seen ticket) {
    for (List<String> words : List.of(Ticket.CLOUD, Ticket.DATA_CENTER, Ticket.MANTIS)) {
      int rank = words.indexOf(ticket.face().priority());
      if (rank >= 0) {
        return rank;
      }
    }
    return -1;
  }
}
