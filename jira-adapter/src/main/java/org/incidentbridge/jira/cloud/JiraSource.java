package org.incidentbridge.jira.cloud;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.Request;
import org.incidentbridge.http.CallTag;
import org.incidentbridge.http.Pass;
import org.incidentbridge.http.ProjectCursor;
import org.incidentbridge.jira.shared.JiraLogin;
import org.incidentbridge.jira.shared.JiraSettings;
import org.incidentbridge.jira.shared.Missing;
import org.incidentbridge.jira.shared.SecuredIssues;
import org.incidentbridge.jira.shared.SoundAnswers;
import org.incidentbridge.jira.shared.Vanished;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.KnownTickets;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.spi.TrackerSource;
import org.jspecify.annotations.Nullable;

/** Reads Jira Cloud: a search tells what changed, a bulk fetch what it looks like now. */
final class JiraSource implements TrackerSource {

  /** The part of a sweep that comes after all known issues. */
  private static final Cursor LATE = new Cursor("late");

  private static final int MOST_RESTARTS = 5;
  private static final String BROWSE = "BROWSE_PROJECTS";

  private final Connection jira;
  private final JiraSettings settings;
  private final JiraLogin login;
  private final Missing missing;
  private final Vanished vanished;
  private final SecuredIssues secured;
  private final JiraIssues issues;
  private final RecentWrites written;
  private @Nullable JiraScan running;
  private @Nullable JiraScan listing;
  private int repeats;

  JiraSource(
      Connection jira,
      JiraSettings settings,
      JiraLogin login,
      JiraIssues issues,
      RecentWrites written) {
    this.jira = jira;
    this.settings = settings;
    this.login = login;
    this.vanished = new Vanished(login);
    this.secured = new SecuredIssues(settings);
    this.missing =
        new Missing(
            settings.reading().meaning().missing(),
            settings.projects(),
            key -> jira.calls().execute(jira.meta().permissions(key, BROWSE)).has(BROWSE));
    this.issues = issues;
    this.written = written;
  }

  /** All are read anew where a project is read for the first time. */
  @Override
  public Page pull(PullRequest request) {
    var stored = ProjectCursor.of(request.cursor());
    Cursor cursor = stored.lacks(settings.projects()) ? Cursor.START : stored.inner();
    Page page = pullFrom(request.from(cursor));
    Cursor next = stored.at(page.next()).in(settings.projects()).write();
    return new Page(page.sightings(), next, page.more());
  }

  private Page pullFrom(PullRequest request) {
    return believed(
        () -> {
          List<String> outdated = secured.outdated(request.known(), most(request));
          if (!outdated.isEmpty()) {
            return new Page(whole(outdated, request), request.cursor(), true);
          }
          for (int restart = 0; restart < MOST_RESTARTS; restart++) {
            Page page = attempt(request);
            if (!page.more() || !page.next().equals(request.cursor())) {
              return page;
            }
            repeats++;
          }
          throw new TrackerException(
              Kind.UNAVAILABLE,
              jira.tracker()
                  + ": Jira's search repeats the same page (JRACLOUD-95368); the bridge tries again"
                  + " from what it has read");
        });
  }

  private static int most(PullRequest request) {
    return Math.min(request.limit(), JiraIssues.BULK);
  }

  private Page attempt(PullRequest request) {
    JiraScan scan = scan(request.cursor());
    running = null;
    List<JiraScan.Candidate> news = scan.news(request.limit(), request.known());
    List<Sighting> sightings = read(news, request);
    if (scan.finished()) {
      repeats = 0;
      return new Page(sightings, finished(scan, request.known()).write(), false);
    }
    running = scan;
    return new Page(sightings, scan.cursor().write(), true);
  }

  private JiraCursor finished(JiraScan scan, KnownTickets known) {
    JiraCursor cursor = scan.cursor().finished(settings.reading().overlap());
    return scan.isDoubtful()
        ? vanished.instead(cursor.high(), known).map(cursor::back).orElse(cursor)
        : cursor;
  }

  private JiraScan scan(Cursor cursor) {
    JiraScan scan = running;
    return scan != null && scan.standsAt(cursor)
        ? scan
        : new JiraScan(
            jira,
            settings.projects(),
            new JiraScan.Start(
                login.session().zone(),
                JiraCursor.read(cursor, settings.reading().since()),
                written.ids(),
                pageSize()));
  }

