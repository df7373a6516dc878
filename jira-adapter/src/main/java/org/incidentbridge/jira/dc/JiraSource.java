package org.incidentbridge.jira.dc;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Pass;
import org.incidentbridge.http.ProjectCursor;
import org.incidentbridge.jira.shared.JiraLogin;
import org.incidentbridge.jira.shared.JiraSettings;
import org.incidentbridge.jira.shared.Missing;
import org.incidentbridge.jira.shared.SecuredIssues;
import org.incidentbridge.jira.shared.Vanished;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.KnownTickets;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.spi.TrackerSource;
import org.jspecify.annotations.Nullable;

/** Reads Jira: a search tells what changed, another one what it looks like now. */
final class JiraSource implements TrackerSource {

  /** The part of a sweep that comes after all known issues. */
  private static final Cursor LATE = new Cursor("late");

  private static final String BROWSE = "BROWSE_PROJECTS";
  private static final Comparator<String> BY_NUMBER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private final Connection jira;
  private final JiraSettings settings;
  private final JiraLogin login;
  private final Missing missing;
  private final Vanished vanished;
  private final SecuredIssues secured;
  private final Reading reading;
  private @Nullable JiraScan running;
  private @Nullable JiraScan listing;

  JiraSource(Connection jira, JiraSettings settings, JiraLogin login, Reading reading) {
    this.jira = jira;
    this.settings = settings;
    this.login = login;
    this.vanished = new Vanished(login);
    this.secured = new SecuredIssues(settings);
    this.missing =
        new Missing(
            settings.reading().meaning().missing(),
            settings.projects(),
            key -> jira.client().permissions(key).havePermission(BROWSE));
    this.reading = reading;
  }

  /** How tickets are read: one, many, and their files. */
  record Reading(JiraIssues issues, JiraBatches batches, JiraDownloads downloads) {}

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
          JiraScan scan = scan(request.cursor());
          running = null;
          List<JiraScan.Candidate> news = news(scan, request);
          Page page = page(scan, read(news, request), request.known());
          running = page.more() ? scan : null;
          return page;
        });
  }

  private static int most(PullRequest request) {
    return Math.min(request.limit(), JiraBatches.MOST);
  }

  private JiraScan scan(Cursor cursor) {
    @Nullable JiraScan scan = running;
    return scan != null && scan.standsAt(cursor)
        ? scan
        : new JiraScan(
            jira,
            settings,
            login.session().zone(),
            JiraCursor.read(cursor, settings.reading().since()));
  }

  /** To somebody who is not logged in, Jira says that the projects do not exist. */
  private List<JiraScan.Candidate> news(JiraScan scan, PullRequest request) {
    try {
      return scan.news(request.limit(), request.known());
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.INVALID) {
        login.prove();
      }
      throw failure;
    }
  }

  private Page page(JiraScan scan, List<Sighting> sightings, KnownTickets known) {
    return scan.finished()
        ? new Page(sightings, finished(scan, known).write(), false)
        : new Page(sightings, scan.cursor().write(), true);
  }

  private JiraCursor finished(JiraScan scan, KnownTickets known) {
    JiraCursor cursor = scan.cursor().finished(settings.reading().overlap());
    return scan.isDoubtful()
        ? vanished.instead(cursor.high(), known).map(cursor::back).orElse(cursor)
        : cursor;
  }

  private List<Sighting> read(List<JiraScan.Candidate> news, PullRequest request) {
    Map<String, String> wanted = new LinkedHashMap<>();
    news.forEach(candidate -> wanted.put(candidate.id(), candidate.version()));
    Map<String, Sighting> found = reading.batches().read(wanted, request.history());
    List<Sighting> sightings = new ArrayList<>();
    for (String id : wanted.keySet()) {
      @Nullable Sighting sighting = found.get(id);
      if (sighting != null) {
        sightings.add(sighting);
      } else if (request.known().version(id).isPresent()) {
        sightings.add(gone(id));
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
          Cursor next = all.size() > batch.size() ? new Cursor(batch.getLast()) : LATE;
          return batch.isEmpty() ? late(request) : new Page(whole(batch, request), next, true);
        });
  }

  /**
   * Lists everything once more, for new issues that the index showed so late that pulls had passed
   * them by (N2). One that is known costs no reading.
   */
  private Page late(PullRequest request) {
    JiraScan scan = listing == null ? scan(Cursor.START) : listing;
    listing = null;
    List<Sighting> sightings = read(news(scan, request), request);
    listing = scan.finished() ? null : scan;
    return new Page(sightings, scan.finished() ? Cursor.START : LATE, !scan.finished());
  }

  private List<Sighting> whole(List<String> ids, PullRequest request) {
    Map<String, String> versions = new LinkedHashMap<>();
    ids.forEach(id -> versions.put(id, request.known().version(id).orElse("")));
    Map<String, Sighting> found = reading.batches().read(versions, request.history());
    List<Sighting> sightings = new ArrayList<>();
    for (String id : ids) {
      @Nullable Sighting sighting = found.get(id);
      sightings.add(sighting == null ? gone(id) : sighting);
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
                .sure(() -> reading.issues().withHistory(ticketId))
                .orElseGet(() -> gone(ticketId)));
  }

  @Override
  public List<Sighting> look(List<String> ticketIds, boolean history) {
    return believed(
        () -> {
          Map<String, Sighting> found = reading.batches().direct(ticketIds, history);
          return ticketIds.stream()
              .map(id -> Optional.ofNullable(found.get(id)).orElseGet(() -> gone(id)))
              .toList();
        });
  }

  private Sighting gone(String id) {
    login.prove();
    return missing.issue(new TicketRef(jira.tracker(), id));
  }

  @Override
  public InputStream open(String ticketId, String attachmentId) {
    return login.guarded(() -> reading.downloads().open(attachmentId));
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
