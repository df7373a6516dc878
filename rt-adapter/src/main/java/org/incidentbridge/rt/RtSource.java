package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Isolation;
import org.incidentbridge.http.ProjectCursor;
import org.incidentbridge.rt.ChangedTickets.Found;
import org.incidentbridge.rt.ChangedTickets.Row;
import org.incidentbridge.rt.RtCursor.Reached;
import org.incidentbridge.rt.RtCursor.Walk;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.KnownTickets;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.spi.TrackerSource;

/**
 * Reads RT. A pull walks by number over the tickets that changed since a bound, so that those which
 * change meanwhile move nothing. Deleted and merged tickets are in no such search, but among what
 * happened; moved ones are found by the sweep.
 */
final class RtSource implements TrackerSource {

  private static final int BROKEN = 500;

  private final RtClient client;
  private final RtLogin login;
  private final RtReader reader;
  private final RtSettings settings;
  private final Isolation isolation;
  private final Sights sights;
  private final Departures departures;
  private final ChangedTickets changed;

  RtSource(RtClient client, RtLogin login, RtReader reader, RtSettings settings, Sights sights) {
    this.sights = sights;
    this.departures = new Departures(client);
    this.changed = new ChangedTickets(client, login, settings);
    this.client = client;
    this.login = login;
    this.reader = reader;
    this.settings = settings;
    this.isolation = new Isolation(id -> reader.read(id, true), login::refresh);
  }

  @Override
  public Page pull(PullRequest request) {
    return guarded(() -> page(request));
  }

  private Page page(PullRequest request) {
    var stored = ProjectCursor.of(request.cursor());
    RtCursor parsed = RtCursor.parse(stored.inner());
    Optional<Instant> since = settings.reading().since();
    boolean more = parsed.isNarrowerThan(since) || stored.lacks(settings.queues());
    RtCursor cursor = more ? RtCursor.START : parsed;
    Walk walk = cursor.walk().orElse(Walk.from(Instant.EPOCH));
    Found found = changed.since(cursor, walk.last());
    List<Row> rows = found.rows();
    Part part = part(rows, cursor, request);
    boolean done = part.walked() == rows.size() && found.isLast();
    boolean once = done && cursor.walk().isEmpty();
    Set<String> doubted = once ? part.hidden() : doubted(cursor, rows, part.hidden());
    Instant began = cursor.walk().map(Walk::at).orElse(found.at());
    Walk next = walked(new Walk(walk.last(), began, walk.queues(), doubted), rows, part.walked());
    if (done && cursor.at().equals(Instant.EPOCH)) {
      seeQueues();
    }
    RtCursor after = done ? cursor.after(next, since) : cursor.within(next);
    sights.note(after.queues());
    List<Sighting> news = new ArrayList<>(part.news());
    RtCursor end = done && !tellGone(cursor, news, request) ? after.begun(cursor.at()) : after;
    return new Page(news, stored.at(end.encode()).in(settings.queues()).write(), !done);
  }

  /**
   * Adds known tickets that were deleted or merged since the last walk began.
   *
   * @return whether all of them found room
   */
  private boolean tellGone(RtCursor cursor, List<Sighting> news, PullRequest request) {
    if (cursor.at().equals(Instant.EPOCH)) {
      return true;
    }
    for (String id : departures.since(cursor.at().minus(settings.reading().overlap()))) {
      if (request.known().version(id).isPresent()) {
        if (news.size() >= request.limit()) {
          return false;
        }
        Sighting sighting = alone(id, request, List.of());
        if (!isKnown(sighting, request.known())) {
          news.add(sighting);
        }
      }
    }
    return true;
  }

  /** A queue that is not there is told of at the start, and not passed over without a word. */
  private void seeQueues() {
    settings.queues().forEach(queue -> client.execute(client.api().queue(queue)));
  }

  /**
   * One search shows all there is to see at a moment. Of a walk over several each has to show that
   * a queue was in sight, or a ticket of it that was seen before has to be.
   */
  private Set<String> doubted(RtCursor cursor, List<Row> rows, Set<String> hidden) {
    Set<String> doubted = new TreeSet<>(hidden);
    cursor.walk().ifPresent(walk -> doubted.addAll(walk.doubted()));
    for (String queue : settings.queues()) {
      boolean shown =
          rows.stream().anyMatch(row -> changed.queue(row).filter(queue::equals).isPresent());
      if (!shown && !doubted.contains(queue) && !isSeen(queue, cursor)) {
        doubted.add(queue);
      }
    }
    return doubted;
  }

  private boolean isSeen(String queue, RtCursor cursor) {
    return cursor.witness(queue).filter(w -> sights.isSeen(queue, w.ticket())).isPresent();
  }

  /**
   * What came of some rows.
   *
   * @param walked how many of them need not be looked at again
   * @param hidden queues that showed a ticket to the search and not to who read it
   */
  private record Part(List<Sighting> news, int walked, Set<String> hidden) {}

  private Part part(List<Row> rows, RtCursor cursor, PullRequest request) {
    List<Sighting> news = new ArrayList<>();
    Set<String> hidden = new TreeSet<>();
    int read = 0;
    int walked = 0;
    for (Row row : rows) {
      if (!isSettled(row, cursor, request.known())) {
        if (read == request.limit()) {
          break;
        }
        Optional<Sighting> sighting = unlessFailed(row, request, rows, read > 0);
        if (sighting.isEmpty()) {
          break;
        }
        read++;
        sighting.filter(RtSource::isHidden).flatMap(s -> changed.queue(row)).ifPresent(hidden::add);
        sighting.filter(s -> !isKnown(s, request.known())).ifPresent(news::add);
      }
      walked++;
    }
    news.sort(Comparator.comparing(RtSource::changedAt));
    return new Part(news, walked, hidden);
  }

