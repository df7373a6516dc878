package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;
import org.incidentbridge.plan.Explanation;
import org.incidentbridge.plan.Plan;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.push.Repeats;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.JdbcStores;
import org.junit.jupiter.api.Test;

/** N4: whatever it is that has the same write planned over and over, it ends. */
class RepeatsTest {

  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final IncidentId INCIDENT = new IncidentId("INC-ABCDEFGHIJ");
  private static final TicketRef TICKET = new TicketRef(Desks.ENG, "7");

  private static PlannedCommand write(String text) {
    var target = new Command.Target(CommandKey.of("update", text), Desks.ENG, TICKET.id());
    var to = Value.line(text);
    return new PlannedCommand(
        new Command.UpdateFields(
            target, List.of(new Command.FieldWrite("summary", Value.absent(), to))),
        INCIDENT,
        new Purpose.Fields(
            new TreeMap<>(Map.of(Desks.TITLE, to)),
            new TreeMap<>(Map.of(Desks.TITLE, "summary")),
            Set.of()),
        new Explanation(List.of(), 1));
  }

  private static Ledger.Line line(Instant at, String written) {
    String key = write(written).command().target().key().text();
    var text = new Ledger.Text("set summary", key, "");
    return new Ledger.Line(at, Ledger.Kind.WRITE, INCIDENT, Optional.of(TICKET), text);
  }

  private static Plan left(int times, Instant at, PlannedCommand planned) {
    return left(Collections.nCopies(times, line(at, "A")), planned);
  }

  private static Plan left(List<Ledger.Line> lines, PlannedCommand planned) {
    try (Store store = JdbcStores.inMemory()) {
      return store.inTransaction(
          tables -> {
            lines.forEach(tables.ledger()::add);
            return new Repeats(tables.ledger(), NOW).without(new Plan(List.of(planned), Map.of()));
          });
    }
  }

  @Test
  void whatWasWrittenFiveTimesJustNowBecomesAProblem() {
    Plan plan = left(5, NOW, write("A"));
    assertThat(plan.commands()).isEmpty();
    assertThat(plan.problems().getOrDefault(TICKET, Map.of()).get(Desks.TITLE))
        .contains("'A'", "again and again");
  }

  @Test
  void whatWasWrittenFewerTimesOrLongAgoOrOtherwiseIsWritten() {
    assertThat(left(4, NOW, write("A")).commands()).hasSize(1);
    assertThat(left(50, NOW.minusSeconds(600), write("A")).commands()).hasSize(1);
    assertThat(left(50, NOW, write("B")).commands()).hasSize(1);
  }

  /** N1: each time something else was written in between, so that each time it did stay. */
  @Test
  void whatPeopleChangeToAndFroIsWrittenEachTime() {
    List<Ledger.Line> lines = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      lines.add(line(NOW, i % 2 == 0 ? "A" : "B"));
    }
    assertThat(left(lines, write("A")).commands()).hasSize(1);
  }
}
