package org.incidentbridge.zendesk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.incidentbridge.spi.InsiderTickets;
import org.incidentbridge.spi.TicketSnapshot;

/**
 * Which state of a ticket: Zendesk's stamp, which is of one second and misses what the system
 * changes, and a hash of what the ticket shows.
 *
 * @param text epoch seconds, a dot and the hash, and for a ticket of insiders the setting it was
 *     read under; or an exclamation mark for one that could not be read
 */
record ZendeskVersion(String text) {

  private static final int HASH_BYTES = 8;
  private static final String SETTING = "/";

  static ZendeskVersion of(TicketSnapshot ticket, InsiderTickets setting) {
    TicketSnapshot.Head head = ticket.head();
    String shown =
        String.join(
            "\n",
            head.project(),
            head.type(),
            String.valueOf(head.outside()),
            ticket.fields().toString(),
            ticket.talk().toString());
    String under = head.insiders() ? SETTING + setting.name() : "";
    return new ZendeskVersion(
        head.stamp().updatedAt().getEpochSecond() + "." + hash(shown) + under);
  }

  static ZendeskVersion unreadable(Instant updated) {
    return new ZendeskVersion(updated.getEpochSecond() + "!");
  }

  /**
   * Whether this is a reading of the second in which the ticket was changed last, and shows what
   * the configuration makes of it by now (N5).
   */
  boolean isOf(Instant updated, InsiderTickets setting) {
    return text.startsWith(updated.getEpochSecond() + ".")
        && (!text.contains(SETTING) || text.endsWith(SETTING + setting.name()));
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java runtime has SHA-256", impossible);
    }
  }
}
