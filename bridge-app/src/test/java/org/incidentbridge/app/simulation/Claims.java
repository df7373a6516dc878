package org.incidentbridge.app.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.incidentbridge.app.simulation.Timeline.Turn;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;

/**
 * What people want of one field of one incident: a value of theirs that another person replaced who
 * saw it claims nothing any more. All else are claims, of which there is more than one if people
 * wrote at the same time without seeing each other's words.
 */
final class Claims {

  /** Trackers keep times in seconds. */
  private static final Duration GRAIN = Duration.ofSeconds(2);

  private final Timeline timeline;
  private final StandardField field;
  private final List<Turn> turns;
  private final Map<Turn, Set<Turn>> replaced = new LinkedHashMap<>();
  private boolean vague;

  Claims(Timeline timeline, Set<TicketRef> tickets, StandardField field) {
    this.timeline = timeline;
    this.field = field;
    this.turns = timeline.of(tickets, field);
    people().forEach(this::follow);
  }

  /** What people did, oldest first. */
  List<Turn> people() {
    return turns.stream().filter(Turn::person).toList();
  }

  /** All that became of the field, for whoever reads of a broken invariant. */
  String told() {
    return turns.stream().map(t -> "%n%s".formatted(t)).collect(Collectors.joining());
  }

  /** Whether it cannot be told whose value somebody saw. */
  boolean areVague() {
    return vague;
  }

  /**
   * Whether people of two tickets had said the same before one of them changed it: whether the
   * bridge saw them at one, so that only one side changed since, cannot be told.
   */
  boolean wereAtOne() {
    return turns.stream()
        .filter(Turn::person)
        .anyMatch(turn -> last(turn, true).isPresent() && last(turn, false).isPresent());
  }

  /** The newest turn before that one, there or elsewhere, if a person made it to the same value. */
  private Optional<Turn> last(Turn turn, boolean there) {
    return earlier(turn).reversed().stream()
        .filter(t -> t.at().equals(turn.at()) == there)
        .findFirst()
        .filter(t -> t.person() && t.after().equals(turn.before()));
  }

  private void follow(Turn turn) {
    Set<Turn> gone = new LinkedHashSet<>();
    for (Turn earlier : earlier(turn)) {
      if (earlier.at().equals(turn.at()) && earlier.person()) {
        replace(gone, earlier);
      }
    }
    seen(turn).ifPresent(source -> replace(gone, source));
    replaced.put(turn, gone);
  }

  private void replace(Set<Turn> gone, Turn source) {
    gone.add(source);
    gone.addAll(replaced.getOrDefault(source, Set.of()));
  }

  private List<Turn> earlier(Turn turn) {
    return turns.subList(0, turns.indexOf(turn));
  }

  /** Whose value a person saw who changed it. */
  private Optional<Turn> seen(Turn turn) {
    List<Turn> here = earlier(turn).stream().filter(t -> t.at().equals(turn.at())).toList();
    if (here.isEmpty() || here.getLast().person()) {
      return Optional.empty(); // nobody's, or one of this ticket
    }
    List<Turn> sources =
        earlier(here.getLast()).stream()
            .filter(t -> t.person() && t.after().equals(turn.before()))
            .toList();
    vague |= sources.size() != 1;
    return sources.size() == 1 ? Optional.of(sources.getFirst()) : Optional.empty();
  }

  /** What stands against each other, oldest first. */
  List<Turn> open() {
    Set<Turn> gone = new LinkedHashSet<>();
    replaced.values().forEach(gone::addAll);
    return people().stream().filter(t -> !gone.contains(t)).toList();
  }

  /**
   * Whether somebody wrote the same on another ticket and then something else: both had agreed, so
   * that it went with the other one's.
   */
  boolean wasShared(Turn turn) {
    return people().stream()
        .filter(other -> !other.at().equals(turn.at()) && other.after().equals(turn.after()))
        .anyMatch(other -> !open().contains(other));
  }

