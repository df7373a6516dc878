package org.incidentbridge.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.store.Samples.DESK;
import static org.incidentbridge.testkit.store.Samples.ONE;
import static org.incidentbridge.testkit.store.Samples.OPS;
import static org.incidentbridge.testkit.store.Samples.TWO;
import static org.incidentbridge.testkit.store.Samples.at;
import static org.incidentbridge.testkit.store.Samples.desk;
import static org.incidentbridge.testkit.store.Samples.ops;

import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.store.Ledger.Kind;
import org.incidentbridge.store.Ledger.Line;
import org.incidentbridge.store.Ledger.Text;
import org.incidentbridge.store.Problems.Problem;
import org.junit.jupiter.api.Test;

/** The ledger, the cursors and the problems. */
public interface LedgerContract extends OpenStore {

  private static Line line(int second, Kind kind, IncidentId incident, TicketRef ticket) {
    Text text = new Text("Did " + second, "ib-key", "title: a \u2192 b");
    return new Line(at(second), kind, incident, Optional.of(ticket), text);
  }

  @Test
  default void linesAreReadByIncidentInOrderAndNewestFirstOverAll() {
    Line first = line(1, Kind.WRITE, ONE, desk("1"));
    Line second = line(2, Kind.LOSS, TWO, desk("2"));
    Line third =
        new Line(at(3), Kind.EVENT, ONE, Optional.empty(), new Text("Moved", "", "detail"));
    List.of(first, second, third).forEach(line -> run(tables -> tables.ledger().add(line)));

    run(tables -> assertThat(tables.ledger().of(ONE, 9)).containsExactly(first, third));
    run(tables -> assertThat(tables.ledger().of(ONE, 1)).containsExactly(third));
    run(tables -> assertThat(tables.ledger().newest(2)).containsExactly(third, second));
  }

  @Test
  default void whichIncidentsNewLinesAreAboutIsToldInOrder() {
    run(tables -> tables.ledger().add(line(1, Kind.WRITE, ONE, desk("1"))));
    long[] before = new long[1];
    run(tables -> before[0] = tables.ledger().position());
    run(tables -> tables.ledger().add(line(2, Kind.LOSS, TWO, desk("2"))));
    run(tables -> tables.ledger().add(line(3, Kind.EVENT, ONE, desk("1"))));

    run(
        tables -> {
          var news = tables.ledger().since(before[0], 9);
          assertThat(news).extracting(e -> e.incident()).containsExactly(TWO, ONE);
          assertThat(tables.ledger().since(before[0], 1)).containsExactly(news.getFirst());
          assertThat(tables.ledger().since(news.getLast().position(), 9)).isEmpty();
        });
  }

  @Test
  default void lossesOfAllIncidentsAreListedNewestFirst() {
    Line before = line(1, Kind.LOSS, ONE, desk("1"));
    Line first = line(2, Kind.LOSS, ONE, desk("1"));
    Line second = line(3, Kind.LOSS, TWO, desk("2"));
    List.of(before, first, line(3, Kind.WRITE, ONE, desk("1")), second)
        .forEach(line -> run(tables -> tables.ledger().add(line)));

    run(tables -> assertThat(tables.ledger().losses(at(2))).containsExactly(second, first));
  }

  @Test
  default void whatWasSaidOfATicketIsFoundByItsWords() {
    Line first = line(1, Kind.OVERRULED, ONE, desk("1"));
    Line again =
        new Line(at(9), Kind.OVERRULED, ONE, first.ticket(), new Text("Did 1", "", "other"));
    Line elsewhere = new Line(at(9), Kind.OVERRULED, ONE, Optional.of(ops("1")), again.text());
    Line another = line(9, Kind.OVERRULED, ONE, desk("1"));
    List.of(first, again, elsewhere, another)
        .forEach(line -> run(tables -> tables.ledger().add(line)));

    run(
        tables ->
            assertThat(tables.ledger().saying("Did 1", ONE, desk("1"), at(0)))
                .containsExactly(first, again));
    run(
        tables ->
            assertThat(tables.ledger().saying("Did 1", ONE, desk("1"), at(1)))
                .containsExactly(again));
    run(tables -> assertThat(tables.ledger().saying("Did 1", TWO, desk("1"), at(0))).isEmpty());
  }

  @Test
  default void thePositionGrowsWithEveryLine() {
    run(tables -> assertThat(tables.ledger().position()).isZero());
    run(tables -> tables.ledger().add(line(1, Kind.WRITE, ONE, desk("1"))));
    long first = ask(tables -> tables.ledger().position());
    run(tables -> tables.ledger().add(line(2, Kind.EVENT, ONE, desk("1"))));

    assertThat(first).isPositive();
    run(tables -> assertThat(tables.ledger().position()).isGreaterThan(first));
  }

  @Test
  default void theLastWriteToATicketIsKnownWhateverElseHappenedToIt() {
    run(tables -> assertThat(tables.ledger().lastWrite(desk("1"))).isZero());
    run(tables -> tables.ledger().add(line(1, Kind.EVENT, ONE, desk("1"))));
    run(tables -> assertThat(tables.ledger().hasWrites()).isFalse());
    run(tables -> tables.ledger().add(line(1, Kind.WRITE, ONE, desk("1"))));
    run(tables -> assertThat(tables.ledger().hasWrites()).isTrue());
    run(tables -> tables.ledger().add(line(2, Kind.WRITE, ONE, desk("1"))));
    long write = ask(tables -> tables.ledger().position());
    run(tables -> tables.ledger().add(line(3, Kind.HELD, ONE, desk("1"))));
    run(tables -> tables.ledger().add(line(4, Kind.WRITE, ONE, ops("1"))));

    run(tables -> assertThat(tables.ledger().lastWrite(desk("1"))).isEqualTo(write));
  }

  @Test
  default void aCursorStartsAtTheBeginningAndIsKeptByPurpose() {
    run(tables -> assertThat(tables.cursors().get(DESK, "pull")).isEqualTo(Cursor.START));
    run(tables -> tables.cursors().put(DESK, "pull", new Cursor("a")));
    run(tables -> tables.cursors().put(DESK, "pull", new Cursor("b")));
    run(tables -> tables.cursors().put(DESK, "sweep", new Cursor("c")));

    run(tables -> assertThat(tables.cursors().get(DESK, "pull")).isEqualTo(new Cursor("b")));
    run(tables -> assertThat(tables.cursors().get(DESK, "sweep")).isEqualTo(new Cursor("c")));
    run(tables -> assertThat(tables.cursors().get(OPS, "pull")).isEqualTo(Cursor.START));
  }

  @Test
  default void problemsOfATicketAreReplacedAndRememberWhenTheyBegan() {
    Problem title = new Problem(desk("1"), "title", "Too long.", at(1));
    Problem status = new Problem(desk("1"), "status", "No path.", at(1));
    Problem other = new Problem(ops("1"), "ticket", "Broken.", at(2));
    run(tables -> tables.problems().replace(desk("1"), List.of(title, status)));
    run(tables -> tables.problems().replace(ops("1"), List.of(other)));
    Problem again = new Problem(desk("1"), "title", "Far too long.", at(5));
    run(tables -> tables.problems().replace(desk("1"), List.of(again)));

    run(
        tables ->
            assertThat(tables.problems().all(9))
                .containsExactly(new Problem(desk("1"), "title", "Far too long.", at(1)), other));
    run(tables -> assertThat(tables.problems().all(1)).hasSize(1));
    run(tables -> tables.problems().replace(desk("1"), List.of()));
    run(tables -> assertThat(tables.problems().count()).isEqualTo(1));
  }
}
