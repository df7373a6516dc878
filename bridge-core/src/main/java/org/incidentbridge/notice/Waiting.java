package org.incidentbridge.notice;

import java.time.Instant;

/**
 * A notice that has not left, or of which that is not known.
 *
 * @param notice what is to be told
 * @param since when it was decided on, by the bridge's clock
 * @param hold what keeps it
 */
public record Waiting(Notice notice, Instant since, Hold hold) {

  /**
   * What keeps a notice back, and with which others it leaves.
   *
   * @param notBefore when it may be tried next
   * @param parcel the message that it left with before, which is sent again as it was; empty if it
   *     never left
   * @param alone whether it is to leave by itself whatever its group, since a message with others
   *     was refused
   */
  public record Hold(Instant notBefore, String parcel, boolean alone) {}
}
