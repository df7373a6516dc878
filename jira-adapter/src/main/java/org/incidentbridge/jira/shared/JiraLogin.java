package org.incidentbridge.jira.shared;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Calls;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerProbe;
import org.jspecify.annotations.Nullable;

/**
 * Proves that Jira knows who is calling: without a valid login it may answer as to an anonymous
 * visitor, who simply finds nothing.
 */
public final class JiraLogin {

  private static final Duration VALID = Duration.ofHours(6);
  private static final ZoneId FURTHEST_BEHIND = ZoneOffset.ofHours(-12);

  private final Site jira;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Session last;
  private @Nullable Session session;

  public JiraLogin(Site jira) {
    this.jira = jira;
  }

  /**
   * Who is calling.
   *
   * @param profile zone of this user, in which Jira reads the dates of their searches; empty if
   *     Jira names none that is known here
   */
  public record Session(String account, Optional<ZoneId> profile, Instant provedAt) {

    /**
     * In which bounds of searches are written. Where the profile's zone is not known it is the one
     * furthest behind: in any other the same words mean an earlier time, so that too much is found
     * and never too little.
     */
    public ZoneId zone() {
      return profile.orElse(FURTHEST_BEHIND);
    }
  }

  /** The proven login, asked for once for some hours. */
  public Session session() {
    lock.lock();
    try {
      @Nullable Session known = session;
      Instant now = jira.clock().instant();
      boolean fresh = known != null && known.provedAt().plus(VALID).isAfter(now);
      return fresh && known != null ? known : prove();
    } finally {
      lock.unlock();
    }
  }

  /**
   * What was read, if all of it was made for the bridge's user; see {@link Calls#sure}.
   *
   * @throws TrackerException if the login does not count
   */
  public <T> T sure(Supplier<T> reading) {
    return jira.calls().sure(reading, this::prove);
  }

  /**
   * What was read. A call that is refused for its login puts this in doubt.
   *
   * @throws TrackerException if it fails
   */
  public <T> T guarded(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (CallFailure failure) {
      if (failure.kind() == TrackerException.Kind.AUTHENTICATION) {
        doubt();
      }
      throw failure.toTrackerException();
    }
  }

  /**
   * Asks Jira now.
   *
   * @throws TrackerException if the login does not count
   */
  public Session prove() {
    lock.lock();
    try {
      session = null;
      Site.Caller me = jira.caller();
      if (me.account().isBlank()) {
        throw new TrackerException(
            TrackerException.Kind.AUTHENTICATION,
            jira.tracker()
                + ": Jira takes the bridge for an anonymous visitor, so that empty answers mean"
                + " nothing. Check "
                + jira.dialect().login()
                + " under auth");
      }
      Session proved = new Session(me.account(), zone(me.zone()), jira.clock().instant());
      session = proved;
      last = proved;
      return proved;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The zone in which this user's days begin, UTC if it is not known. Asked for once; what is known
   * stays, as a day must not change while a login is in doubt.
   */
  ZoneId home() {
    @Nullable Session known = last;
    return (known == null ? session() : known).profile().orElse(ZoneOffset.UTC);
  }

  /** Who it is, for {@code bridge doctor}, and whether their zone is of use. */
  public List<TrackerProbe.Finding> findings() {
    Session proved = prove();
    String who = "logged in as " + proved.account();
    return proved
        .profile()
        .map(
            zone ->
                List.of(JiraProbe.good("login", who + ", whose searches read dates in " + zone)))
        .orElseGet(
            () ->
                List.of(
                    JiraProbe.good("login", who),
                    JiraProbe.doubtful(
                        "time zone",
                        "Jira names no time zone of the bridge's user that is known here: all that"
                            + " changed within the last day is looked through each time, and dates"
                            + " without a time are taken for days in UTC unless zone says otherwise",
                        "Choose a usual time zone, such as Europe/Berlin, in that user's profile")));
  }

  /** The next use asks again. */
  public void doubt() {
    lock.lock();
    try {
      session = null;
    } finally {
      lock.unlock();
    }
  }

  /** Jira itself is a Java program, and may name a zone by an old short name. */
  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name.strip(), ZoneId.SHORT_IDS));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }
}
