package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Share;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * N5: from the desk to engineering and on to operations, where the first route takes a field out
 * that the second one syncs: what the desk says in it is told nobody.
 */
final class SittingOutTest {

  private static Bridge chain(Owner owner) {
    Route first = Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD);
    Route second = Desks.route("parts", Desks.ENG, Desks.OPS, Share.STANDARD, Answers.STANDARD);
    SortedMap<FieldName, Owner> fewer = new TreeMap<>(first.terms().fields());
    fewer.remove(Desks.SERVICE);
    SortedMap<FieldName, Owner> all = new TreeMap<>(second.terms().fields());
    all.put(Desks.SERVICE, owner);
    return Desks.of(with(first, fewer), with(second, all));
  }

  private static Route with(Route route, SortedMap<FieldName, Owner> fields) {
    var terms = new Route.Terms(fields, route.terms().share(), route.terms().answers());
    return new Route(route.name(), route.ends(), route.when(), route.create(), terms);
  }

  static List<Owner> owners() {
    return List.of(
        new Owner.Origin(),
        new Owner.Latest(),
        new Owner.Ask(),
        new Owner.Of(Desks.ENG),
        new Owner.Of(Desks.OPS));
  }

  @ParameterizedTest
  @MethodSource("owners")
  void whatTheDeskKeepsToItselfIsToldNobody(Owner owner) {
    try (World world = new World(chain(owner))) {
      String id =
          world.desk.personCreates(
              "HD",
              Map.of("summary", Value.line("No mail"), "service", Value.line("Ann's insulin")));
      world.settle();
      assertThat(show(world.only(world.eng), "service")).isEmpty();
      assertThat(show(world.only(world.ops), "service")).isEmpty();

      world.desk.personSets(id, "service", Value.line("Ann's pump"));
      world.settle();
      assertThat(show(world.only(world.eng), "service")).isEmpty();
      assertThat(show(world.only(world.ops), "service")).isEmpty();
      assertThat(world.problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("owners")
  void whatTheOthersSayInItIsTheirsAlone(Owner owner) {
    try (World world = new World(chain(owner))) {
      world.desk.personCreates(
          "HD", Map.of("summary", Value.line("No mail"), "service", Value.line("Ann's insulin")));
      world.settle();
      FakeTracker one = owner.equals(new Owner.Of(Desks.OPS)) ? world.ops : world.eng;
      one.personSets(world.only(one).ref().id(), "service", Value.line("mail"));
      world.settle();

      assertThat(show(world.only(world.desk), "service")).isEqualTo("Ann's insulin");
      assertThat(show(world.only(world.eng), "service")).isEqualTo("mail");
      assertThat(show(world.only(world.ops), "service")).isEqualTo("mail");
    }
  }

  @Test
  void theNextTicketBeginsWithWhatTheOneBeforeItSays() {
    Bridge bridge = chain(new Owner.Origin());
    Route later = bridge.routes().getLast();
    try (World world = new World(Desks.of(bridge.routes().getFirst()))) {
      world.desk.personCreates(
          "HD", Map.of("summary", Value.line("No mail"), "service", Value.line("Ann's insulin")));
      world.settle();
      world.eng.personSets(world.only(world.eng).ref().id(), "service", Value.line("mail"));
      world.settle();
      World joined = world.withBridge(Desks.of(bridge.routes().getFirst(), later));
      joined.sweep();
      joined.eng.personSets(
          joined.only(joined.eng).ref().id(), "summary", Value.line("No mail at all"));
      joined.settle();

      assertThat(show(joined.only(joined.ops), "service")).isEqualTo("mail");
      assertThat(show(joined.only(joined.eng), "service")).isEqualTo("mail");
      assertThat(show(joined.only(joined.desk), "service")).isEqualTo("Ann's insulin");
    }
  }
}
