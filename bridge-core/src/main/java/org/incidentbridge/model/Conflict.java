package org.incidentbridge.model;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A field that several sides changed and that people have to decide.
 *
 * @param field which
 * @param since when it was found
 * @param sides what each ticket shows, in canonical words
 * @param why the rule that asks
 */
public record Conflict(
    FieldName field, Instant since, SortedMap<TicketRef, Value> sides, String why) {
  public Conflict {
    sides = Collections.unmodifiableSortedMap(new TreeMap<>(sides));
  }
}
