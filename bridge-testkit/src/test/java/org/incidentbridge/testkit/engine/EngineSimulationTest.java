package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Share;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.testkit.fake.Accident;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.Test;

/** The engine alone, over trackers in memory that have accidents; people work on all sides. */
class EngineSimulationTest {

  private static final int SEEDS = Integer.getInteger("engine.seeds", 200);
  private static final long FIRST = Long.getLong("engine.seed", 1);

  private boolean calm;

  @Test
  void accidentsLoseNothingAndDoubleNothing() {
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      try {
        run(seed);
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError(
            "seed %d: replay with -Dengine.seeds=1 -Dengine.seed=%d".formatted(seed, seed),
            failure);
      }
    }
  }

  private void run(long seed) {
    Random random = new Random(seed);
    calm = false;
    Supplier<Accident> accidents =
        () -> calm || random.nextInt(4) > 0 ? Accident.NONE : any(random, Accident.values());
    Bridge bridge =
        Desks.of(
            Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD),
            Desks.route("ops", Desks.ENG, Desks.OPS, Share.STANDARD, Answers.STANDARD));
    try (World world = new World(bridge, seed, accidents)) {
      int said = 0;
      for (int step = 0; step < 25; step++) {
        said += act(world, random);
        world.pass(Duration.ofSeconds(random.nextInt(90)));
        if (random.nextBoolean()) {
          world.sync();
        }
      }
      calm = true;
      world.settle();
      check(world, said);
    }
  }

  private static int act(World world, Random random) {
    FakeTracker tracker = any(random, world.trackers());
    List<TicketSnapshot> all = tracker.all();
    if (all.isEmpty() || (tracker.id().equals(Desks.DESK) && random.nextInt(6) == 0)) {
      world.desk.personCreates("HD", Map.of("summary", Value.line("Ticket " + random.nextInt(99))));
      return 0;
    }
    String id = any(random, all).ref().id();
    switch (random.nextInt(5)) {
      case 0 -> tracker.personSets(id, "summary", Value.line("Title " + random.nextInt(99)));
      case 1 ->
          tracker.personSets(
              id, "status", Value.line(any(random, List.of("Open", "Working", "Done", "Shut"))));
      case 2 -> tracker.personSets(id, "prio", Value.line(any(random, List.of("P1", "P2", "P3"))));
      case 3 ->
          tracker.personSets(id, "tags", Value.names(List.of("a", "b" + random.nextInt(3), "c")));
      default -> {
        boolean secret = random.nextInt(3) == 0;
        String text = (secret ? "internal " : "public ") + random.nextLong();
        tracker.personComments(id, text, secret ? Visibility.INTERNAL : Visibility.PUBLIC);
        return secret ? 0 : 1;
      }
    }
    return 0;
  }

  private static void check(World world, int said) {
    long before = world.writes();
    world.pass(Duration.ofMinutes(5));
    world.sync();
    assertThat(world.writes()).as("N1, N4: a further run writes nothing").isEqualTo(before);
    assertThat(world.held()).as("nothing is held").isEmpty();
    int incidents = world.desk.all().size();
    assertThat(world.eng.all()).as("N3: one mirror each").hasSize(incidents);
    assertThat(world.ops.all()).as("N3: one mirror each").hasSize(incidents);
    Map<String, Integer> copies = new TreeMap<>();
    for (FakeTracker tracker : world.trackers()) {
      for (TicketSnapshot ticket : tracker.all()) {
        noDoubles(ticket);
        ticket.talk().comments().forEach(c -> copies.merge(key(c), 1, Integer::sum));
      }
    }
    long publicOnes = copies.keySet().stream().filter(k -> k.startsWith("public")).count();
    assertThat(publicOnes).as("N2: every comment is somewhere").isEqualTo(said);
    copies.forEach(
        (text, count) ->
            assertThat(count)
                .as("N2, N3, N5: %s", text)
                .isEqualTo(text.startsWith("public") ? 3 : 1));
    agreement(world);
  }

  private static void noDoubles(TicketSnapshot ticket) {
    List<String> keys =
        ticket.talk().comments().stream()
            .map(Comment::marker)
            .filter(m -> CommandKey.FORM.matcher(m).matches())
            .toList();
    assertThat(keys).as("N3: markers of " + ticket.ref()).doesNotHaveDuplicates();
  }

  private static String key(Comment comment) {
    String text = comment.body().plainText();
    int at = Math.max(text.indexOf("public "), text.indexOf("internal "));
    return text.substring(Math.max(at, 0));
  }

  private static void agreement(World world) {
    for (TicketSnapshot origin : world.desk.all()) {
      var incident = world.store.inTransaction(t -> t.incidents().of(origin.ref())).orElseThrow();
      List<TicketSnapshot> all = new ArrayList<>();
      incident
          .tickets()
          .forEach(
              t ->
                  world.trackers().stream()
                      .flatMap(x -> x.all().stream())
                      .filter(s -> s.ref().equals(t.ref()))
                      .forEach(all::add));
      assertThat(all).hasSize(3);
      for (String field : List.of("summary", "status", "prio", "tags")) {
        assertThat(all.stream().map(s -> s.field(field)).distinct())
            .as("N1: %s of %s", field, all)
            .hasSize(1);
      }
    }
  }

  private static <T> T any(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static <T> T any(Random random, T[] list) {
    return list[random.nextInt(list.length)];
  }
}
