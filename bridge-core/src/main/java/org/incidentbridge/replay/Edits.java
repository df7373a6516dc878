package org.incidentbridge.replay;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Happening;

/**
 * Events in their order, with those together that are one edit: changes of different fields of one
 * ticket by one person at one instant. A field that is changed twice at an instant, as a tracker
 * tells that knows minutes only, was changed by two edits.
 */
record Edits(List<Event> events) implements Iterable<List<Event>> {

  @Override
  public Iterator<List<Event>> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < events.size();
      }

      @Override
      public List<Event> next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        int from = next;
        next = end(from);
        return events.subList(from, next);
      }
    };
  }

  private int end(int from) {
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
