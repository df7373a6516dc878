package org.incidentbridge.app.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Owner;

/**
 * What became of the fields of all tickets, by whose hand and when, as seen at the trackers. Of it
 * the bridge knows nothing.
 */
final class Timeline {

  /**
   * A field got another value.
   *
   * @param before what stood there, in {@link Words}; empty at first
   * @param when by the true clock
   * @param person whether a person did it, and not the bridge
   */
  record Turn(
      TicketRef at,
      StandardField field,
      String before,
      String after,
      Instant when,
      boolean person) {

    boolean is(TicketRef ref, StandardField of) {
      return at.equals(ref) && field == of;
    }

    /** Names that a set has since. */
    Set<String> added() {
      return without(after, before);
    }

    /** Names that a set had. */
    Set<String> taken() {
      return without(before, after);
    }

    private static Set<String> without(String some, String others) {
      Set<String> names = Deeds.tokens(some);
      names.removeAll(Deeds.tokens(others));
      return names;
    }
  }

  /** A ticket was written to, whatever part of it. */
  private record Touch(TicketRef at, Instant when) {}

  /** So long the bridge may be on its way from one status to another. */
  private static final Duration WAY = Duration.ofMinutes(1);

  private final World world;
  private final List<Turn> turns = new ArrayList<>();
  private final List<Touch> touches = new ArrayList<>();
  private final Map<TicketRef, Instant> appeared = new LinkedHashMap<>();

  /** Tickets that the bridge could not see for a while. */
  private final Set<TicketRef> away = new TreeSet<>();

  /** Tickets on which a write of the bridge may or may not have had its effect. */
  private final Set<TicketRef> doubtful = new TreeSet<>();

  /** Trackers in which the making of a ticket went wrong, perhaps after its effect. */
  private final Set<TrackerId> unsure = new TreeSet<>();

  private final Set<TrackerId> stumbled = new TreeSet<>();
  private final Set<TicketRef> stirred = new TreeSet<>();

  /** Tickets that their tracker opened because of what the bridge said there. */
  private final Map<TicketRef, Turn> opened = new TreeMap<>();

  /** Tickets whose status somebody moved on while the bridge was on its way through it. */
  private final Set<TicketRef> crossed = new TreeSet<>();

  private final Map<FieldName, Set<Owner>> owners = new TreeMap<>();
  private final Set<FieldName> unowned = new TreeSet<>();

  Timeline(World world) {
    this.world = world;
  }

  /** A ticket that was not there before. */
  void appeared(TicketRef ref, Shown shown, boolean person) {
    appeared.putIfAbsent(ref, now());
    touched(ref);
    if (person) {
      world.veil.written(ref, "", shown.everything());
    }
    Words.FIELDS.forEach(field -> turn(ref, field, "", value(ref, field, shown), person));
  }

  /** Somebody did something to a ticket. */
  void changed(TicketRef ref, Shown before, Shown after, boolean person) {
    touched(ref);
    if (person) {
      world.veil.written(ref, before.everything(), after.everything());
      crossed(ref, before.fields().status(), after.fields().status());
    }
    Words.FIELDS.forEach(
        field -> turn(ref, field, value(ref, field, before), value(ref, field, after), person));
  }

  /** Another word of the tracker for the same status is somebody's wish, of which no turn tells. */
  private void crossed(TicketRef ref, String before, String after) {
    StandardField status = StandardField.STATUS;
    boolean same =
        !before.equals(after)
            && Words.canonical(world, ref, status, before)
                .equals(Words.canonical(world, ref, status, after));
    Instant lately = now().minus(WAY);
    if (same
        && of(Set.of(ref), status).stream()
            .anyMatch(turn -> !turn.person() && turn.when().isAfter(lately))) {
      crossed.add(ref);
    }
  }

  boolean isCrossed(TicketRef ref) {
    return crossed.contains(ref);
  }

  private String value(TicketRef ref, StandardField field, Shown shown) {
    return Words.of(world, ref, field, shown.fields());
  }

  private void turn(
      TicketRef ref, StandardField field, String before, String after, boolean person) {
    Turn turn = new Turn(ref, field, before, after, now(), person);
    if (!before.equals(after) && !putsBack(turn)) {
      turns.add(turn);
    }
  }

