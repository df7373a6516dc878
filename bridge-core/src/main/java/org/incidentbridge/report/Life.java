package org.incidentbridge.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The course of one incident up to a point in time.
 *
 * @param opened when it began
 * @param touched when staff last did anything on it; its beginning if they never did
 * @param changed when anybody but the bridge last did
 * @param turns each time its status came to be another one, in order, the first at its beginning
 * @param stays at support levels, in order; empty if it has no level
 */
public record Life(
    Instant opened, Instant touched, Instant changed, List<Turn> turns, List<Stay> stays) {

  public Life {
    turns = List.copyOf(turns);
    stays = List.copyOf(stays);
  }

  /**
   * A status.
   *
   * @param at since when
   * @param status canonical word; may be empty
   */
  public record Turn(Instant at, String status) {

    /** Whether the work is over. */
    public boolean isOver() {
      return status.equals("resolved") || status.equals("closed");
    }
  }

  /**
   * A time at one level.
   *
   * @param level its word
   * @param from inclusive
   * @param to exclusive; empty while it lasts, and after it was resolved there when that was
   */
  public record Stay(String level, Instant from, Optional<Instant> to) {

    /** Elapsed time. */
    public Duration length(Instant now) {
      return Duration.between(from, to.orElse(now));
    }
  }

  /** Whether it was open at an instant; what happens at that very instant counts. */
  public boolean isOpenAt(Instant at) {
    return !at.isBefore(opened) && !over(at);
  }

  private boolean over(Instant at) {
    return turns.stream()
        .filter(t -> !t.at().isAfter(at))
        .reduce((a, b) -> b)
        .map(Turn::isOver)
        .orElse(false);
  }

  /** When it was resolved or closed, each time; at its beginning if it began so. */
  public List<Instant> closings() {
    boolean begunOver = !turns.isEmpty() && turns.getFirst().isOver();
    return begunOver
        ? Stream.concat(Stream.of(opened), changes(true).stream()).toList()
        : changes(true);
  }

  /** When it was open again after that. */
  public List<Instant> reopenings() {
    return changes(false);
  }

  private List<Instant> changes(boolean toOver) {
    return IntStream.range(1, turns.size())
        .filter(i -> turns.get(i).isOver() == toOver && turns.get(i - 1).isOver() != toOver)
        .mapToObj(i -> turns.get(i).at())
        .toList();
  }

  /** When it was resolved; empty while it is open. */
  public Optional<Instant> resolved() {
    if (turns.isEmpty() || !turns.getLast().isOver()) {
      return Optional.empty();
    }
    return Optional.of(closings().getLast());
  }

  /** The level at an instant; empty if it has none. */
  public Optional<String> levelAt(Instant at) {
    return stays.stream().filter(s -> !s.from().isAfter(at)).reduce((a, b) -> b).map(Stay::level);
  }
}
