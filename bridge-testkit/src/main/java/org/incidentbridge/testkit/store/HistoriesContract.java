package org.incidentbridge.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.store.Samples.ONE;
import static org.incidentbridge.testkit.store.Samples.TWO;
import static org.incidentbridge.testkit.store.Samples.at;
import static org.incidentbridge.testkit.store.Samples.desk;
import static org.incidentbridge.testkit.store.Samples.ops;

import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.replay.CaseRecord;
import org.incidentbridge.replay.ClockReading;
import org.incidentbridge.replay.Pending;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.PastEvent;
import org.incidentbridge.timeline.Turn;
import org.junit.jupiter.api.Test;

/** What happened to tickets, and what was announced of incidents. */
public interface HistoriesContract extends OpenStore {

  private static PastEvent event(String id, int second, PastEvent.What what) {
    Party party = Party.of(new TrackerId("desk"), "7", "Agent", "agent@acme.example");
    var when = new Event.When(at(second), at(second + 1));
    return new PastEvent(id, when, new PastEvent.Author(party, false), what);
  }

  @Test
  default void everyKindOfEventComesBackAsItWasInTheOrderInWhichItWasLearnt() {
    List<PastEvent> all =
        List.of(
            event("a", 9, new PastEvent.FirstSeen("status", Value.line("new"))),
            event("b", 1, new PastEvent.FieldSet("labels", Value.absent(), Value.line("x"))),
            event("c", 3, new PastEvent.CommentMade("4", Visibility.INTERNAL, "hm")),
            event("c2", 3, new PastEvent.CommentTurned("4", Turn.SHOWN, Visibility.PUBLIC, "hm!")),
            event("d", 4, new PastEvent.FileAdded("5", "log.txt", Visibility.PUBLIC)),
            event("e", 5, new PastEvent.ObligationMet("phone", "by command")));
    run(tables -> tables.histories().add(desk("1"), all.subList(0, 2)));
    run(tables -> tables.histories().add(desk("1"), all.subList(2, all.size())));

    run(tables -> assertThat(tables.histories().of(desk("1"))).isEqualTo(all));
    run(tables -> assertThat(tables.histories().of(ops("1"))).isEmpty());
  }

  @Test
  default void whatIsKnownStaysAsItWasFirstLearnt() {
    PastEvent first = event("a", 1, new PastEvent.FirstSeen("status", Value.line("new")));
    PastEvent again = event("a", 2, new PastEvent.FirstSeen("status", Value.line("open")));
    run(tables -> tables.histories().add(desk("1"), List.of(first)));
    PastEvent other = event("b", 3, new PastEvent.FirstSeen("labels", Value.absent()));
    run(
        tables ->
            assertThat(tables.histories().add(desk("1"), List.of(again, other)))
                .as("what is new")
                .containsExactly(other));

    run(tables -> assertThat(tables.histories().of(desk("1"))).containsExactly(first, other));
  }

  @Test
  default void incidentsAreDueAtTheirMomentTheEarliestFirst() {
    CaseRecord record =
        CaseRecord.of(
                List.of(new CaseRecord.Fired("step#1", at(2), at(3), "breached")),
                List.of(
                    new CaseRecord.Closed(
                        "response",
                        new CaseRecord.Run(
                            1, at(1), at(2), Optional.empty(), ClockReading.State.DONE),
                        "v1")))
            .with(
                new Pending(
                    List.of(new Pending.Clock("next", "Next", at(1), Optional.of(at(9)), at(3))),
                    List.of(
                        new Pending.Duty(
                            "call", "Call", List.of("level"), at(2), Optional.empty(), at(3), 2)),
                    List.of("due")));
    run(tables -> tables.cases().save(ONE, CaseRecord.NONE, Optional.of(at(9))));
    run(tables -> tables.cases().save(ONE, record, Optional.of(at(5))));
    run(tables -> tables.cases().save(TWO, CaseRecord.NONE, Optional.of(at(4))));

    run(tables -> assertThat(tables.cases().find(ONE)).contains(record));
    run(tables -> assertThat(tables.cases().nextWake()).contains(at(4)));
    run(tables -> assertThat(tables.cases().due(at(3), 9).keySet()).isEmpty());
    run(tables -> assertThat(tables.cases().due(at(4), 9).keySet()).containsExactly(TWO));
    run(tables -> assertThat(tables.cases().due(at(5), 9).keySet()).containsExactly(TWO, ONE));
    run(tables -> tables.cases().save(TWO, CaseRecord.NONE, Optional.empty()));
    run(tables -> assertThat(tables.cases().due(at(9), 9).keySet()).containsExactly(ONE));
    run(tables -> assertThat(tables.cases().due(at(9), 0).keySet()).isEmpty());
  }

  @Test
  default void anIncidentAtRestIsNotDueUntilItIsSavedAnew() {
    run(tables -> tables.cases().save(ONE, CaseRecord.NONE, Optional.of(at(1))));
    run(tables -> tables.cases().rest(ONE));
    run(tables -> assertThat(tables.cases().due(at(9), 9).keySet()).isEmpty());
    run(tables -> assertThat(tables.cases().find(ONE)).contains(CaseRecord.NONE));
    run(tables -> tables.cases().save(ONE, CaseRecord.NONE, Optional.of(at(2))));
    run(tables -> assertThat(tables.cases().due(at(9), 9).keySet()).containsExactly(ONE));
  }

  @Test
  default void aStepIsInForceSinceItWasFirstNamed() {
    run(tables -> tables.cases().inForce(List.of("a"), at(1)));
    run(tables -> tables.cases().inForce(List.of("a", "b"), at(5)));
    run(
        tables ->
            assertThat(tables.cases().since())
                .containsEntry("a", at(1))
                .containsEntry("b", at(5))
                .hasSize(2));
  }

  @Test
  default void withoutAnyCaseNothingIsDue() {
    run(tables -> assertThat(tables.cases().nextWake()).isEmpty());
    run(tables -> assertThat(tables.cases().find(ONE)).isEmpty());
    run(tables -> assertThat(tables.cases().after("", 9)).isEmpty());
  }
}
