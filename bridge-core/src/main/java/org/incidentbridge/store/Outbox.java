package org.incidentbridge.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.spi.CommandKey;

/**
 * Commands to be pushed. The lane of a command is its ticket, or for a create its incident and
 * route; within a lane commands go out in the order of their sequence, one at a time, and a command
 * that waits holds back the later ones of its lane only (N6). One that is held for a person is
 * passed by, so that it stops nothing else (N10).
 *
 * <p>A key is remembered while its command is here. That a command is done stands in the incident,
 * saved in the transaction that removes it; whoever adds commands decides from that incident.
 */
public interface Outbox {

  /**
   * Adds commands that are not there yet; one whose key is known, in whatever state, is left as it
   * is. What stands before them in their lanes becomes at least as urgent.
   *
   * @param urgency more is sooner
   */
  void add(List<PlannedCommand> commands, int urgency, Instant now);

  Optional<Entry> find(CommandKey key);

  /** All entries of an incident that are not done. */
  List<Entry> of(IncidentId incident);

  /** Hands over all commands for a tracker that are not held, one at a time, in no order. */
  void each(TrackerId tracker, Consumer<PlannedCommand> to);

  /**
   * The first entry of each lane of a tracker that is due and not held, most urgent first, then
   * oldest. Entries in state {@link State#SENT} come too, before all others: they are to be settled
   * first. They also come while a call is under way, which only the caller knows of.
   *
   * <p>One that was never sent nor put off is due whatever the clock said when it came, and so is
   * one that is to wait for longer than anything waits: the clock was put back.
   */
  List<Entry> due(TrackerId tracker, Due which);

  /** The first of them that are due at that time. */
  default List<Entry> due(TrackerId tracker, Instant now, int limit) {
    return due(tracker, new Due(now, Duration.ofDays(1), true, 0, limit));
  }

  /**
   * What waits for tickets behind the first command of their lanes and is not held, in the order of
   * each lane.
   *
   * @param tickets their ids
   */
  List<Entry> behind(TrackerId tracker, List<String> tickets);

  /**
   * Marks an entry as about to be sent, once more; durable before the tracker sees anything.
   *
   * @return false if the entry is no longer there or is held: then it must not be sent
   */
  boolean sent(CommandKey key, Instant now);

  /** The tracker said that it took all of an entry that was sent, but was not seen to show it. */
  void taken(CommandKey key);

  /** A write of an entry that is marked as sent leaves only now, after it waited for its turn. */
  void leaves(CommandKey key, Instant now);

  /**
   * Puts an entry back to wait.
   *
   * @param state {@link State#PENDING} if the command had no effect, {@link State#SENT} if that is
   *     not known
   */
  void wait(CommandKey key, State state, Retry retry);

  /** Lets all that waits for the same ticket now go before an entry. */
  void stepAside(CommandKey key);

  /**
   * Holds an entry for a person.
   *
   * @param as {@link State#PENDING} if the command certainly had no effect, {@link State#SENT} if
   *     that is not known: the state in which it is released
   */
  void hold(CommandKey key, State as, String reason);

  /** Removes an entry: done, or overtaken by a newer decision. */
  void remove(CommandKey key);

  /**
   * Puts commands in the place of one in its lane, with its attempts forgotten; does nothing if it
   * is not there. A replacement whose key is known elsewhere is left as it is.
   */
  void replace(CommandKey key, List<PlannedCommand> by, Instant now);

  /** Oldest first. */
  List<Entry> held();

  /**
   * Makes a held entry due at once, with its attempts forgotten, in the state as which it was held:
   * one that may have had an effect is settled before it is sent again.
   */
  void release(CommandKey key, Instant now);

  /** Whether a create in that tracker is in state {@link State#SENT}. */
  boolean creating(TrackerId tracker);

  /** Whether a write to that ticket is under way, or nobody knows what became of it. */
  boolean writing(TicketRef ticket);

  Counts counts();

  /** Where an entry stands. */
  enum State {
    /** Not sent, or certainly without effect. */
    PENDING,
    /** Sent, outcome not known: to be settled before it is sent again. */
    SENT,
    /** Waits for a person. */
    HELD
  }

  /**
   * One entry.
   *
   * @param planned the command with its reasons
   * @param state where it stands
   * @param retry what happened to it so far
   * @param createdAt when it was planned
   * @param sentAt when a write of it last left; empty if it was not, or certainly had no effect
   * @param taken whether the tracker said of that write that it took all of it
   */
  record Entry(
      PlannedCommand planned,
      State state,
      Retry retry,
      Instant createdAt,
      Optional<Instant> sentAt,
      boolean taken) {

    /** The key of the command. */
    public CommandKey key() {
      return planned.command().target().key();
    }

    /** The same entry with its command told otherwise. */
    public Entry with(PlannedCommand other) {
      return new Entry(other, state, retry, createdAt, sentAt, taken);
    }
  }

  /**
   * What happened so far.
   *
   * @param attempts how often it was sent
   * @param nextAt not before
   * @param message the last failure for people; empty if none
   */
  record Retry(int attempts, Instant nextAt, String message) {}

  /**
   * How many.
   *
   * @param pending waiting or due
   * @param sent outcome not known
   * @param held for a person
   */
  record Counts(long pending, long sent, long held) {}

  /**
   * Which of the due entries.
   *
   * @param now the time
   * @param longest nothing is ever put off for longer
   * @param creates whether also new tickets that were not sent yet
   * @param skip how many of the first to leave out
   * @param limit at most so many
   */
  record Due(Instant now, Duration longest, boolean creates, int skip, int limit) {}
}
