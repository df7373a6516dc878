package org.incidentbridge.jira.cloud;

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
import org.incidentbridge.http.Reply;
import org.incidentbridge.jira.shared.FeedTimes;
import org.incidentbridge.jira.shared.JiraTimes;
import org.incidentbridge.jira.shared.JiraVersion;
import org.incidentbridge.jira.shared.SoundAnswers;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.KnownTickets;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the change feed: a search whose pages are ids and times only. Held in memory
 * between pulls; a pass that is lost is taken up again from its cursor.
 */
final class JiraScan {

  private final Connection jira;
  private final JiraWire.Search first;
  private final Optional<JiraCursor.Position> skipTo;
  private final Deque<Candidate> pending = new ArrayDeque<>();
  private final Set<String> tokens = new HashSet<>();
  private JiraCursor cursor;
  private @Nullable String token;
  private boolean started;
  private boolean ended;
  private boolean stuck;
  private boolean empty;

  /** A pass that goes on where the cursor stands. */
  JiraScan(Connection jira, List<String> projects, Start start) {
    this.jira = jira;
    this.cursor = start.cursor();
    this.skipTo = cursor.position();
    this.first =
        new JiraWire.Search(
            jql(projects, start.zone(), cursor.from()),
            start.pageSize(),
            List.of("updated"),
            List.of(),
            null,
            start.reconcile());
  }

  /**
   * Where and how a pass begins.
   *
   * @param zone in which Jira reads the caller's dates
   * @param reconcile ids of issues that shall be shown as they are now
   */
  record Start(ZoneId zone, JiraCursor cursor, List<Long> reconcile, int pageSize) {}

  /** An issue that the feed names. */
  record Candidate(String id, String version, JiraCursor.Position position) {}

  /** The next issues of which the bridge does not know the version, at most so many. */
  List<Candidate> news(int limit, KnownTickets known) {
    List<Candidate> news = new ArrayList<>();
    while (news.size() < limit) {
      Candidate next = pending.poll();
      if (next != null) {
        cursor = cursor.at(next.position());
        if (isNews(next, known)) {
          news.add(next);
        }
      } else if (ended || stuck) {
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

  /** Whether Jira repeated a page token (JRACLOUD-95368), so that this pass leads nowhere. */
  boolean stuck() {
    return stuck;
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
    return !stuck && started && cursor.write().equals(other);
  }

  private void fetch() {
    Reply<JiraWire.SearchPage> reply = jira.search(request());
    JiraWire.SearchPage page = reply.body().orElseThrow();
    if (!started) {
      cursor = cursor.begun(reply.header("Date").flatMap(JiraTimes::httpDate));
    }
    empty = !started && page.issues().isEmpty();
    started = true;
    for (JsonNode issue : page.issues()) {
      Candidate candidate = candidate(issue);
      if (isAhead(candidate)) {
        pending.add(candidate);
      }
    }
    token = page.nextPageToken();
    ended = Boolean.TRUE.equals(page.isLast()) || token == null || token.isEmpty();
    stuck = !ended && token != null && !tokens.add(token);
  }

  private JiraWire.Search request() {
    return new JiraWire.Search(
        first.jql(),
        first.maxResults(),
        first.fields(),
        first.properties(),
        token,
        first.reconcileIssues());
  }

  private Candidate candidate(JsonNode issue) {
    String version = SoundAnswers.version(jira.tracker(), issue);
    return new Candidate(
        SoundAnswers.idOrKey(issue),
        version,
        new JiraCursor.Position(instant(version), issue.path("key").asText()));
  }

  private static Instant instant(String version) {
    return JiraVersion.time(version).orElse(Instant.EPOCH);
  }

  private boolean isAhead(Candidate candidate) {
    return skipTo.isEmpty() || candidate.position().compareTo(skipTo.get()) > 0;
  }

  /** An index that lags may show a version older than the one known. */
  private boolean isNews(Candidate candidate, KnownTickets known) {
    Optional<String> version = known.version(candidate.id());
    if (version.isEmpty()) {
      return cursor.floor().filter(candidate.position().updated()::isBefore).isEmpty();
    }
    Optional<Instant> knownAt = JiraVersion.time(version.get());
    Optional<Instant> foundAt = JiraVersion.time(candidate.version());
    return (knownAt.isPresent() && foundAt.isPresent())
        ? foundAt.get().isAfter(knownAt.get()) || isSameYoungSecond(foundAt.get(), knownAt.get())
        : !version.get().equals(candidate.version());
  }

  private boolean isSameYoungSecond(Instant found, Instant known) {
    return found.equals(known) && FeedTimes.mayHide(found, cursor.since());
  }

  private static String jql(List<String> projects, ZoneId zone, Optional<Instant> from) {
    String quoted = projects.stream().map(p -> '"' + p + '"').collect(Collectors.joining(", "));
    return "project in ("
        + quoted
        + ")"
        + from.map(f -> " AND updated >= \"" + JiraTimes.jqlMinute(f, zone) + '"').orElse("")
        + " ORDER BY updated ASC, key ASC";
  }
}
