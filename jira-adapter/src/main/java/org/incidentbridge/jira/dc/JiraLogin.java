package org.incidentbridge.jira.dc;

import com.fasterxml.jackson.databind.JsonNode;
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
final class JiraLogin {

  private static final Duration VALID = Duration.ofHours(6);

  private final Connection jira;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Session session;

  JiraLogin(Connection jira) {
    this.jira = jira;
  }

  /**
   * Who is calling.
   *
   * @param name the user name, which Jira's JSON calls {@code name}
   * @param zone in which Jira reads the dates of this user's searches
   */
  record Session(String name, ZoneId zone, Instant provedAt) {}

  /** The proven login, asked for once for some hours. */
  Session session() {
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
  Session prove() {
    lock.lock();
    try {
      session = null;
      JsonNode me = jira.rest().get(jira.rest().at("myself"));
      String name = me.path("name").asText();
      if (name.isBlank()) {
        throw new TrackerException(
            TrackerException.Kind.AUTHENTICATION,
            jira.tracker()
                + ": Jira takes the bridge for an anonymous visitor, so that empty answers mean"
                + " nothing. Check the token, or user and password, under auth");
      }
      Session proved =
          new Session(name, zone(me.path("timeZone").asText()), jira.clock().instant());
      session = proved;
      return proved;
    } finally {
      lock.unlock();
    }
  }

  /** The next use asks again. */
  void doubt() {
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
