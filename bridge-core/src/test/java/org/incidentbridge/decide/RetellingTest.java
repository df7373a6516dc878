package org.incidentbridge.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.RichText;
import org.incidentbridge.timeline.Event.When;
import org.incidentbridge.timeline.PastEvent;
import org.incidentbridge.timeline.PastEvent.Author;
import org.incidentbridge.timeline.PastEvent.FieldSet;
import org.junit.jupiter.api.Test;

/** N8: what was seen early and what the history tells of it later is one change. */
class RetellingTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  private static When at(long millis) {
    Instant at = NINE.plusMillis(millis);
    return new When(at, at.plus(Duration.ofMinutes(1)));
  }

  private static FieldSet set(String field, String from, String to) {
    return new FieldSet(field, Value.line(from), Value.line(to));
  }

  private static PastEvent seen(long millis, FieldSet set) {
    return new PastEvent("seen:" + millis, at(millis), new Author(Party.NOBODY, false), set);
  }

  private static PastEvent told(long millis, FieldSet set) {
    var ann = new Author(Party.of(new TrackerId("t"), "ann", "Ann", ""), false);
    return PastEvent.told("h" + millis, at(millis), ann, set);
  }

  private static PastEvent lately(PastEvent told) {
    var when = new When(told.at(), NINE.plus(Duration.ofMinutes(30)));
    return new PastEvent(told.id(), when, told.by(), told.what());
  }

  private static List<PastEvent> of(PastEvent... events) {
    return Retelling.of(List.of(events));
  }

  private static PastEvent known(PastEvent told, PastEvent first) {
    var when = new When(told.at(), first.when().known());
    return new PastEvent(first.id(), when, told.by(), told.what());
  }

  @Test
  void momentAndAuthorAreTheHistorysAndTheNameIsTheFirst() {
    PastEvent seen = seen(0, set("status", "open", "waiting"));
    PastEvent told = told(11, set("status", "open", "waiting"));
    assertThat(of(seen, told)).containsExactly(known(told, seen));
  }

  @Test
  void theAnswerToAWriteIsYoungerThanTheChangeThatItShows() {
    PastEvent late = lately(told(0, set("status", "open", "waiting")));
    PastEvent seen = seen(900, set("status", "open", "waiting"));
    assertThat(of(late, seen)).containsExactly(known(late, seen));
  }

  @Test
  void whatTheHistoryToldFirstKeepsItsName() {
    PastEvent told = told(0, set("status", "open", "waiting"));
    assertThat(of(told, seen(900, set("status", "open", "waiting")))).containsExactly(told);
  }

  @Test
  void whatWasSeenAfterSeveralChangesIsTheLastOfThem() {
    PastEvent first = told(2, set("status", "open", "busy"));
    PastEvent seen = seen(611, set("status", "open", "waiting"));
    PastEvent last = told(620, set("status", "busy", "waiting"));
    assertThat(of(first, seen, last)).containsExactly(first, known(last, seen));
  }

  @Test
  void aTextIsTheSameThoughTheHistoryKeepsNoParagraphs() {
    var shown = new RichText(List.of(paragraph("one"), paragraph("two")));
    var kept = new RichText(List.of(paragraph("one two")));
    PastEvent seen = seen(0, new FieldSet("description", Value.absent(), new Value.Body(shown)));
    PastEvent told = told(11, new FieldSet("description", Value.absent(), new Value.Body(kept)));
    assertThat(of(seen, told)).containsExactly(known(told, seen));

    var other = new RichText(List.of(paragraph("one three")));
    PastEvent more = told(11, new FieldSet("description", Value.absent(), new Value.Body(other)));
    assertThat(of(seen, more)).containsExactly(seen, more);
  }

  private static Block paragraph(String text) {
    return new Block.Paragraph(List.of(new Inline.Text(text, Set.of())));
  }

  @Test
  void anotherValueAndAnotherFieldAreOtherChanges() {
    PastEvent seen = seen(0, set("status", "open", "waiting"));
    List.of(
            told(11, set("status", "waiting", "busy")),
            told(11, set("resolution", "open", "waiting")))
        .forEach(told -> assertThat(of(seen, told)).containsExactly(seen, told));
  }

  @Test
  void aTicketThatWasSeenWithAClockPutBackIsToldOfAllTheSame() {
    PastEvent seen = seen(0, set("status", "new", "waiting"));
    PastEvent told = told(1_000_000, set("status", "open", "waiting"));
    assertThat(of(seen, told)).containsExactly(known(told, seen));
  }

  @Test
  void aTicketThatWasSeenBeforeItsClockWasPutBackIsToldOfAllTheSame() {
    PastEvent first = told(500_000, set("tags", "", "a"));
    PastEvent seen = seen(600_000, set("tags", "a", ""));
    PastEvent told = lately(told(10_000, set("tags", "a", "")));
    assertThat(of(first, seen, told)).containsExactly(first, known(told, seen));
  }

  @Test
  void whatWasSeenTwiceIsToldInTheSameOrder() {
    PastEvent busy = seen(5, set("status", "open", "busy"));
    PastEvent open = seen(6, set("status", "busy", "open"));
    PastEvent first = lately(told(4, set("status", "open", "busy")));
    PastEvent second = lately(told(6, set("status", "busy", "open")));
    assertThat(of(busy, open, first, second))
        .containsExactly(known(first, busy), known(second, open));
  }

  @Test
  void whatHappenedBeforeWhatWasSeenIsNotTakenForWhatWasSeenNext() {
    PastEvent closed = seen(5, set("status", "new", "closed"));
    PastEvent open = seen(6, set("status", "closed", "open"));
    PastEvent stirred = lately(told(1, set("status", "new", "open")));
    PastEvent back = lately(told(2, set("status", "open", "new")));
    PastEvent third = lately(told(4, set("status", "new", "closed")));
    PastEvent fourth = lately(told(6, set("status", "closed", "open")));
    assertThat(of(closed, open, stirred, back, third, fourth))
        .containsExactly(stirred, back, known(third, closed), known(fourth, open));
  }

  @Test
  void theHistorysNamesAreThereToo() {
    PastEvent seen = seen(0, set("status", "open", "waiting"));
    PastEvent told = told(11, set("status", "open", "waiting"));
    assertThat(Retelling.told(List.of(seen, told))).containsExactly(told);
    assertThat(Retelling.told(List.of(told, seen))).containsExactly(told);
  }

  @Test
  void aChangeInBetweenKeepsThemApart() {
    List<PastEvent> all =
        List.of(
            seen(0, set("status", "open", "waiting")),
            told(10, set("status", "waiting", "open")),
            told(20, set("status", "open", "waiting")));
    assertThat(Retelling.of(all)).isEqualTo(all);
  }

  /** Trackers that know seconds only tell two changes of one second in any order. */
  @Test
  void aChangeOfTheSameInstantIsNoneInBetween() {
    PastEvent last = told(0, set("tags", "a", "a b"));
    PastEvent first = told(0, set("tags", "", "a"));
    PastEvent seen = seen(0, set("tags", "", "a b"));
    assertThat(of(last, first, seen)).containsExactly(known(last, seen), first);
    assertThat(of(seen, last, first)).containsExactly(known(last, seen), first);
    assertThat(of(seen, first, last)).containsExactly(first, known(last, seen));
  }

  @Test
  void whatIsSeenLaterIsComparedWithTheLastChangeOnly() {
    List<PastEvent> all =
        List.of(
            told(0, set("status", "open", "waiting")),
            told(0, set("status", "waiting", "open")),
            seen(900, set("status", "open", "waiting")));
    assertThat(Retelling.of(all)).isEqualTo(all);
  }

  @Test
  void whatNoHistoryTellsStays() {
    List<PastEvent> all =
        List.of(
            seen(0, set("status", "open", "waiting")), seen(10, set("status", "busy", "waiting")));
    assertThat(Retelling.of(all)).isEqualTo(all);
  }
}
