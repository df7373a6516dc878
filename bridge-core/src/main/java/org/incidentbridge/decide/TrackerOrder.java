package org.incidentbridge.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.timeline.Event.When;
import org.incidentbridge.timeline.PastEvent;
import org.incidentbridge.timeline.PastEvent.FieldSet;

/**
 * When changes count that a history tells. Where its tracker's clock was put back between two
 * changes of a field, the later one has the earlier moment: it counts from that of the other one
 * on, lest the field hold what it held before. Where it was put back by more than an hour, the
 * other moment may lie far ahead, so that both stay as they are. Pure.
 */
final class TrackerOrder {

  private static final Duration MOST = Duration.ofHours(1);

  private TrackerOrder() {}

  /**
   * The same events, of each change the moment from which it counts.
   *
   * @param learnt in the order in which it was learnt, which is that of the history
   */
  static List<PastEvent> of(List<PastEvent> learnt) {
    Map<String, PastEvent> newest = new HashMap<>();
    List<PastEvent> all = new ArrayList<>();
    for (PastEvent event : learnt) {
      PastEvent counts = event;
      if (event.isTold() && event.what() instanceof FieldSet set) {
        PastEvent before = newest.get(set.field());
        if (before != null && follows(before, event, set.from())) {
          counts = at(before.at(), event);
        }
        newest.put(set.field(), counts);
      }
      all.add(counts);
    }
    return all;
  }

  /** A part of a history that is read later than a newer one does not go on from it. */
  private static boolean follows(PastEvent before, PastEvent event, Value from) {
    return event.at().isBefore(before.at())
        && !event.at().plus(MOST).isBefore(before.at())
        && before.what() instanceof FieldSet set
        && set.to().equals(from);
  }

  private static PastEvent at(Instant moment, PastEvent event) {
    var when = new When(moment, event.when().known());
    return new PastEvent(event.id(), when, event.by(), event.what());
  }
}