  /** The tracker itself changed a ticket to which the bridge wrote. */
  void stirred(TicketRef ref, Shown before, Shown after) {
    changed(ref, before, after, true);
    stirred.add(ref);
  }

  /** The tracker itself has just opened a ticket of several because of what the bridge said. */
  void opened(TicketRef ref) {
    status(ref).ifPresent(turn -> opened.put(ref, turn));
  }

  private Optional<Turn> status(TicketRef ref) {
    return turns.reversed().stream().filter(t -> t.is(ref, StandardField.STATUS)).findFirst();
  }

  /** Somebody answered: a ticket that this would have opened is open by their doing (N2). */
  void answered(TicketRef ref) {
    status(ref)
        .filter(turn -> turn.equals(opened.remove(ref)))
        .map(t -> new Turn(ref, t.field(), t.before(), t.after(), now(), true))
        .ifPresent(turns::add);
  }

  /** What the tracker itself did counts as nobody's if the bridge puts it back next. */
  private boolean putsBack(Turn turn) {
    if (turn.field() != StandardField.STATUS) {
      return false;
    }
    Turn last =
        turns.reversed().stream()
            .filter(t -> t.at().equals(turn.at()) && t.field() == turn.field())
            .findFirst()
            .orElse(turn);
    boolean back =
        !turn.person()
            && last.person()
            && stirred.contains(turn.at())
            && last.before().equals(turn.after())
            && last.after().equals(turn.before());
    stirred.remove(turn.at());
    return back && turns.remove(last);
  }

  void touched(TicketRef ref) {
    touches.add(new Touch(ref, now()));
  }

  void wentAway(TicketRef ref) {
    away.add(ref);
  }

  void doubt(TicketRef ref) {
    doubtful.add(ref);
  }

  /** Fields have these owners for a while; whose word counts cannot be told if they had others. */
  void reowned(Topology topology) {
    topology
        .routes()
        .forEach(
            route ->
                route
                    .terms()
                    .fields()
                    .forEach(
                        (field, owner) ->
                            owners.computeIfAbsent(field, f -> new HashSet<>()).add(owner)));
  }

  /** Nobody owns a field for a while, in which everybody wrote for themselves. */
  void disowned(FieldName field) {
    unowned.add(field);
  }

  boolean hadOneOwner(FieldName field) {
    return !unowned.contains(field) && owners.getOrDefault(field, Set.of()).size() <= 1;
  }

  /** The bridge was ended, and may not know what it did in this run. */
  void doubtSince(Instant began) {
    touches.stream().filter(t -> !t.when().isBefore(began)).forEach(t -> doubtful.add(t.at()));
  }

  /** A call to a tracker went wrong, so that a mirror made just before may be found late. */
  void stumbled(TrackerId tracker) {
    stumbled.add(tracker);
  }

  boolean hasStumbled(TrackerId tracker) {
    return stumbled.contains(tracker);
  }

  void unsure(TrackerId tracker) {
    unsure.add(tracker);
  }

  private Instant now() {
    return world.clock.instant();
  }

  /** What became of a field on some tickets, oldest first. */
  List<Turn> of(Set<TicketRef> tickets, StandardField field) {
    return turns.stream().filter(t -> t.field() == field && tickets.contains(t.at())).toList();
  }

  /** Whether a ticket stands as the bridge's newest write to it left it, whatever was asked for. */
  boolean isLeft(TicketRef ref, StandardField field) {
    List<Turn> own = of(Set.of(ref), field);
    return !own.isEmpty() && !own.getLast().person();
  }

  Instant appearance(TicketRef ref) {
    return appeared.getOrDefault(ref, Instant.MAX);
  }

  /** Whether anything was written to a ticket between two times, the last one left out. */
  boolean touched(TicketRef ref, Instant from, Instant to) {
    return touches.stream()
        .anyMatch(t -> t.at().equals(ref) && !t.when().isBefore(from) && t.when().isBefore(to));
  }

  boolean wasAway(TicketRef ref) {
    return away.contains(ref);
  }

  boolean isDoubtful(TicketRef ref) {
    return doubtful.contains(ref) || unsure.contains(ref.tracker());
  }
}
