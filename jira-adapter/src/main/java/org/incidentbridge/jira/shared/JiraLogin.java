package org.incidentbridge.jira.shared;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.locks.ReentrantLock;
import org.incidentbridge.spi.TrackerException;
import org.jspecify.annotations.Nullable;

/**
 * Proves that Jira knows who is calling: without a valid login it may answer as to an anonymous
 * visitor, who simply finds nothing.
 */
public final class JiraLogin {

  private static final Duration VALID = Duration.ofHours(6);

  private final Site jira;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Session session;

  public JiraLogin(Site jira) {
    this.jira = jira;
  }

  /**
   * Who is calling.
   *
   * @param zone in which Jira reads the dates of this user's searches
   */
  public record Session(String account, ZoneId zone, Instant provedAt) {}

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
      return proved;
    } finally {
      lock.unlock();
    }
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

  private static ZoneId zone(String name) {
    try {
      return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }
}
