package org.incidentbridge.jira.shared;

import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.spi.KnownTickets;
import org.jspecify.annotations.Nullable;

/**
 * The latest change ever seen, which each search finds again to show that it was made for the
 * bridge's user. One that is not found though the login was proved in between is gone for good, and
 * an earlier one takes its place: else the login would be proved with every search (N11).
 */
public final class Vanished {

  private final JiraLogin login;
  private @Nullable Instant missed;

  public Vanished(JiraLogin login) {
    this.login = login;
  }

  /**
   * Takes note that a search found nothing; the first time the login has to be proved before the
   * next one.
   *
   * @param latest the latest change ever seen
   * @return what to look for from now on, {@link Instant#EPOCH} if nothing else was ever seen;
   *     empty if that stays
   */
  public synchronized Optional<Instant> instead(Instant latest, KnownTickets known) {
    if (!latest.equals(missed)) {
      missed = latest;
      login.doubt();
      return Optional.empty();
    }
    Instant earlier = Instant.EPOCH;
    for (String version : known.versions().values()) {
      Instant change = JiraVersion.time(version).orElse(Instant.EPOCH);
      earlier = change.isBefore(latest) ? FeedTimes.later(earlier, change) : earlier;
    }
    return Optional.of(earlier);
  }
}
