package org.incidentbridge.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.junit.jupiter.api.Test;

/** N8: what was changed last in a second counts, whatever the ids of its changes are. */
class SuccessionTest {

  private static final TicketRef DESK = new TicketRef(new TrackerId("desk"), "1");
  private static final FieldName STATUS = StandardField.STATUS.field();
  private static final FieldName PRIORITY = StandardField.PRIORITY.field();
  private static final Actor SOMEBODY = new Actor(Party.NOBODY, Actor.Role.UNKNOWN);
  private static final Instant MADE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant THEN = MADE.plusSeconds(600);

  private static Event event(String id, Instant at, Happening what) {
    return new Event(id, DESK, new Event.When(at, at), SOMEBODY, what);
  }

  private static Event opened(String status) {
    return event(
        "opened", MADE, new Happening.Opened(new TreeMap<>(Map.of(STATUS, Value.line(status)))));
  }

  private static Event set(String id, FieldName field, String from, String to) {
    return event(id, THEN, new Happening.Changed(field, Value.line(from), Value.line(to), true));
  }

  private static List<String> ids(List<Event> events) {
    return Timeline.of(DESK, events).events().stream().map(Event::id).toList();
  }

  @Test
  void changesOfSeveralFieldsStandInOneOrderWhateverTheirIds() {
    Event status = set("seen:7", STATUS, "new", "resolved");
    Event priority = set("history:9", PRIORITY, "low", "urgent");
    Event sameStatus = set("history:8", STATUS, "new", "resolved");

    assertThat(ids(List.of(status, priority))).containsExactly("history:9", "seen:7");
    assertThat(ids(List.of(sameStatus, priority))).containsExactly("history:9", "history:8");
  }

  @Test
  void eachChangeOfASecondBeginsWithWhatTheOneBeforeEndedWith() {
    assertThat(
            ids(
                List.of(
                    opened("new"),
                    set("3", STATUS, "new", "in-progress"),
                    set("1", STATUS, "in-progress", "resolved"),
                    set("2", STATUS, "resolved", "closed"))))
        .containsExactly("opened", "3", "1", "2");
  }

  @Test
  void whatComesBackIsLeftBeforeItIsLeftForGood() {
    assertThat(
            ids(
                List.of(
                    opened("new"),
                    set("1", STATUS, "new", "closed"),
                    set("2", STATUS, "new", "resolved"),
                    set("3", STATUS, "resolved", "new"))))
        .containsExactly("opened", "2", "3", "1");
  }

  @Test
  void otherFieldsStayWhereTheyAre() {
    assertThat(
            ids(
                List.of(
                    opened("new"),
                    set("1", STATUS, "resolved", "closed"),
                    set("2", PRIORITY, "low", "high"),
                    set("3", STATUS, "new", "resolved"))))
        .containsExactly("opened", "2", "3", "1");
  }

  @Test
  void whatFitsTogetherInNoWayStaysInTheOrderOfItsIds() {
    assertThat(
            ids(
                List.of(
                    opened("new"),
                    set("1", STATUS, "resolved", "closed"),
                    set("2", STATUS, "elsewhere", "resolved"))))
        .containsExactly("opened", "1", "2");
  }

  @Test
  void theOrderOfArrivalMattersNot() {
    List<Event> events = new ArrayList<>(List.of(opened("0")));
    for (int i = 0; i < 20; i++) {
      events.add(set(Integer.toHexString(i * 7919), STATUS, "" + i, "" + (i + 1)));
    }
    List<String> expected = events.stream().map(Event::id).toList();
    Collections.shuffle(events, new Random(7));

    assertThat(ids(events)).isEqualTo(expected);
    assertThat(Timeline.ofDistinct(DESK, events).events())
        .extracting(Event::id)
        .isEqualTo(expected);
  }
}
