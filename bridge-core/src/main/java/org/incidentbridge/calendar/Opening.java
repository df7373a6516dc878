package org.incidentbridge.calendar;

import java.util.List;

/**
 * An uninterrupted piece of coverage that belongs to one civil day.
 *
 * @param from epoch nanoseconds, included
 * @param to epoch nanoseconds, excluded; after {@code from}
 * @param span the span of which it is the whole or a part
 */
record Opening(long from, long to, Span span) {

  /** What is left of some after a time was taken out of all of them. */
  static List<Opening> without(List<Opening> openings, long from, long to) {
    return openings.stream().flatMap(o -> o.without(from, to).stream()).toList();
  }

  private List<Opening> without(long shutFrom, long shutTo) {
    if (shutTo <= from || shutFrom >= to || shutFrom >= shutTo) {
      return List.of(this);
    }
    return List.of(
            new Opening(from, Math.min(to, shutFrom), span),
            new Opening(Math.max(from, shutTo), to, span))
        .stream()
        .filter(o -> o.from < o.to)
        .toList();
  }
}
