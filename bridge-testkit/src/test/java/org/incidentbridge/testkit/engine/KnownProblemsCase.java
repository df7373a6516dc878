package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.KnownProblem;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.TicketSnapshot;
import org.junit.jupiter.api.AfterEach;

/** Tickets at a help desk, some of which are problems that engineering knows. */
abstract class KnownProblemsCase {

  static final String TITLE = "Export of monthly report fails with error 4711";
  static final String TEXT = "Since the update the export stops after ten seconds.";

  final World world = new World(Lookers.bridge(Lookers.ALL));

  @AfterEach
  void close() {
    world.close();
  }

  /** A ticket at the help desk, which shows what problem it is. */
  String file(String title) {
    return world.desk.personCreates(
        "HD", Map.of("summary", Value.line(title), "known", Value.absent()));
  }

  TicketSnapshot desk(String id) {
    return world.desk.all().stream().filter(t -> t.ref().id().equals(id)).findFirst().orElseThrow();
  }

  TicketSnapshot eng(String id) {
    return world.eng.all().stream().filter(t -> t.ref().id().equals(id)).findFirst().orElseThrow();
  }

  /** Why the incident has the known problem that it has. */
  String rule(String deskId) {
    return Objects.requireNonNull(incident(deskId).facts().get(StandardField.KNOWN_PROBLEM.field()))
        .from()
        .rule();
  }

  Incident incident(String deskId) {
    return world.store.inTransaction(
        t -> t.incidents().of(new TicketRef(Desks.DESK, deskId)).orElseThrow());
  }

  void assertRest() {
    long writes = world.writes();
    world.settle();
    assertThat(world.writes()).as("a further run writes nothing (N4)").isEqualTo(writes);
    assertThat(world.held()).isEmpty();
    assertThat(world.inbox()).isZero();
  }

  void assertRestAfterChange(String id) {
    world.settle();
    assertThat(incident(id).known()).allMatch(k -> k.is(KnownProblem.State.REFUSED));
    assertThat(world.eng.all()).hasSize(2);
  }
}
