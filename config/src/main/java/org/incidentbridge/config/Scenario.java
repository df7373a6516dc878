package org.incidentbridge.config;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Timeline;

/**
 * The story of one incident, and what a policy has to say of it.
 *
 * @param title in one sentence
 * @param rules numbers of the written procedure that it is about
 * @param zone of the times in it
 * @param story what happens
 * @param expectations in the order written
 */
record Scenario(
    String title, List<String> rules, ZoneId zone, Story story, List<Expected> expectations) {

  Scenario {
    rules = List.copyOf(rules);
    expectations = List.copyOf(expectations);
  }

  /**
   * What happens.
   *
   * @param origin the ticket that it begins with
   * @param events all of them
   */
  record Story(TicketRef origin, List<Event> events) {
    Story {
      events = List.copyOf(events);
    }

    /** What has happened by then, that moment included. */
    Timeline until(Instant moment) {
      return Timeline.of(origin, events.stream().filter(e -> !e.at().isAfter(moment)).toList());
    }
  }

  /**
   * What is expected at one moment.
   *
   * @param at when
   * @param then as written
   */
  record Expected(Instant at, Mapping then) {}
}
