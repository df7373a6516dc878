package org.incidentbridge.replay;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Happening;

/**
 * Which events are one edit: changes of different fields of one ticket by one person at one
 * instant. A field that is changed twice at an instant, as a tracker tells that knows minutes only,
 * was changed by two edits.
 */
final class Edits {
  private Edits() {}

  /** The place after the last event of the edit that begins at a place. */
  static int end(List<Event> events, int from) {
    Event first = events.get(from);
    int end = from + 1;
    if (!(first.what() instanceof Happening.Changed change)
        || end == events.size()
        || !isWith(first, events.get(end))) {
      return end;
    }
    Set<FieldName> fields = new HashSet<>(Set.of(change.field()));
    while (end < events.size()
        && isWith(first, events.get(end))
        && events.get(end).what() instanceof Happening.Changed more
        && fields.add(more.field())) {
      end++;
    }
    return end;
  }

  private static boolean isWith(Event first, Event other) {
    return other.at().equals(first.at())
        && other.what() instanceof Happening.Changed
        && other.ticket().equals(first.ticket())
        && other.by().equals(first.by());
  }
}
