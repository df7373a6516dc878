package org.incidentbridge.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.ClockRule.Again;
import org.incidentbridge.pack.Gate;
import org.incidentbridge.pack.Hours;
import org.incidentbridge.pack.ObligationRule.Done;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.Target;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.timeline.Actor.Role;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Timeline;

/** A random policy and a random history, both from one seed. */
final class RandomWorld {
  static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");
  private static final List<String> WORDS =
      List.of("new", "in-progress", "waiting-on-customer", "resolved", "closed");
  private static final List<Role> ROLES = List.of(Role.values());

  final Random random;
  final PolicyPack pack;
  final List<Event> events;
  private final boolean secret;

  RandomWorld(long seed) {
    this.random = new Random(seed);
    this.secret = random.nextInt(4) == 0;
    this.pack = pack();
    this.events = events();
  }

  Timeline timeline() {
    return Timeline.of(Tale.ORIGIN, events);
  }

  Timeline shuffled() {
    List<Event> other = new ArrayList<>(events);
    for (Event event : events) {
      if (random.nextInt(3) == 0) {
        other.add(event);
      }
    }
    Collections.shuffle(other, random);
    return Timeline.of(Tale.ORIGIN, other);
  }

  private PolicyPack pack() {
    Pack pack = new Pack().levels("L1", "L2", "L3").calendar(Town.OFFICE);
    Catalogues.service(pack, "mail", true, Town.OFFICE);
    Catalogues.customer(pack, "acme", "acme.com", Town.OFFICE);
    if (random.nextBoolean()) {
      pack.severity("first", says(), "sev1").severity("second", says(), "sev2");
    }
    for (int i = 0; i < 3; i++) {
      clock(pack, "c" + i);
    }
    for (int i = 0; i < 2; i++) {
      Done done =
          new Done(
              says(), says(), i == 0 ? Optional.empty() : Optional.of("o0"), 1 + random.nextInt(2));
      pack.obligation("o" + i, target(), done);
    }
    pack.gate("g", says(), new Gate.Need("title", says()), new Gate.Need("steps", says()));
    for (int i = 0; i < 6; i++) {
      pack.step("s" + i, trigger(), says(), action());
    }
    return pack.build();
  }

  private void clock(Pack pack, String name) {
    pack.clock(name, says())
        .start(random.nextBoolean() ? Says.created() : says())
        .pause(random.nextBoolean() ? Condition.NEVER : says())
        .restart(random.nextInt(4) == 0 ? says() : Condition.NEVER)
        .again(pick(List.of(Again.values())))
        .row("some", says(), target(), hours())
        .row("rest", Condition.ALWAYS, target(), hours())
        .add();
  }

  private Target target() {
    return pick(
        List.of(
            new Target.Within(Duration.ofMinutes(random.nextInt(600))),
            new Target.Within(Duration.ofMinutes(30 + random.nextInt(60))),
            new Target.EndOfBusinessDay(random.nextInt(2)),
            new Target.BusinessDays(1),
            new Target.SameDayOrNextMorning(),
            new Target.None()));
  }

  private Hours hours() {
    return pick(
        List.of(
            new Hours.Of(Town.ALWAYS),
            new Hours.Of(Town.OFFICE),
            new Hours.OfPlan(Town.ALWAYS),
            new Hours.OfService(Town.ALWAYS)));
  }

  private Trigger trigger() {
    String clock = "c" + random.nextInt(3);
    return pick(
        List.of(
            new Trigger.Breach(clock),
            new Trigger.Met(clock),
            new Trigger.ClockShare(clock, random.nextInt(1, 11) / 10.0),
            new Trigger.AtLevel(
                pick(List.of("", "L1", "L2")), Duration.ofMinutes(random.nextInt(1, 300)), hours()),
            new Trigger.Holds(),
            new Trigger.EachEvent(),
            new Trigger.Overdue("o" + random.nextInt(2))));
  }

  private Action action() {
    return pick(
        List.of(
            new Action.RaiseNext(),
            new Action.RaiseTo("L3"),
            new Action.Oblige("o" + random.nextInt(2)),
            new Action.Put(StandardField.SERVICE.field(), Value.line("mail")),
            new Action.OpenTicket("route")));
  }

  private Condition says() {
    Says one = simple().get();
    Says says =
        switch (random.nextInt(4)) {
          case 0 -> one.and(simple().get());
          case 1 -> one.or(simple().get());
          case 2 -> one.not();
          default -> one;
        };
    return secret ? says.secretly() : says;
  }

  private Supplier<Says> simple() {
    String clock = "clocks.c" + random.nextInt(3);
    return pick(
        List.of(
            () -> Says.status(pick(WORDS)),
            () -> Says.that("reported.status", pick(WORDS)),
            () -> Says.severity("sev" + random.nextInt(1, 5)),
            () -> Says.level(random.nextInt(1, 4)),
            () -> Says.that("event.kind", pick(List.of("comment", "changed", "created"))),
            () -> Says.that("event.by", pick(ROLES).name().toLowerCase(java.util.Locale.ROOT)),
            () -> Says.that("event.toReporter"),
            () -> Says.that("open.office"),
            () -> Says.that("service.known"),
            () -> Says.that("service.open"),
            () -> Says.that("customer.covered"),
            () -> Says.that(clock + ".breached"),
            () -> Says.that(clock + ".running"),
            () -> Says.that("gates.g"),
            () -> Says.that("obligations.o0.open")));
  }

  private List<Event> events() {
    Tale tale = Tale.opened(BEGIN.toString(), "status", pick(WORDS));
    Instant now = BEGIN;
    for (int i = random.nextInt(12); i > 0; i--) {
      now = now.plus(Duration.ofMinutes(30L * random.nextInt(12)));
      tale.as(pick(ROLES)).on(random.nextInt(4) == 0 ? Tale.MIRROR : Tale.ORIGIN);
      happens(tale, now.toString());
    }
    return tale.events;
  }

  private void happens(Tale tale, String now) {
    switch (random.nextInt(7)) {
      case 0, 1 -> tale.sets(now, "status", pick(WORDS));
      case 2 -> tale.sets(now, "severity", "sev" + random.nextInt(1, 5));
      case 3 -> tale.sets(now, "level", "L" + random.nextInt(1, 4));
      case 4 -> tale.acknowledges(now, "o" + random.nextInt(2));
      case 5 -> tale.shows(now, "service", "mail");
      default -> tale.answers(now);
    }
  }

  Instant moment() {
    return BEGIN.plus(Duration.ofMinutes(random.nextInt(8 * 24 * 60) - 60L));
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
