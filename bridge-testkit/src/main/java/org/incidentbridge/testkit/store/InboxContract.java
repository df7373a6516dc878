package org.incidentbridge.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.store.Samples.DESK;
import static org.incidentbridge.testkit.store.Samples.OPS;
import static org.incidentbridge.testkit.store.Samples.at;
import static org.incidentbridge.testkit.store.Samples.comment;
import static org.incidentbridge.testkit.store.Samples.desk;
import static org.incidentbridge.testkit.store.Samples.ops;
import static org.incidentbridge.testkit.store.Samples.seen;
import static org.incidentbridge.testkit.store.Samples.written;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.store.Inbox.Busy;
import org.incidentbridge.store.Inbox.Row;
import org.junit.jupiter.api.Test;

/** Sightings on their way from pull to decide. */
public interface InboxContract extends OpenStore {

  Busy NOBODY = new Busy(Set.of(), Instant.EPOCH);

  @Test
  default void sightingsComeOutInTheOrderOfTheirArrival() {
    Sighting gone = new Sighting.Gone(ops("1"), Sighting.Gone.Reason.NOT_VISIBLE);
    Sighting unreadable = new Sighting.Unreadable(desk("3"), "v", "broken");
    run(tables -> tables.inbox().add(seen(desk("2"), "a"), 5));
    run(tables -> tables.inbox().add(gone, 6));
    run(tables -> tables.inbox().add(unreadable, 6));

    List<Row> rows = ask(tables -> tables.inbox().after(0, 9, NOBODY));
    assertThat(rows)
        .extracting(Row::sighting)
        .containsExactly(seen(desk("2"), "a"), gone, unreadable);
    assertThat(rows).extracting(Row::readAt).containsExactly(5L, 6L, 6L);
    run(tables -> assertThat(tables.inbox().after(0, 1, NOBODY)).containsExactly(rows.get(0)));
    run(tables -> assertThat(tables.inbox().count()).isEqualTo(3));
  }

  @Test
  default void aNewerSightingReplacesAnOlderOneOfTheSameTicket() {
    run(tables -> tables.inbox().add(seen(desk("1"), "old"), 1));
    run(tables -> tables.inbox().add(seen(ops("1"), "other"), 1));
    run(tables -> tables.inbox().add(seen(desk("1"), "new"), 1));

    run(
        tables ->
            assertThat(tables.inbox().after(0, 9, NOBODY))
                .extracting(Row::sighting)
                .containsExactly(seen(ops("1"), "other"), seen(desk("1"), "new")));
  }

  @Test
  default void aSightingReadEarlierDoesNotReplaceOneReadLater() {
    run(tables -> tables.inbox().add(seen(desk("1"), "late"), 8));
    run(tables -> tables.inbox().add(seen(desk("1"), "early"), 7));

    run(
        tables ->
            assertThat(tables.inbox().of(List.of(desk("1"))))
                .extracting(Row::sighting)
                .containsExactly(seen(desk("1"), "late")));
  }

  @Test
  default void aRowReplacedSinceItWasReadIsNotUsedUp() {
    run(tables -> tables.inbox().add(seen(desk("1"), "a"), 1));
    List<Row> read = ask(tables -> tables.inbox().after(0, 9, NOBODY));
    run(tables -> tables.inbox().add(seen(desk("1"), "b"), 1));
    run(tables -> tables.inbox().remove(read));

    run(
        tables ->
            assertThat(tables.inbox().after(0, 9, NOBODY))
                .extracting(Row::sighting)
                .containsExactly(seen(desk("1"), "b")));
  }

  @Test
  default void aRowUsedUpIsGoneAndItsNumberIsNotGivenAgain() {
    run(tables -> tables.inbox().add(seen(desk("1"), "a"), 1));
    List<Row> read = ask(tables -> tables.inbox().after(0, 9, NOBODY));
    run(tables -> tables.inbox().remove(read));
    run(tables -> assertThat(tables.inbox().count()).isZero());

    run(tables -> tables.inbox().add(seen(desk("1"), "b"), 1));
    run(tables -> tables.inbox().remove(read));
    run(tables -> assertThat(tables.inbox().count()).isEqualTo(1));
  }

  @Test
  default void rowsOfSomeTicketsAreFound() {
    List<TicketRef> wanted = List.of(desk("3"), desk("1"), desk("9"));
    for (String id : List.of("1", "2", "3")) {
      run(tables -> tables.inbox().add(seen(desk(id), "v"), 1));
    }

    run(
        tables ->
            assertThat(tables.inbox().of(wanted))
                .extracting(row -> row.sighting().ref())
                .containsExactly(desk("1"), desk("3")));
  }

  /** What a write made of a ticket waits for the write that follows; what people did does not. */
  @Test
  default void aTicketThatIsWrittenToOnceMoreIsLeftOutUnlessItWasReadSince() {
    var busy = new Busy(Set.of(DESK), at(9));
    run(tables -> tables.ledger().add(written(desk("1"))));
    long position = ask(tables -> tables.ledger().position());
    run(tables -> tables.inbox().add(seen(desk("1"), "as written"), position));
    run(tables -> assertThat(tables.inbox().after(0, 9, busy)).as("the last write").hasSize(1));

    run(tables -> tables.outbox().add(List.of(comment("a", desk("1"))), 0, at(1)));
    run(tables -> assertThat(tables.inbox().after(0, 9, busy)).isEmpty());
    run(tables -> assertThat(tables.inbox().after(0, 9, NOBODY)).hasSize(1));
    var elsewhere = new Busy(Set.of(OPS), at(9));
    run(tables -> assertThat(tables.inbox().after(0, 9, elsewhere)).hasSize(1));
    var early = new Busy(Set.of(DESK), at(0));
    run(tables -> assertThat(tables.inbox().after(0, 9, early)).as("not due").hasSize(1));

    run(tables -> tables.inbox().add(seen(desk("1"), "read since"), position + 1));
    run(tables -> assertThat(tables.inbox().after(0, 9, busy)).hasSize(1));
  }

  @Test
  default void newsOfATicketThatWasNeverWrittenToIsNotLeftOut() {
    run(tables -> tables.inbox().add(seen(desk("1"), "made by people"), 1));
    run(tables -> tables.outbox().add(List.of(comment("a", desk("1"))), 0, at(1)));
    var busy = new Busy(Set.of(DESK), at(9));
    run(tables -> assertThat(tables.inbox().after(0, 9, busy)).hasSize(1));
  }
}
