package org.incidentbridge.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.PastEvent;
import org.incidentbridge.timeline.Turn;
import org.junit.jupiter.api.Test;

/** What becomes of a comment after it was written. */
final class SaidBeforeTest {

  private static PastEvent event(String id, PastEvent.What what) {
    var when = new Event.When(Instant.EPOCH, Instant.EPOCH);
    return new PastEvent(id, when, new PastEvent.Author(Party.NOBODY, false), what);
  }

  private static SaidBefore.Standing after(PastEvent... events) {
    return new SaidBefore(List.of(events)).of("7").orElseThrow();
  }

  private static final PastEvent INTERNAL =
      event("a", new PastEvent.CommentMade("7", Visibility.INTERNAL, "Hm"));
  private static final PastEvent PUBLIC =
      event("a", new PastEvent.CommentMade("7", Visibility.PUBLIC, "Hm"));
  private static final PastEvent HIDDEN =
      event("b", new PastEvent.CommentTurned("7", Turn.HIDDEN, Visibility.INTERNAL, "Hm"));

  @Test
  void itStandsAsItWasWrittenUntilItIsTouched() {
    assertThat(after(PUBLIC).turn(Visibility.PUBLIC, "Hm")).isEmpty();
    assertThat(after(PUBLIC, HIDDEN).turn(Visibility.INTERNAL, "Hm")).isEmpty();
    assertThat(new SaidBefore(List.of(PUBLIC)).of("8")).isEmpty();
  }

  @Test
  void anotherTextIsAnEdit() {
    assertThat(after(PUBLIC).turn(Visibility.PUBLIC, "Hm!")).contains(Turn.EDITED);
  }

  @Test
  void hidingItIsNoOtherComment() {
    assertThat(after(PUBLIC).turn(Visibility.INTERNAL, "Hm")).contains(Turn.HIDDEN);
  }

  @Test
  void onlyOpeningItForTheFirstTimeShowsItToTheReporter() {
    assertThat(after(INTERNAL).turn(Visibility.PUBLIC, "Hm")).contains(Turn.SHOWN);
    assertThat(after(PUBLIC, HIDDEN).turn(Visibility.PUBLIC, "Hm")).contains(Turn.RESHOWN);
    assertThat(after(PUBLIC, HIDDEN).turns()).isEqualTo(1);
  }
}
