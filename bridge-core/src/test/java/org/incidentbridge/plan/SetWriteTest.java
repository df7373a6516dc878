package org.incidentbridge.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.Value;
import org.junit.jupiter.api.Test;

class SetWriteTest {

  private static final SetWrite ADDS_B = new SetWrite(Set.of("a"), Set.of("a", "b"));

  @Test
  void whatSomebodyElseAddedMeanwhileIsNotTheBridges() {
    assertThat(ADDS_B.own(Set.of("a", "b", "c"))).isEqualTo(Value.names(Set.of("a", "b")));
  }

  @Test
  void whatSomebodyElseRemovedMeanwhileStaysARemoval() {
    assertThat(ADDS_B.own(Set.of("b"))).isEqualTo(Value.names(Set.of("a", "b")));
  }

  @Test
  void theTrackersSpellingIsTheBridgesOwn() {
    SetWrite write = new SetWrite(Set.of(), Set.of("Needs Review"));
    assertThat(write.own(Set.of("needs_review"))).isEqualTo(Value.names(Set.of("needs_review")));
  }

  @Test
  void whatTheTrackerDidNotTakeIsNotMissedLater() {
    assertThat(ADDS_B.own(Set.of("a"))).isEqualTo(Value.names(Set.of("a")));
  }

  @Test
  void aWordThatANewTicketShowsInPlaceOfTheOneWrittenIsSomebodysChange() {
    Baseline baseline =
        Evidence.of(Trust.DIRECT)
            .created(StandardField.TITLE.field(), Value.line("normal"), Value.line("urgent"));
    assertThat(baseline).isEqualTo(Baseline.of(Value.line("normal")));
  }

  @Test
  void aTitleThatTheTrackerCutIsNobodysChange() {
    Baseline baseline =
        Evidence.of(Trust.DIRECT)
            .created(StandardField.TITLE.field(), Value.line("a long title"), Value.line("a long"));
    assertThat(baseline).isEqualTo(new Baseline(Value.line("a long title"), Value.line("a long")));
  }
}
