package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.ProjectCursor;
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
 * change meanwhile move nothing. Deleted, merged and moved tickets are in no search: the sweep
 * finds them.
 */
final class RtSource implements TrackerSource {

  private static final int BROKEN = 500;

  /** No two places of it are further apart by their clocks. */
  private static final Duration WORLD = Duration.ofHours(26);

  private final RtClient client;
  private final RtLogin login;
  private final RtReader reader;
  private final RtSettings settings;

  RtSource(RtClient client, RtLogin login, RtReader reader, RtSettings settings) {
    this.client = client;
    this.login = login;
    this.reader = reader;
    this.settings = settings;
  }

  /** A ticket that a search showed. */
  private record Row(long id, Instant updatedAt) {

    static Row of(JsonNode json) {
      Optional<Instant> at = RtTime.read(json.path("LastUpdated").asText(""));
      return new Row(json.path("id").asLong(), at.orElse(Instant.EPOCH));
    }
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
    long last = cursor.walk().map(Walk::last).orElse(0L);
    RtClient.Rows found = found(cursor, last);
    List<Row> rows = found.rows().stream().map(Row::of).toList();
    Walk walk = cursor.walk().orElse(new Walk(0, Instant.EPOCH, found.at()));
    Part part = part(rows, cursor, request);
    Walk next = walked(walk, rows.subList(0, part.walked()));
    boolean done = part.walked() == rows.size() && found.isLast();
    RtCursor after = done ? cursor.after(next, since) : cursor.within(next);
    if (done && after.seen().isAfter(cursor.seen())) {
      seeQueues();
    }
    return new Page(part.news(), stored.at(after.encode()).in(settings.queues()).write(), !done);
  }

  /**
   * A search leaves out the tickets of a queue that may not be seen, and would have them read up to
   * now (N2).
   */
  private void seeQueues() {
    settings.queues().forEach(queue -> client.execute(client.api().queue(queue)));
  }

  private RtClient.Rows found(RtCursor cursor, long last) {
    RtClient.Rows found = search(bound(cursor), last);
    boolean odd =
        found.rows().isEmpty()
            && cursor.walk().isEmpty()
            && bound(cursor).isAfter(settings.reading().since().orElse(Instant.EPOCH));
    if (!odd) {
      return found;
    }
    ZoneId before = login.zone();
    return login.refresh().equals(before) ? sure(found, cursor) : search(bound(cursor), last);
  }

  private RtClient.Rows search(Instant bound, long last) {
    return client.tickets(
        RtQuery.changed(settings.queues(), bound, login.zone(), last), "LastUpdated");
  }

  /**
   * The ticket that changed last should be there, unless it was deleted, merged or moved. It is not
   * either where RT reads dates in a zone further west than is believed, and changes would be lost.
   */
  private RtClient.Rows sure(RtClient.Rows none, RtCursor cursor) {
    boolean hidden =
        search(bound(cursor).minus(WORLD), 0).rows().stream()
            .map(Row::of)
            .anyMatch(row -> !row.updatedAt().isBefore(bound(cursor)));
    if (hidden) {
      throw new TrackerException(
          Kind.PROTOCOL,
          "RT reads the dates of searches in another time zone than "
              + login.zone()
              + ", so that changes would be missed: give the bridge's user the time zone UTC in RT,"
              + " or name the server's under timezone");
    }
    return none;
  }

  private Instant bound(RtCursor cursor) {
    Instant changed = cursor.seen().minus(settings.reading().overlap());
    Instant wanted = settings.reading().since().orElse(Instant.EPOCH);
    return changed.isAfter(wanted) ? changed : wanted;
  }

  /**
   * What came of some rows.
   *
   * @param walked how many of them need not be looked at again
   */
  private record Part(List<Sighting> news, int walked) {}

  private Part part(List<Row> rows, RtCursor cursor, PullRequest request) {
    List<Sighting> news = new ArrayList<>();
    int read = 0;
    int walked = 0;
    for (Row row : rows) {
      if (!isSettled(row, cursor, request.known())) {
        if (read == request.limit()) {
          break;
        }
        Optional<Sighting> sighting = unlessFailed(row, request.history(), read > 0);
        if (sighting.isEmpty()) {
          break;
        }
        read++;
        sighting.filter(s -> !isKnown(s, request.known())).ifPresent(news::add);
      }
      walked++;
    }
    news.sort(Comparator.comparing(RtSource::changedAt));
    return new Part(news, walked);
  }

  /** What was read before a failure counts; the failure comes up again at the next turn. */
  private Optional<Sighting> unlessFailed(Row row, boolean history, boolean some) {
    try {
      return Optional.of(reader.read(String.valueOf(row.id()), history));
    } catch (TrackerException failed) {
      if (some) {
        return Optional.empty();
      }
      throw failed;
    }
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

  private static Walk walked(Walk walk, List<Row> rows) {
    long last = rows.stream().mapToLong(Row::id).reduce(walk.last(), Math::max);
    Instant seen =
        rows.stream()
            .map(Row::updatedAt)
            .reduce(walk.seen(), (one, other) -> one.isAfter(other) ? one : other);
    return new Walk(last, seen, walk.at());
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
    List<Sighting> read = turn.stream().map(id -> reader.read(id, request.history())).toList();
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
          return reader.read(ticketId, true);
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
