package org.incidentbridge.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.zendesk.TicketView;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever goes wrong on the way, everything is made once, and for those whom it is meant for (N3,
 * N5). The seeds are fixed.
 */
final class OnceTest {

  private static final int WALKS = 12;
  private static final int STEPS = 12;
  private static final int PATIENCE = 60;
  private static final ContentSource CONTENT =
      (ticket, file) -> new ByteArrayInputStream("lorem".getBytes(StandardCharsets.UTF_8));

  private final List<Command> done = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void everythingIsMadeOnceAndForWhomItIsMeant(int block) {
    for (int walk = 0; walk < WALKS; walk++) {
      long seed = block * 1000L + walk;
      done.clear();
      try (ZendeskHarness desk = new ZendeskHarness()) {
        walk(desk, new Random(seed), "seed " + seed);
      }
    }
  }

  private void walk(ZendeskHarness desk, Random random, String seed) {
    String id = desk.people().create("Printer", "text");
    for (int step = 0; step < STEPS; step++) {
      meanwhile(desk, random, id);
      Command command = command(desk, random, id, step);
      spoil(desk, random);
      deliver(desk, command, seed);
      done.add(command);
    }
    desk.pass(Duration.ofMinutes(5));
    check(desk, id, seed);
  }

  /** People go on, and say the same words as the bridge. */
  private static void meanwhile(ZendeskHarness desk, Random random, String id) {
    long ticket = Long.parseLong(id);
    switch (random.nextInt(6)) {
      case 0 -> desk.alice().set(ticket, "priority", random.nextBoolean() ? "low" : "high");
      case 1 -> desk.alice().tag(ticket, "tag" + random.nextInt(5));
      case 2 -> desk.pass(Duration.ofSeconds(random.nextInt(90)));
      case 3 -> desk.alice().note(ticket, "by people");
      default -> {}
    }
  }

  private static Command command(ZendeskHarness desk, Random random, String id, int step) {
    var target = new Command.Target(CommandKey.of("walk", "" + step), new TrackerId("desk"), id);
    Visibility visibility = random.nextBoolean() ? Visibility.PUBLIC : Visibility.INTERNAL;
    return switch (random.nextInt(4)) {
      case 0 -> new Command.AddComment(target, RichText.plain("said " + step), visibility);
      case 1 ->
          new Command.AddAttachment(
              target,
              new Attachment("7", "file" + step, 5, Instant.EPOCH, visibility),
              new TicketRef(new TrackerId("elsewhere"), "1"));
      case 2 -> create(target, step);
      default ->
          new Command.UpdateFields(
              target,
              List.of(
                  new Command.FieldWrite(
                      "subject",
                      Value.line(desk.ticket(id).subject()),
                      Value.line("Subject " + step))));
    };
  }

  private static Command create(Command.Target target, int step) {
    var link =
        new Command.BackLink("x", java.net.URI.create("https://x.example.com/" + step), "X", "");
    TreeMap<String, Value> fields = new TreeMap<>();
    fields.put("subject", Value.line("Made " + step));
    var nowhere = new Command.Target(target.key(), target.tracker(), "");
    return new Command.CreateTicket(nowhere, ZendeskHarness.GROUP, "incident", fields, link);
  }

  private static void spoil(ZendeskHarness desk, Random random) {
    switch (random.nextInt(7)) {
      case 0 -> desk.loseNextAnswer();
      case 1 -> desk.loseNextRequest();
      case 2 -> desk.delayNextRequest(Duration.ofSeconds(1 + random.nextInt(75)));
      case 3 -> desk.line.nextWrite(request -> SimResponse.empty(503, "Service Unavailable"));
      case 4 ->
          desk.line.nextWrite(
              request -> {
                desk.counter.handle(request);
                return SimResponse.empty(502, "Bad Gateway");
              });
      default -> {}
    }
  }

  /** As the bridge does: what is not known is settled before anything is sent again. */
  private static void deliver(ZendeskHarness desk, Command command, String seed) {
    var sink = desk.tracker().sink();
    Instant sent = desk.now();
    Outcome outcome = sink.apply(command, CONTENT);
    for (int tries = 0; !(outcome instanceof Outcome.Applied); tries++) {
      assertThat(tries).as("%s: %s ended with %s", seed, command, outcome).isLessThan(PATIENCE);
      desk.pass(Duration.ofSeconds(20));
      if (outcome instanceof Outcome.Unknown) {
        outcome = sink.settle(command, sent);
      } else {
        assertThat(outcome)
            .as(seed)
            .isInstanceOfAny(Outcome.NotApplied.class, Outcome.Deferred.class);
        sent = desk.now();
        outcome = sink.apply(command, CONTENT);
      }
    }
  }

  private void check(ZendeskHarness desk, String id, String seed) {
    TicketView ticket = desk.ticket(id);
    int made = 0;
    for (Command command : done) {
      switch (command) {
        case Command.AddComment add ->
            assertThat(ticket.comments())
                .as("%s: %s", seed, command)
                .filteredOn(c -> c.text().equals(add.body().plainText().strip()))
                .singleElement()
                .matches(c -> c.isPublic() == (add.visibility() == Visibility.PUBLIC));
        case Command.AddAttachment add ->
            assertThat(ticket.files())
                .as("%s: %s", seed, command)
                .filteredOn(f -> f.name().equals(add.file().name()))
                .singleElement()
                .matches(
                    f -> isPublic(ticket, f) == (add.file().visibility() == Visibility.PUBLIC));
        case Command.CreateTicket create -> made++;
        default -> {}
      }
    }
    assertThat(desk.truth().tickets()).as(seed).isEqualTo(1 + made);
  }

  private static boolean isPublic(TicketView ticket, TicketView.FileView file) {
    return ticket.comments().stream().anyMatch(c -> c.id() == file.commentId() && c.isPublic());
  }
}
