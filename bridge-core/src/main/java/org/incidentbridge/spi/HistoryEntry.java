package org.incidentbridge.spi;

import java.time.Instant;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Value;

/**
 * One change in a ticket's history, in its tracker's words.
 *
 * @param id unique within the ticket, and the same in every reading
 * @param at when it was made, by the tracker's clock and as exactly as the tracker keeps it
 * @param author who made it; {@link #NOBODY} if the tracker does not tell
 * @param own whether it was made by the account that the bridge works with
 * @param change what was changed
 */
public record HistoryEntry(String id, Instant at, Party author, boolean own, Change change) {

  /** The author of a change of which the tracker does not tell who made it. */
  public static final Party NOBODY = Party.NOBODY;

  /** What a change of {@link TicketSnapshot.Head#project} is called; no field is named so. */
  public static final String PROJECT = "@project";

  /**
   * A field that got another value.
   *
   * @param field as in {@link TicketSnapshot#fields}, or {@link #PROJECT} for a move. Where a
   *     snapshot shows a field under several names, there is an entry for each of them
   * @param from what it held before, as a snapshot of that time would have shown it
   * @param to what it held after; never equal to {@code from}
   */
  public record Change(String field, Value from, Value to) {}
}
