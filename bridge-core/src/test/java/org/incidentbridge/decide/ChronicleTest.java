package org.incidentbridge.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.Normaliser;
import org.incidentbridge.policy.People;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.text.Markdown;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.PastEvent;
import org.junit.jupiter.api.Test;

class ChronicleTest {

  private static final TrackerId ENG = new TrackerId("eng");
  private static final Instant MADE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Vocabulary WORDS =
      new Vocabulary(
          ENG,
          new TreeMap<>(
              Map.of(
                  StandardField.PRIORITY.field(), term("priority", FieldKind.WORD),
                  StandardField.DESCRIPTION.field(), term("description", FieldKind.BODY))));

  private static Vocabulary.Term term(String field, FieldKind kind) {
    return new Vocabulary.Term(field, kind, new ValueMap(Map.of()), false);
  }

  private static Value body(String markdown) {
    return new Value.Body(Markdown.parse(markdown));
  }

  /** What a reading tells of a ticket whose history says that it became urgent at 09:10. */
  private static List<PastEvent> news(String shown, Instant updated) {
    var set = new PastEvent.FieldSet("priority", Value.line("low"), Value.line("urgent"));
    return news(set, Value.line(shown), updated);
  }

  /** What a reading tells of a ticket whose history tells of one change at 09:10. */
  private static List<PastEvent> news(PastEvent.FieldSet set, Value shown, Instant updated) {
    var stamp = new TicketSnapshot.Stamp(updated.toString(), updated, MADE);
    var head = new TicketSnapshot.Head("E-1", URI.create("http://localhost/1"), "E", "", stamp);
    var fields = new TreeMap<>(Map.of(set.field(), shown));
    var ticket =
        new TicketSnapshot(
            new TicketRef(ENG, "1"), head, fields, TicketSnapshot.Talk.NONE, "", List.of());
    var reading = new Normaliser(WORDS, People.NONE).read(ticket);
    var incident = Opening.begin(reading, Places.of(ticket));
    var when = new Event.When(MADE.plusSeconds(600), MADE.plusSeconds(601));
    var told = PastEvent.told("1", when, new PastEvent.Author(Party.NOBODY, false), set);
    return new Chronicle(incident, incident.origin(), reading, MADE.plusSeconds(900))
        .news(WORDS, List.of(told));
  }

  /** Jira Cloud is asked for a ticket first, and for its history in a call of its own. */
  @Test
  void aHistoryThatIsNewerThanTheFieldsWithWhichItWasReadIsNotTakenBack() {
    assertThat(news("low", MADE)).isEmpty();
  }

  @Test
  void aChangeAfterTheNewestThatTheHistoryTellsIsRememberedByTheReading() {
    Instant later = MADE.plusSeconds(700);
    assertThat(news("low", later))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.at()).isEqualTo(later);
              assertThat(event.what())
                  .isEqualTo(
                      new PastEvent.FieldSet("priority", Value.line("urgent"), Value.line("low")));
            });
  }

  /** The history of Jira Cloud tells texts without their formatting. */
  @Test
  void aTextThatItsHistoryTellsInAnotherFormWasNotChangedOnceMore() {
    var told = new PastEvent.FieldSet("description", body("short"), body("first line\\\nsecond"));
    Instant later = MADE.plusSeconds(700);
    assertThat(news(told, body("first **line**\n\nsecond"), later)).isEmpty();
    assertThat(news(told, body("first line\n\nthird"), later)).hasSize(1);
  }
}
