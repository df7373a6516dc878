package org.incidentbridge.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.incidentbridge.testkit.store.Samples.DESK;
import static org.incidentbridge.testkit.store.Samples.ONE;
import static org.incidentbridge.testkit.store.Samples.OPS;
import static org.incidentbridge.testkit.store.Samples.TWO;
import static org.incidentbridge.testkit.store.Samples.desk;
import static org.incidentbridge.testkit.store.Samples.detached;
import static org.incidentbridge.testkit.store.Samples.incident;
import static org.incidentbridge.testkit.store.Samples.ops;
import static org.incidentbridge.testkit.store.Samples.ticket;

import java.util.List;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.store.Tickets.Seen;
import org.junit.jupiter.api.Test;

/** Incidents, and tickets as last seen. */
public interface TicketsContract extends OpenStore {

  @Test
  default void anIncidentIsFoundByItsIdAndByEachOfItsTickets() {
    Incident saved = incident(ONE, "Printer", desk("1"), ops("9"));
    run(tables -> tables.incidents().save(saved));

    run(tables -> assertThat(tables.incidents().find(ONE)).contains(saved));
    run(tables -> assertThat(tables.incidents().of(desk("1"))).contains(saved));
    run(tables -> assertThat(tables.incidents().of(ops("9"))).contains(saved));
    run(tables -> assertThat(tables.incidents().find(TWO)).isEmpty());
    run(tables -> assertThat(tables.incidents().of(ops("1"))).isEmpty());
  }

  @Test
  default void savingAnIncidentAgainReplacesItAndLetsTicketsGo() {
    run(tables -> tables.incidents().save(incident(ONE, "Printer", desk("1"), ops("9"))));
    Incident later = incident(ONE, "Printer burns", desk("1"));
    run(tables -> tables.incidents().save(later));

    run(tables -> assertThat(tables.incidents().find(ONE)).contains(later));
    run(tables -> assertThat(tables.incidents().of(ops("9"))).isEmpty());
    run(tables -> assertThat(tables.incidents().count()).isEqualTo(1));
  }

  @Test
  default void aDetachedTicketIsNotTakenBackFromItsNewIncident() {
    Incident first = incident(ONE, "Printer", desk("1"), ops("9"));
    Incident second = incident(TWO, "Network", desk("2"), ops("9"));
    run(tables -> tables.incidents().save(first));
    run(tables -> tables.incidents().save(second));
    run(tables -> assertThat(tables.incidents().of(ops("9"))).contains(second));

    run(tables -> tables.incidents().save(detached(first, ops("9"))));
    run(tables -> assertThat(tables.incidents().of(ops("9"))).contains(second));
    run(tables -> assertThat(tables.incidents().of(desk("1"))).isPresent());
  }

  @Test
  default void anUnreadableStateCountsAsKnownUntilTheTicketIsReadOrItIsForgotten() {
    var read = ticket(desk("1"), "v1");
    run(tables -> tables.tickets().save(new Seen(read, 1)));
    run(tables -> tables.tickets().unreadable(desk("1"), "v2"));
    run(tables -> tables.tickets().unreadable(desk("2"), "w"));

    run(tables -> assertThat(tables.tickets().version(desk("1"))).contains("v2"));
    run(tables -> assertThat(tables.tickets().find(desk("1"))).contains(new Seen(read, 1)));
    run(
        tables ->
            assertThat(tables.tickets().versions(DESK))
                .containsOnly(entry("1", "v2"), entry("2", "w")));
    run(tables -> tables.tickets().save(new Seen(read.withVersion("v3"), 2)));
    run(tables -> assertThat(tables.tickets().version(desk("1"))).contains("v3"));
    run(tables -> tables.tickets().forgetUnreadable());
    run(tables -> assertThat(tables.tickets().versions(DESK)).containsOnly(entry("1", "v3")));
  }

  @Test
  default void incidentsAreWalkedInBoundedSteps() {
    run(tables -> tables.incidents().save(incident(TWO, "b", desk("2"))));
    run(tables -> tables.incidents().save(incident(ONE, "a", desk("1"))));

    run(tables -> assertThat(tables.incidents().after("", 1)).containsExactly(ONE));
    run(
        tables ->
            assertThat(tables.incidents().after(ONE.text(), 5))
                .containsExactly(new IncidentId(TWO.text())));
    run(tables -> assertThat(tables.incidents().after(TWO.text(), 5)).isEmpty());
  }

  @Test
  default void aTicketIsKeptAsLastSeen() {
    Seen later = new Seen(ticket(desk("1"), "v2"), 7);
    run(tables -> tables.tickets().save(new Seen(ticket(desk("1"), "v1"), 3)));
    run(tables -> tables.tickets().save(later));

    run(tables -> assertThat(tables.tickets().find(desk("1"))).contains(later));
    run(tables -> assertThat(tables.tickets().version(desk("1"))).contains("v2"));
    run(tables -> assertThat(tables.tickets().find(ops("1"))).isEmpty());
  }