  /** Other pages than before, so that Jira does not repeat itself at the same place. */
  private int pageSize() {
    int size = settings.reading().pageSize();
    int larger = Math.min(CloudSettings.LARGEST_PAGE, size << Math.min(repeats, 10));
    return repeats == 0 ? size : Math.max(1, larger - repeats);
  }

  private List<Sighting> read(List<JiraScan.Candidate> news, PullRequest request) {
    List<Sighting> sightings = new ArrayList<>();
    List<String> ids = news.stream().map(JiraScan.Candidate::id).distinct().toList();
    for (int from = 0; from < ids.size(); from += JiraIssues.BULK) {
      List<String> batch = ids.subList(from, Math.min(ids.size(), from + JiraIssues.BULK));
      Map<String, Sighting> found = issues.bulk(batch, request.history());
      for (String id : batch) {
        Optional<String> version = request.known().version(id);
        @Nullable Sighting sighting = found.get(id);
        if (sighting != null) {
          sightings.add(sighting);
        } else if (SoundAnswers.isKey(id)) {
          issues.nameless(id).ifPresent(sightings::add);
        } else if (version.isPresent()) {
          sightings.add(fetch(id));
        }
      }
    }
    return sightings;
  }

  @Override
  public Page sweep(PullRequest request) {
    return believed(
        () -> {
          if (request.cursor().equals(LATE)) {
            return late(request);
          }
          List<String> all =
              request.known().versions().keySet().stream()
                  .sorted(BY_NUMBER)
                  .filter(id -> BY_NUMBER.compare(id, request.cursor().text()) > 0)
                  .toList();
          List<String> batch = all.subList(0, Math.min(all.size(), most(request)));
          boolean more = all.size() > batch.size();
          return batch.isEmpty()
              ? late(request)
              : new Page(whole(batch, request), more ? new Cursor(batch.getLast()) : LATE, true);
        });
  }

  /**
   * Lists everything once more, for new issues that the index showed so late that pulls had passed
   * them by (N2). One that is known costs no reading.
   */
  private Page late(PullRequest request) {
    JiraScan scan = listing == null ? scan(Cursor.START) : listing;
    listing = null;
    List<Sighting> sightings = read(scan.news(request.limit(), request.known()), request);
    boolean more = !scan.finished() && !scan.stuck();
    listing = more ? scan : null;
    return new Page(sightings, more ? LATE : Cursor.START, more);
  }

  private static final Comparator<String> BY_NUMBER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private List<Sighting> whole(List<String> ids, PullRequest request) {
    Map<String, Sighting> found = issues.bulk(ids, request.history());
    List<Sighting> sightings = new ArrayList<>();
    for (String id : ids) {
      @Nullable Sighting sighting = found.get(id);
      sightings.add(sighting == null ? fetch(id) : sighting);
    }
    return sightings;
  }

  /**
   * {@inheritDoc}
   *
   * <p>A ticket that is gone is reported only if the login is proved to count.
   */
  @Override
  public Sighting fetch(String ticketId) {
    return login.guarded(
        () ->
            login
                .sure(() -> issues.whole(ticketId))
                .orElseGet(
                    () -> {
                      login.prove();
                      return missing.issue(new TicketRef(jira.tracker(), ticketId));
                    }));
  }

  @Override
  public List<Sighting> look(List<String> ticketIds, boolean history) {
    return believed(
        () -> {
          Map<String, Sighting> found = issues.bulk(ticketIds, history);
          return ticketIds.stream()
              .map(id -> Optional.ofNullable(found.get(id)).orElseGet(() -> fetch(id)))
              .toList();
        });
  }

  @Override
  public InputStream open(String ticketId, String attachmentId) {
    return login.guarded(
        () -> {
          Request request =
              new Request.Builder()
                  .url(jira.http().url("rest/api/3/attachment/content/" + attachmentId))
                  .tag(CallTag.class, CallTag.read())
                  .build();
          return jira.calls().open(request).body().byteStream();
        });
  }

  /** A page counts only if all of it was made for the bridge's user; else its pass begins anew. */
  private <T> T believed(Supplier<T> reading) {
    return login.guarded(() -> Pass.wholeOrAnew(() -> login.sure(reading), this::forget));
  }

  private void forget() {
    running = null;
    listing = null;
  }
}
