package org.incidentbridge.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What it means that something sent is not there: it may still be on its way, or the tracker may
 * still be working on it although nobody waits for its answer any more. Safe for parallel use.
 */
public final class Doubts {

  private final InstantSource clock;
  private final Duration window;

  // A call may wait for its turn before it goes out, so that its answer is lost long after it
  // began.
  private final Cache<CommandKey, Instant> lost =
      Caffeine.newBuilder().maximumSize(10_000).executor(Runnable::run).build();

  /**
   * Doubts.
   *
   * @param window how long after it was sent something may take effect
   */
  public Doubts(InstantSource clock, Duration window) {
    this.clock = clock;
    this.window = window;
  }

  /** Takes note if the answer of a command was lost now. */
  public Outcome noted(Command command, Outcome outcome) {
    if (outcome instanceof Outcome.Unknown) {
      lost.put(command.target().key(), clock.instant());
    }
    return outcome;
  }

  /**
   * What became of a write that cannot be found.
   *
   * @param since when it was sent
   * @param missing what is not where, for people
   */
  public Outcome notThere(CommandKey key, Instant since, String missing) {
    Duration left = left(key, since);
    return left.isPositive()
        ? new Outcome.Unknown(
            "%s; it may still be on its way, so that nothing is sent again for %d s"
                .formatted(missing, left.toSeconds() + 1),
            Optional.of(left))
        : new Outcome.NotApplied();
  }

  /**
   * What settling a command may answer. "Not applied" is said of no write that may still take
   * effect: what makes something would make it twice, and what changes something could undo the
   * newer value that is decided on and sent by then, which would then look like a person's change.
   *
   * <p>Three kinds of command are sent again at once, since each moment without them leaves
   * something open to people who must not see it (N5): removing a comment, withdrawing a file, and
   * changing one so that it is internal. All may be done twice without harm: what is gone stays
   * gone, and a later public text overtaken by an earlier internal one only shows too little.
   *
   * @param since when it was sent
   * @param missing what is not where, for people
   */
  public Outcome settled(Command command, Instant since, Outcome found, String missing) {
    if (!(found instanceof Outcome.NotApplied) || isUrgent(command)) {
      return found;
    }
    Outcome coming = notThere(command.target().key(), since, missing);
    return coming instanceof Outcome.NotApplied ? found : coming;
  }

  /** How long the command may still take effect; zero or less if it cannot any more. */
  public Duration left(CommandKey key, Instant since) {
    @Nullable Instant known = lost.getIfPresent(key);
    Instant begun = known != null && known.isAfter(since) ? known : since;
    return Duration.between(clock.instant(), begun.plus(window));
  }

  private static boolean isUrgent(Command command) {
    return command instanceof Command.RemoveComment
        || command instanceof Command.WithdrawFile
        || (command instanceof Command.EditComment edit
            && edit.visibility() == Visibility.INTERNAL);
  }
}
