package org.incidentbridge.spi;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a call says that claims to come from a tracker. */
public sealed interface Announcement {

  /**
   * The tracker says that tickets changed, or nothing that concerns any.
   *
   * @param tickets their ids; may be empty, and may name tickets that the bridge does not read
   * @param delivery the same each time the same call is sent again, and signed
   * @param at when the tracker says that it made it, as far as that is signed
   */
  record Heard(Set<String> tickets, String delivery, Optional<Instant> at) implements Announcement {
    public Heard {
      tickets = Set.copyOf(tickets);
    }
  }

  /**
   * The tracker did not send it, or nobody can tell.
   *
   * @param why for the log, without anything of the call itself
   */
  record Refused(String why) implements Announcement {}
}
