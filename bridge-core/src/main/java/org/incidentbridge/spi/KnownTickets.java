package org.incidentbridge.spi;

import java.util.Map;
import java.util.Optional;

/** What the bridge has seen of one tracker before; read-only and consistent during one pull. */
public interface KnownTickets {

  /** Nothing seen yet. */
  KnownTickets NONE =
      new KnownTickets() {
        @Override
        public Optional<String> version(String ticketId) {
          return Optional.empty();
        }

        @Override
        public Map<String, String> versions() {
          return Map.of();
        }
      };

  /** The version of the last snapshot of a ticket. */
  Optional<String> version(String ticketId);

  /** Versions of all tickets not known to be gone, by ticket id. Costly: for scans and sweeps. */
  Map<String, String> versions();
}
