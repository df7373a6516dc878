package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Share;
import org.incidentbridge.store.Ledger;
import org.junit.jupiter.api.Test;

/** Tickets that existed before and are joined because a field names them. */
class AdoptionTest {

  /** Holds for an incident that names a service. */
  private record NamesService() implements Condition {
    @Override
    public Answer test(Map<String, Object> variables) {
      var incident = (Map<?, ?>) variables.get("incident");
      return new Answer(incident != null && !String.valueOf(incident.get("service")).isEmpty(), "");
    }

    @Override
    public String text() {
      return "incident.service != ''";
    }
  }

  /** All tickets go to operations, which is told; those that name one are joined with it. */
  private static Bridge bridge() {
    Route join = Desks.adopting().routes().getFirst();
    var all = Share.Comments.ALL_PUBLIC;
    var telling = new Share(all, all, Share.Internal.NEVER, true, true);
    return Desks.of(
        Desks.route("ops", Desks.DESK, Desks.OPS, telling, Answers.STANDARD),
        new Route(join.name(), join.ends(), new NamesService(), join.create(), join.terms()));
  }

  /** N7: what is found before another ticket is joined is told as if none were. */
  @Test
  void aValueThatLosesWhileAnotherTicketIsJoinedIsKept() {
    try (World world = new World(bridge())) {
      world.eng.personCreates("P", Map.of("summary", Value.line("Known bug")));
      String id = world.desk.personCreates("HD", Map.of("summary", Value.line("A")));
      world.settle();
      world.pass(Duration.ofMinutes(1));
      String mirror = world.only(world.ops).ref().id();
      world.ops.personSets(mirror, "summary", Value.line("typed by ops"));
      world.desk.personSets(id, "service", Value.line(world.only(world.eng).head().key()));
      world.settle();
      assertThat(show(world.only(world.eng), "summary")).as("joined").isEqualTo("A");
      assertThat(show(world.only(world.ops), "summary")).isEqualTo("A");
      List<Ledger.Line> ledger = world.ledger();
      assertThat(ledger)
          .filteredOn(l -> l.kind() == Ledger.Kind.OVERRULED)
          .extracting(l -> l.text().detail())
          .containsOnlyOnce("typed by ops")
          .containsOnlyOnce("Known bug");
      assertThat(texts(world.only(world.ops)))
          .singleElement()
          .asString()
          .contains("typed by ops", "It stays \"A\"");
    }
  }

  /** N5: whoever may write its key may not read it for that. */
  @Test
  void aPrivateTicketThatAFieldNamesIsNotJoined() {
    try (World world = new World(Desks.adopting())) {
      Map<String, Value> secrets =
          Map.of("summary", Value.line("RCE"), "tags", Value.names(List.of("cve-2026-1")));
      String secret = world.eng.personCreates("SEC", secrets);
      world.eng.personRestricts(secret, true);
      world.settle();
      String key = world.only(world.eng).head().key();

      world.desk.personCreates(
          "HD", Map.of("summary", Value.line("harmless"), "service", Value.line(key)));
      world.settle();

      assertThat(world.only(world.desk).fields().toString()).doesNotContain("cve-2026-1");
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("RCE");
      assertThat(world.problems().toString())
          .contains("names " + key + " in eng, which is not known there, is private or belongs");
    }
  }
}