  @Test
  default void ticketsAreFoundByTheKeyThatPeopleWriteInAnyCase() {
    run(tables -> tables.tickets().save(new Seen(ticket(ops("5"), "v"), 0)));
    run(tables -> tables.tickets().save(new Seen(ticket(desk("5"), "v"), 0)));

    run(tables -> assertThat(tables.tickets().byKey("KEY-5")).containsExactly(desk("5"), ops("5")));
    run(tables -> assertThat(tables.tickets().byKey("key-5")).hasSize(2));
    run(tables -> assertThat(tables.tickets().byKey("key-6")).isEmpty());
  }

  @Test
  default void versionsAreThoseOfOneTrackerWithoutTheGone() {
    run(tables -> tables.tickets().save(new Seen(ticket(desk("1"), "v1"), 0)));
    run(tables -> tables.tickets().save(new Seen(ticket(desk("2"), "v2"), 0)));
    run(tables -> tables.tickets().save(new Seen(ticket(ops("3"), "v3"), 0)));
    run(tables -> tables.tickets().gone(desk("2")));

    run(tables -> assertThat(tables.tickets().versions(DESK)).hasSize(1).containsEntry("1", "v1"));
    run(tables -> assertThat(tables.tickets().version(desk("2"))).isEmpty());
    run(tables -> assertThat(tables.tickets().find(desk("2"))).isPresent());
  }

  @Test
  default void theTrackersAreThoseOfWhichAnythingWasRead() {
    run(tables -> assertThat(tables.tickets().trackers()).isEmpty());
    run(tables -> tables.tickets().save(new Seen(ticket(ops("1"), "v1"), 0)));
    run(tables -> tables.tickets().save(new Seen(ticket(desk("1"), "v1"), 0)));
    run(tables -> tables.tickets().save(new Seen(ticket(desk("2"), "v1"), 0)));
    run(tables -> tables.tickets().gone(ops("1")));

    run(tables -> assertThat(tables.tickets().trackers()).containsExactly(DESK, OPS));
  }

  @Test
  default void aTicketThatIsSeenAgainIsNoLongerGone() {
    run(tables -> tables.tickets().save(new Seen(ticket(desk("1"), "v1"), 0)));
    run(tables -> tables.tickets().gone(desk("1")));
    run(tables -> tables.tickets().save(new Seen(ticket(desk("1"), "v1"), 0)));

    run(tables -> assertThat(tables.tickets().version(desk("1"))).contains("v1"));
    run(tables -> tables.tickets().gone(desk("never-seen")));
  }

  @Test
  default void aTicketIsFoundByItsMarkerInItsTrackerOnlyWhileItIsThere() {
    run(tables -> tables.tickets().save(new Seen(ticket(ops("1"), "v", "ib-marker"), 0)));
    run(tables -> tables.tickets().save(new Seen(ticket(ops("2"), "v"), 0)));

    run(
        tables ->
            assertThat(tables.tickets().byMarker(OPS, "ib-marker")).containsExactly(ops("1")));
    run(tables -> assertThat(tables.tickets().byMarker(DESK, "ib-marker")).isEmpty());
    run(tables -> assertThat(tables.tickets().byMarker(OPS, "")).isEmpty());
    run(tables -> tables.tickets().gone(ops("1")));
    run(tables -> assertThat(tables.tickets().byMarker(OPS, "ib-marker")).isEmpty());
  }

  @Test
  default void ofClonesWithOneMarkerTheOldestComesFirst() {
    for (String id : List.of("10", "9", "11")) {
      run(tables -> tables.tickets().save(new Seen(ticket(ops(id), "v", "ib-marker"), 0)));
    }

    run(
        tables ->
            assertThat(tables.tickets().byMarker(OPS, "ib-marker"))
                .containsExactly(ops("9"), ops("10"), ops("11")));
  }

  @Test
  default void straysAreMarkedTicketsOfNoIncidentThatAreThere() {
    for (String id : List.of("1", "2", "3")) {
      run(tables -> tables.tickets().save(new Seen(ticket(ops(id), "v", "ib-" + id), 0)));
    }
    run(tables -> tables.tickets().save(new Seen(ticket(ops("4"), "v"), 0)));
    run(tables -> tables.incidents().save(incident(ONE, "Printer", ops("1"))));
    run(tables -> tables.tickets().gone(ops("2")));

    run(tables -> assertThat(tables.tickets().strays(OPS, 9)).containsExactly(ops("3")));
    run(tables -> assertThat(tables.tickets().strays(OPS, 0)).isEmpty());
    run(tables -> assertThat(tables.tickets().strays(DESK, 9)).isEmpty());
  }
}
