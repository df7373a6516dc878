package org.incidentbridge.replay;

import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.timeline.Event;

/**
 * One look at the incident at a moment.
 *
 * @param now the moment
 * @param event what has just happened there; empty when it was nothing but the passing of time
 * @param seesEvent whether conditions see the event: they do in the first look at it
 * @param first whether there was no look at this moment before, whose effects this one follows
 */
record Look(Instant now, Optional<Event> event, boolean seesEvent, boolean first) {

  static Look at(Event event) {
    return new Look(event.at(), Optional.of(event), true, true);
  }

  static Look at(Instant moment) {
    return new Look(moment, Optional.empty(), false, true);
  }

  /** The next look at the same moment. */
  Look again() {
    return new Look(now, event, false, false);
  }

  /** For people: the condition, and the event with which it came to hold. */
  String because(Question question) {
    return event.map(e -> question.text() + ", since " + Wording.of(e)).orElse(question.text());
  }
}