  /** Whether a value is one that its ticket did not show before: to go back may be no change. */
  boolean isNews(Turn turn) {
    return earlier(turn).stream()
            .filter(t -> t.at().equals(turn.at()))
            .noneMatch(t -> t.after().equals(turn.after()) || t.before().equals(turn.after()))
        && !turn.before().equals(turn.after());
  }

  /** Whether a label that somebody took off had been put there by the bridge. */
  boolean isTheBridges(Turn turn, String label) {
    return earlier(turn).reversed().stream()
        .filter(t -> t.at().equals(turn.at()) && t.added().contains(label))
        .findFirst()
        .filter(t -> !t.person())
        .isPresent();
  }

  /** What any of them may come to. */
  Set<String> values() {
    return words(open());
  }

  /** What people have to choose from: of what stands against each other, what is a change. */
  Set<String> choice() {
    List<Turn> changes = open().stream().filter(turn -> !isTakenBack(turn)).toList();
    return changes.isEmpty() ? values() : words(changes);
  }

  private static Set<String> words(List<Turn> claims) {
    Set<String> values = new TreeSet<>();
    claims.forEach(t -> values.add(t.after()));
    return values;
  }

  /** Whether it says again what this ticket and those of all others showed before anybody wrote. */
  private boolean isTakenBack(Turn claim) {
    return open().size() > 1 && open().stream().allMatch(t -> base(t).equals(claim.after()));
  }

  /** What a ticket showed when people began to write there without a word from elsewhere. */
  private String base(Turn claim) {
    List<Turn> here = earlier(claim).stream().filter(t -> t.at().equals(claim.at())).toList();
    Turn first = claim;
    for (Turn turn : here.reversed()) {
      if (!turn.person()) {
        break;
      }
      if (turn.when().equals(timeline.appearance(turn.at()))) {
        return turn.after();
      }
      first = turn;
    }
    return first.before();
  }

  /**
   * What may become of sets: they have what all claims have, and nothing that none has, unless it
   * was taken off where others did not.
   */
  Set<String> mixtures() {
    List<Set<String>> claimed = open().stream().map(t -> Deeds.tokens(t.after())).toList();
    Set<String> certain = new TreeSet<>(claimed.getFirst());
    claimed.forEach(certain::retainAll);
    Set<String> possible = new TreeSet<>();
    claimed.forEach(possible::addAll);
    if (claimed.size() > 1) {
      people().forEach(turn -> possible.addAll(turn.taken()));
    }
    possible.removeAll(certain);
    return between(certain, possible);
  }

  /** All sets, as text, of what is certain with some of what is possible. */
  static Set<String> between(Set<String> certain, Set<String> possible) {
    List<Set<String>> mixtures = new ArrayList<>(List.of(certain));
    for (String name : possible) {
      for (Set<String> each : List.copyOf(mixtures)) {
        Set<String> more = new TreeSet<>(each);
        more.add(name);
        mixtures.add(more);
      }
    }
    return mixtures.stream().map(Set::toString).collect(Collectors.toSet());
  }

  /** The latest, if by the times of the tickets nothing else could be taken for later. */
  Optional<Turn> latest() {
    List<Turn> open = new ArrayList<>(open());
    Turn newest = open.removeLast();
    boolean clear = !vague && open.stream().allMatch(other -> isOlder(other, newest));
    return clear ? Optional.of(newest) : Optional.empty();
  }

  /**
   * Trackers tell when a ticket was touched, also by the bridge, and not when a field was. And a
   * ticket on which the newest value stood before may be taken for one that was told of it.
   */
  private boolean isOlder(Turn other, Turn newest) {
    Instant from = newest.when().minus(GRAIN);
    Instant decided =
        turns.stream()
            .filter(t -> !t.person() && !t.when().isBefore(newest.when()))
            .filter(t -> t.is(other.at(), field) || t.is(newest.at(), field))
            .map(Turn::when)
            .findFirst()
            .orElse(Instant.MAX);
    boolean stoodThere =
        earlier(newest).stream()
            .anyMatch(t -> t.is(other.at(), field) && t.after().equals(newest.after()));
    return other.when().isBefore(from)
        && !stoodThere
        && !timeline.touched(other.at(), from, decided);
  }
}
