package org.incidentbridge.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.notice.Notice;
import org.incidentbridge.notice.NoticeKey;

/**
 * Notices to be delivered. A key is remembered for ever, also when its notice was delivered or
 * given up, so that nobody is told the same twice (N9).
 */
public interface Notices {

  /**
   * Adds notices that are not there yet; one whose key is known, in whatever state, is left as it
   * is.
   *
   * @return how many were new
   */
  int add(List<Notice> notices, Instant now);

  /** Whether the key was ever added. */
  boolean knows(NoticeKey key);

  /** One that is not done. */
  Optional<Entry> find(NoticeKey key);

  /** All of an incident that are not done, in the order of arrival. */
  List<Entry> of(IncidentId incident);

  /**
   * What is neither held nor done for a channel, urgent ones first, then oldest first: what is not
   * yet due too, and what was sent with an outcome that is not known.
   *
   * @param limit at most so many, and what shares a parcel with them
   */
  List<Entry> waiting(String channel, int limit);

  /** Grows whenever a notice is added or released. */
  long position();

  /** The channels for which anything waits. */
  SortedSet<String> channels();

  /**
   * Marks notices as about to be sent in one parcel; durable before anybody sees anything.
   *
   * @return false if one of them is done or held by now: then nothing is marked, and none must be
   *     sent
   */
  boolean sent(List<NoticeKey> keys, NoticeKey parcel, Instant now);

  /** Forgets what they say and remembers their keys: delivered, or given up. */
  void done(List<NoticeKey> keys);

  /**
   * Puts notices back to wait, which stay one parcel.
   *
   * @param state {@link State#PENDING} if they certainly did not arrive, {@link State#SENT} if that
   *     is not known
   * @param nextAt not before
   * @param message the failure for people
   */
  void wait(List<NoticeKey> keys, State state, Instant nextAt, String message);

  /** Lets notices leave each by itself, as if never tried: together they were refused. */
  void separate(List<NoticeKey> keys, Instant now, String message);

  /**
   * Holds notices for a person.
   *
   * @param as as {@link #wait}: the state in which they are released
   */
  void hold(List<NoticeKey> keys, State as, String reason);

  /** Oldest first. */
  List<Entry> held();

  /**
   * Lets a held notice go again, and what left with it, with their attempts forgotten.
   *
   * @return what was released; empty if there was none
   */
  List<Entry> release(NoticeKey key, Instant now);

  Counts counts();

  /** Where a notice stands. */
  enum State {
    /** Not sent, or certainly not arrived. */
    PENDING,
    /** About to be sent, or sent and not answered. */
    SENT,
    /** Waits for a person. */
    HELD
  }

  /**
   * One notice.
   *
   * @param notice what is to be told
   * @param state where it stands
   * @param tries what happened to it so far
   * @param createdAt when it was decided on, by the bridge's clock
   */
  record Entry(Notice notice, State state, Tries tries, Instant createdAt) {

    public NoticeKey key() {
      return notice.key();
    }
  }

  /**
   * What happened so far.
   *
   * @param attempts how often it certainly did not arrive
   * @param doubts how often it may have arrived
   * @param nextAt not before
   * @param message the last failure for people; empty if none
   * @param bond what it left with, and leaves with
   */
  record Tries(int attempts, int doubts, Instant nextAt, String message, Bond bond) {}

  /**
   * What a notice leaves with.
   *
   * @param parcel the message; empty if it never left
   * @param alone whether it leaves by itself whatever its group
   */
  record Bond(String parcel, boolean alone) {}

  /**
   * How many.
   *
   * @param pending waiting
   * @param sent outcome not known
   * @param held for a person
   */
  record Counts(long pending, long sent, long held) {}
}