  private static boolean isHidden(Sighting sighting) {
    return sighting instanceof Sighting.Gone gone && gone.why() == Sighting.Gone.Reason.NOT_VISIBLE;
  }

  /** What was read before a failure counts; the failure comes up again at the next turn. */
  private Optional<Sighting> unlessFailed(
      Row row, PullRequest request, List<Row> beside, boolean some) {
    try {
      return Optional.of(alone(String.valueOf(row.id()), request, beside));
    } catch (TrackerException failed) {
      if (some) {
        return Optional.empty();
      }
      throw failed;
    }
  }

  /** A reading of one ticket that stops no other (N10). */
  private Sighting alone(String id, PullRequest request, List<Row> beside) {
    var tried =
        isolation.read(
            id,
            () -> reader.read(id, request.history()),
            () ->
                Stream.concat(
                        beside.stream().map(row -> String.valueOf(row.id())),
                        request.known().versions().keySet().stream())
                    .toList());
    return tried.read().orElseGet(() -> reader.unreadable(id, tried.why()));
  }

  private static Instant changedAt(Sighting sighting) {
    return sighting instanceof Sighting.Seen seen
        ? seen.ticket().head().stamp().updatedAt()
        : Instant.EPOCH;
  }

  /** Whether nothing can have happened within the second as which the ticket is known. */
  private boolean isSettled(Row row, RtCursor cursor, KnownTickets known) {
    boolean same =
        known
            .version(String.valueOf(row.id()))
            .filter(v -> v.startsWith(row.updatedAt().getEpochSecond() + "."))
            .isPresent();
    return same && row.updatedAt().isBefore(cursor.at().minus(settings.reading().overlap()));
  }

  private Walk walked(Walk walk, List<Row> rows, int walked) {
    List<Row> over = rows.subList(0, walked);
    long last = over.stream().mapToLong(Row::id).reduce(walk.last(), Math::max);
    Map<String, Reached> queues = new TreeMap<>(walk.queues());
    over.forEach(
        row ->
            changed.queue(row).ifPresent(queue -> queues.merge(queue, row.reached(), Reached::or)));
    return new Walk(last, walk.at(), queues, walk.doubted());
  }

  private static boolean isKnown(Sighting sighting, KnownTickets known) {
    Optional<String> version = known.version(sighting.ref().id());
    return switch (sighting) {
      case Sighting.Seen seen ->
          version.filter(seen.ticket().head().stamp().version()::equals).isPresent();
      case Sighting.Unreadable poison -> version.filter(poison.version()::equals).isPresent();
      case Sighting.Gone gone -> false;
      case Sighting.Merged merged -> false;
    };
  }

  @Override
  public Page sweep(PullRequest request) {
    return guarded(() -> swept(request));
  }

  private Page swept(PullRequest request) {
    login.account();
    long after = sweptTo(request.cursor());
    List<String> left =
        request.known().versions().keySet().stream()
            .filter(id -> id.matches("[1-9]\\d{0,9}") && Long.parseLong(id) > after)
            .sorted(Comparator.comparingLong(Long::parseLong))
            .toList();
    List<String> turn = left.subList(0, Math.min(request.limit(), left.size()));
    List<Sighting> read = turn.stream().map(id -> alone(id, request, List.of())).toList();
    boolean more = turn.size() < left.size();
    // What was read with its history is shown though the ticket is as known: the history may not
    // be.
    List<Sighting> shown =
        request.history() ? read : read.stream().filter(s -> !isKnown(s, request.known())).toList();
    return new Page(shown, more ? new Cursor("s" + turn.getLast()) : Cursor.START, more);
  }

  private static long sweptTo(Cursor cursor) {
    return cursor.text().matches("s\\d{1,10}") ? Long.parseLong(cursor.text().substring(1)) : 0;
  }

  @Override
  public Sighting fetch(String ticketId) {
    return guarded(
        () -> {
          login.account(); // without whom nothing that is read can be understood
          return reader.read(ticketId);
        });
  }

  @Override
  public InputStream open(String ticketId, String attachmentId) {
    return guarded(() -> new ByteArrayInputStream(content(ticketId, attachmentId)));
  }

  private byte[] content(String ticketId, String attachmentId) {
    try {
      JsonNode file = client.execute(client.api().attachment(RtReader.checked(attachmentId)));
      return Base64.getMimeDecoder().decode(file.path("Content").asText(""));
    } catch (CallFailure failure) {
      // That is how RT answers for an attachment that is not there, or may not be seen.
      if (failure.status() == BROKEN) {
        throw new TrackerException(
            Kind.NOT_FOUND, "RT shows no file " + attachmentId + " of ticket " + ticketId);
      }
      throw failure;
    }
  }

  private static <T> T guarded(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (CallFailure failure) {
      throw failure.toTrackerException();
    } catch (RtTicket.Unreadable senseless) {
      throw new TrackerException(Kind.PROTOCOL, "RT: " + senseless.getMessage());
    }
  }
}
