package org.incidentbridge.decide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.incidentbridge.timeline.PastEvent;
import org.incidentbridge.timeline.PastEvent.FieldSet;
import org.jspecify.annotations.Nullable;

/**
 * Changes that were seen on a ticket before its history told them: once it does, moment and author
 * are the history's, as for a bridge that came later (N8). Jira dates an entry of its history some
 * milliseconds after the ticket that it changed; where its clock was put back between the two, it
 * is any time. A change that comes in between keeps the two apart. Pure.
 */
final class Retelling {

  private Retelling() {}

  /** The same in the same order, without what is told a second time. */
  static List<PastEvent> of(List<PastEvent> inOrder) {
    List<PastEvent> backwards = new ArrayList<>();
    Map<String, PastEvent> next = new HashMap<>();
    for (PastEvent event : inOrder.reversed()) {
      if (!(event.what() instanceof FieldSet set)) {
        backwards.add(event);
      } else if (!isToldBy(next.get(set.field()), event, set)) {
        next.put(set.field(), event);
        backwards.add(event);
      }
    }
    return backwards.reversed();
  }

  private static boolean isToldBy(@Nullable PastEvent later, PastEvent event, FieldSet set) {
    return later != null
        && later.isTold()
        && !event.isTold()
        && later.what() instanceof FieldSet told
        && told.to().equals(set.to());
  }
}
