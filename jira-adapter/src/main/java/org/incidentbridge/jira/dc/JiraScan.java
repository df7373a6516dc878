package org.incidentbridge.jira.dc;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.jira.shared.FeedTimes;
import org.incidentbridge.jira.shared.JiraSettings;
import org.incidentbridge.jira.shared.JiraTimes;
import org.incidentbridge.jira.shared.JiraVersion;
import org.incidentbridge.jira.shared.Jql;
import org.incidentbridge.jira.shared.SoundAnswers;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.KnownTickets;
import org.incidentbridge.spi.TrackerException;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the change feed: a search whose pages are ids and times only. Held in memory
 * between pulls; a pass that is lost is taken up again from its cursor.
 *
 * <p>Pages are stepped by what was returned, each beginning with the last issue of the one before:
 * if another one stands there, something changed meanwhile and all that follows moved up, so that
 * the search begins anew at the time that was reached.
 */
final class JiraScan {

  /** Deeper pages are refused by some versions, and slow on the others. */
  private static final int WINDOW = 10_000;

  /** How often a search begins anew without showing anything that it had not shown before. */
  private static final int MOST_RESTARTS = 10;

  private final Connection jira;
  private final JiraSettings settings;
  private final ZoneId zone;
  private final Deque<Candidate> pending = new ArrayDeque<>();
  private final Set<String> shown = new HashSet<>();
  private JiraCursor cursor;
  private String jql;
  private int startAt;
  private int restarts;
  private @Nullable Candidate last;
  private boolean started;
  private boolean ended;
  private boolean empty;

  /** A pass that goes on where the cursor stands. */
  JiraScan(Connection jira, JiraSettings settings, ZoneId zone, JiraCursor cursor) {
    this.jira = jira;
    this.settings = settings;
    this.zone = zone;
    this.cursor = cursor;
    this.jql = jql(cursor.from());
  }

  /** An issue that the feed names, in the state that the feed knows. */
  record Candidate(String id, String version, Instant updated) {}

  /** The next issues of which the bridge does not know the version, at most so many. */
  List<Candidate> news(int limit, KnownTickets known) {
    List<Candidate> news = new ArrayList<>();
    while (news.size() < limit) {
      Candidate next = pending.poll();
      if (next != null) {
        cursor = next.updated().equals(Instant.EPOCH) ? cursor : cursor.at(next.updated());
        if (isNews(next, known)) {
          news.add(next);
        }
      } else if (ended) {
        break;
      } else {
        fetch();
      }
    }
    return news;
  }

  /** Whether the pass came to its end. */
  boolean finished() {
    return ended && pending.isEmpty();
  }

  /**
   * Whether nothing was found though the latest change ever seen always is: it may be gone, or the
   * bridge be taken for somebody else, or dates be read in another zone than they were written in.
   */
  boolean isDoubtful() {
    return empty && !cursor.high().equals(Instant.EPOCH);
  }

  /** Where the pass stands. */
  JiraCursor cursor() {
    return cursor;
  }

  /** Whether a pull with this cursor goes on with this pass. */
  boolean standsAt(Cursor other) {
    return started && cursor.write().equals(other);
  }

  private void fetch() {
    JiraSearch.Found page =
        JiraSearch.page(jira, jql, List.of("updated"), startAt, settings.reading().pageSize());
    if (!started) {
      cursor = cursor.begun(page.at());
    }
    empty = !started && page.issues().isEmpty();
    started = true;
    List<Candidate> found = page.issues().stream().map(this::candidate).toList();
    if (isMoved(found)) {
      restarts++;
      if (restarts > MOST_RESTARTS) {
        throw restless();
      }
      anew();
      return;
    }
    int before = shown.size();
    found.stream().filter(c -> shown.add(c.id() + '@' + c.version())).forEach(pending::add);
    restarts = shown.size() > before ? 0 : restarts;
    int overlapping = startAt > 0 ? 1 : 0;
    int reached = startAt + found.size();
    // The total may be wrong: too low is found out by a full page, too high by an empty one.
    ended = found.size() <= overlapping || (found.size() < page.most() && reached >= page.total());
    if (!ended) {
      step(found.getLast(), reached);
    }
  }

  private TrackerException restless() {
    return new TrackerException(
        TrackerException.Kind.UNAVAILABLE,
        jira.tracker()
            + ": the pages of Jira's search do not fit together, as if issues changed all the time;"
            + " the bridge tries again from what it has read");
  }

  private void step(Candidate reached, int seen) {
    last = reached;
    startAt = seen - 1;
    if (startAt + settings.reading().pageSize() > WINDOW) {
      anew();
    }
  }

  /** The page does not begin with the issue that it should begin with. */
  private boolean isMoved(List<Candidate> found) {
    return startAt > 0 && (found.isEmpty() || !found.getFirst().equals(last));
  }

  /**
   * Begins at the minute that was reached. Within one minute there is no other way than on: where
   * the search began at the same minute before, only the count starts anew.
   */
  private void anew() {
    @Nullable Candidate reached = last;
    String next = jql(Optional.ofNullable(reached).map(Candidate::updated));
    if (next.equals(jql) && startAt + settings.reading().pageSize() > WINDOW) {
      return;
    }
    jql = next;
    startAt = 0;
    last = null;
  }

  private Candidate candidate(JsonNode issue) {
    String version = SoundAnswers.version(jira.tracker(), issue);
    return new Candidate(
        SoundAnswers.idOrKey(issue), version, JiraVersion.time(version).orElse(Instant.EPOCH));
  }

  /** An index that lags may show a version older than the one known. */
  private boolean isNews(Candidate candidate, KnownTickets known) {
    Optional<String> version = known.version(candidate.id());
    return version
        .map(v -> isNewer(candidate.version(), v) || isSameYoungSecond(candidate, v))
        .orElseGet(() -> cursor.floor().filter(candidate.updated()::isBefore).isEmpty());
  }

  private boolean isSameYoungSecond(Candidate candidate, String known) {
    return JiraVersion.time(known).filter(candidate.updated()::equals).isPresent()
        && FeedTimes.mayHide(candidate.updated(), cursor.since());
  }

  /** Whether a version is later than another one; any other one, if they are no times. */
  static boolean isNewer(String version, String than) {
    Optional<Instant> one = JiraVersion.time(version);
    Optional<Instant> other = JiraVersion.time(than);
    boolean times = one.isPresent() && other.isPresent();
    return times ? one.get().isAfter(other.get()) : !version.equals(than);
  }

  private String jql(Optional<Instant> from) {
    String projects =
        settings.projects().stream().map(Jql::quoted).collect(Collectors.joining(", "));
    return "project in ("
        + projects
        + ")"
        + from.map(f -> " AND updated >= \"" + JiraTimes.jqlMinute(f, zone) + '"').orElse("")
        + " ORDER BY updated ASC, key ASC";
  }
}
