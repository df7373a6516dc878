package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.decide.Timelines;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.replay.ClockReading;
import org.incidentbridge.replay.Firing;
import org.incidentbridge.replay.Replay;
import org.incidentbridge.replay.Verdict;
import org.incidentbridge.timeline.Timeline;

/**
 * N8: what the policy says of an incident depends on what happened in the trackers alone. The
 * bridge of this world was late, killed and misled by its clock; a fresh one with the same
 * configuration and an empty store, which runs once when all is quiet, reads the same trackers. Of
 * each incident whose origin both see, and whose tickets are the same to both, the two must agree
 * on:
 *
 * <ul>
 *   <li>severity, level and whatever else the policy decides: value, moment and rule;
 *   <li>each cycle of each clock: number, start, stop, each pause, due time, what is left, and
 *       whether it was met or missed;
 *   <li>each step that has a cause: which, for which cause, at which moment, in this order, and
 *       why;
 *   <li>each obligation: when it was opened, by when it is due, how it ended.
 * </ul>
 *
 * <p>That compares all steps that have a cause; whether each was carried out, once, and said that
 * it was late, is for {@link Announced}.
 *
 * <p>What trackers do not keep, a fresh bridge cannot know. So only this is taken from the memory
 * of the bridge that was there:
 *
 * <ul>
 *   <li>the past of tickets that are gone, moved away or let go;
 *   <li>comments and files of a ticket, if one of them was deleted, or a comment was hidden, opened
 *       or worded anew: no tracker tells when. What stands there still has to be in both memories,
 *       by the same hand and of the same moment ({@link Recollection});
 *   <li>changes of descriptions in MantisBT, whose history names no texts.
 * </ul>
 *
 * <p>Nothing is taken from it of other fields, by whichever way it learnt of their changes, nor
 * which writes are the bridge's own: trackers tell both.
 *
 * <p>And since both go by one replay: at each step that tells of a status in which a clock pauses,
 * that clock stood still. The memory of the bridge itself, asked at other moments than it ever ran
 * at, has to say first what it says last.
 */
final class ByTheTimeline implements Check {

  /** The clock of the policy that pauses, and the status in which it does. */
  private static final String PAUSED = "resolution";

  private static final String WAITING = "waiting-on-customer";
  private static final Duration RHYTHM = Duration.ofMinutes(7);
  private static final int ASKED = 6;

  @Override
  public void check(World world, Books books) {
    if (world.rules().policy().isEmpty()) {
      return;
    }
    try (Onlooker other = world.onlooker()) {
      other.look();
      Books theirs = Books.of(other.store());
      books.incidents().stream()
          .filter(mine -> isReadByAnybody(mine.origin()))
          .forEach(
              mine -> {
                Optional<Incident> same = theirs.of(mine.origin().ref());
                assertThat(same).as("N8: a fresh bridge knows %s", mine.origin()).isPresent();
                if (present(mine).equals(present(same.orElseThrow()))) {
                  var memory = Recollection.of(world.store(), mine);
                  var fresh = Recollection.of(other.store(), same.get());
                  compare(new Hearing(world), mine, memory, fresh.completedBy(world, memory));
                }
              });
    }
  }

  /** One that was moved out of what is read is followed by who knew it before, and by no other. */
  private static boolean isReadByAnybody(TicketState ticket) {
    return ticket.isPresent() && ticket.place().coverage() != TicketState.Coverage.OUTSIDE;
  }

  private static List<TicketRef> present(Incident incident) {
    return Books.present(incident).stream().map(TicketState::ref).sorted().toList();
  }

  private static void compare(
      Hearing hearing, Incident incident, Recollection mine, Recollection theirs) {
    Timeline timeline = hearing.timeline(mine);
    Instant now = hearing.now();
    Verdict last = hearing.replay().run(timeline, now);
    stoodStill(last);
    Verdict fresh = hearing.replay().run(hearing.timeline(theirs), now);
    assertThat(Told.of(last))
        .as(
            "N8: a bridge that was always there says of %s what a fresh one does; it alone remembers %s, the other alone %s",
            incident.id(), mine.without(theirs), theirs.without(mine))
        .isEqualTo(Told.of(fresh));
    for (int i = 1; i <= ASKED; i++) {
      Instant then = now.minus(RHYTHM.multipliedBy((long) i * i));
      List<String> before = Told.steps(hearing.replay().run(timeline, then));
      List<String> after = Told.steps(last);
      assertThat(before)
          .as("N8: what is said of %s at %s is what is said first later on", incident.id(), then)
          .isEqualTo(after.subList(0, Math.min(before.size(), after.size())));
    }
  }

  /**
   * Each step tells the status of its moment: in one that pauses a clock, it stood still. Where a
   * tracker tells whole seconds, several may be of the same moment.
   */
  private static void stoodStill(Verdict verdict) {
    Set<Instant> going =
        verdict.firings().stream()
            .filter(f -> !WAITING.equals(f.why().facts().get("status")))
            .map(Firing::at)
            .collect(Collectors.toSet());
    List<Instant> waiting =
        verdict.firings().stream()
            .filter(f -> WAITING.equals(f.why().facts().get("status")))
            .map(Firing::at)
            .filter(at -> !going.contains(at))
            .toList();
    for (ClockReading.Cycle cycle : verdict.clock(PAUSED).orElseThrow().cycles()) {
      for (Instant at : waiting) {
        boolean runs =
            !at.isBefore(cycle.start())
                && cycle.stop().filter(stop -> !at.isBefore(stop)).isEmpty();
        assertThat(runs && cycle.pauses().stream().noneMatch(p -> covers(p, at)))
            .as("N8: clock %s goes on at %s while it has to stand still: %s", PAUSED, at, cycle)
            .isFalse();
      }
    }
  }

  private static boolean covers(ClockReading.Pause pause, Instant at) {
    return !at.isBefore(pause.from()) && pause.to().filter(to -> !at.isBefore(to)).isEmpty();
  }

  /** The policy of a world, and the moment at which it is asked. */
  private record Hearing(Timelines timelines, Replay replay, Instant now) {

    Hearing(World world) {
      this(world, world.rules().policy().orElseThrow());
    }

    private Hearing(World world, PolicyInForce policy) {
      this(
          new Timelines(world.rules().bridge(), policy),
          Replay.of(policy.pack()),
          world.bridgeClock().instant());
    }

    Timeline timeline(Recollection past) {
      return timelines.of(past.incident(), past.past());
    }
  }
}
