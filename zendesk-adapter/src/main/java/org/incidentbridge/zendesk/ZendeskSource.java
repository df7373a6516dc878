package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Isolation;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.KnownTickets;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.spi.TrackerSource;
import org.incidentbridge.zendesk.ZendeskClient.Export;
import org.incidentbridge.zendesk.ZendeskJson.Senseless;
import org.incidentbridge.zendesk.ZendeskReader.Shown;

/**
 * Reads Zendesk by its export, which tells of every change, also of those that leave the ticket's
 * own stamp alone, a minute late and some twice. What it shows is a hint: tickets are read after
 * it, with their comments, and shown if they are not as known.
 */
final class ZendeskSource implements TrackerSource {

  private static final String CURSOR = "c";
  private static final String SWEPT = "s";

  /** Zendesk's largest page of the export. */
  private static final int LARGEST = 1000;

  private final ZendeskClient client;
  private final ZendeskReader reader;
  private final ZendeskSettings settings;
  private final Isolation isolation;

  ZendeskSource(ZendeskClient client, ZendeskReader reader, ZendeskSettings settings) {
    this.client = client;
    this.reader = reader;
    this.settings = settings;
    this.isolation = new Isolation(client::comments, client.login()::prove);
  }

  @Override
  public Page pull(PullRequest request) {
    return guarded(() -> exported(request));
  }

  private Page exported(PullRequest request) {
    client.login().user();
    String text = request.cursor().text();
    Optional<String> from =
        text.startsWith(CURSOR) ? Optional.of(text.substring(CURSOR.length())) : Optional.empty();
    long since = settings.since().map(Instant::getEpochSecond).orElse(0L);
    var page = client.export(from, since, Math.clamp(request.limit(), 1, LARGEST));
    return new Page(news(page, request), new Cursor(CURSOR + page.after()), !page.end());
  }

  /** In the order of the export; of a ticket that it shows twice only once. */
  private List<Sighting> news(Export page, PullRequest request) {
    KnownTickets known = request.known();
    Set<String> ids = new LinkedHashSet<>();
    Set<String> deleted = new HashSet<>();
    for (JsonNode hint : page.tickets()) {
      boolean gone = ZendeskJson.text(hint, "status").equals("deleted");
      Optional<String> id =
          ZendeskJson.id(hint, "id").filter(i -> !gone || known.version(i).isPresent());
      id.ifPresent(ids::add);
      id.filter(i -> gone).ifPresent(deleted::add);
    }
    Map<String, Shown> shown = shown(ids.stream().filter(id -> !deleted.contains(id)).toList());
    Supplier<Collection<String>> others = () -> others(ids, known, page);
    List<Sighting> news = new ArrayList<>();
    for (String id : ids) {
      Optional<Shown> one = Optional.ofNullable(shown.get(id));
      Sighting read = alone(id, one, others, () -> read(id, one, deleted.contains(id)));
      if (isNews(read, known)) {
        news.add(told(read, one, others, request));
      }
    }
    return news;
  }

  /** Where one of them breaks the list, each is read by itself, so that it stops no other (N10). */
  private Map<String, Shown> shown(List<String> ids) {
    try {
      return reader.shown(ids);
    } catch (CallFailure failure) {
      if (Isolation.mayBeOfOne(failure)) {
        return Map.of();
      }
      throw failure;
    }
  }

  /** Where one ticket is all that is there, the next ones of the export are looked at. */
  private Set<String> others(Collection<String> ids, KnownTickets known, Export page) {
    Set<String> others = new LinkedHashSet<>(ids);
    others.addAll(known.versions().keySet());
    if (others.size() < 2 && !page.end()) {
      client
          .export(Optional.of(page.after()), 0, LARGEST)
          .tickets()
          .forEach(hint -> ZendeskJson.id(hint, "id").ifPresent(others::add));
    }
    return others;
  }

  private Sighting read(String id, Optional<Shown> shown, boolean deleted) {
    return shown.map(s -> reader.whole(s, id)).orElseGet(() -> reader.read(id, deleted));
  }

  private Sighting told(
      Sighting read,
      Optional<Shown> shown,
      Supplier<Collection<String>> others,
      PullRequest request) {
    return request.history()
        ? alone(read.ref().id(), shown, others, () -> reader.told(read))
        : read;
  }

  /** A reading of one ticket that stops no other (N10). */
  private Sighting alone(
      String id,
      Optional<Shown> shown,
      Supplier<Collection<String>> others,
      Supplier<Sighting> reading) {
    var tried = isolation.read(id, reading, others);
    Instant updated = shown.map(Shown::updated).orElse(Instant.EPOCH);
    return tried.read().orElseGet(() -> reader.unreadable(id, updated, tried.why()));
  }

  /** What is unknown and outside, or gone before it was known, is nobody's business. */
  private static boolean isNews(Sighting read, KnownTickets known) {
    Optional<String> before = known.version(read.ref().id());
    return switch (read) {
      case Sighting.Seen seen ->
          before.isEmpty()
              ? !seen.ticket().head().outside()
              : !before.get().equals(seen.ticket().head().stamp().version());
      case Sighting.Unreadable poison -> before.filter(poison.version()::equals).isEmpty();
      case Sighting.Gone gone -> before.isPresent();
      case Sighting.Merged merged -> before.isPresent();
    };
  }

  @Override
  public Page sweep(PullRequest request) {
    return guarded(() -> swept(request));
  }

  private Page swept(PullRequest request) {
    String text = request.cursor().text();
    long after = text.matches(SWEPT + "\\d{1,18}") ? Long.parseLong(text.substring(1)) : 0;
    List<String> left =
        request.known().versions().keySet().stream()
            .filter(id -> id.matches("[1-9]\\d{0,17}") && Long.parseLong(id) > after)
            .sorted(Comparator.comparingLong(Long::parseLong))
            .toList();
    List<String> turn = left.subList(0, Math.min(request.limit(), left.size()));
    Map<String, Shown> shown = shown(turn);
    List<Sighting> found = new ArrayList<>();
    for (String id : turn) {
      found.addAll(looked(id, Optional.ofNullable(shown.get(id)), request));
    }
    boolean more = turn.size() < left.size();
    return new Page(found, more ? new Cursor(SWEPT + turn.getLast()) : Cursor.START, more);
  }

  /** Comments cost a call of their own, which is spent on tickets that changed. */
  private List<Sighting> looked(String id, Optional<Shown> shown, PullRequest request) {
    KnownTickets known = request.known();
    var before = new ZendeskVersion(known.version(id).orElse(""));
    boolean same =
        shown.filter(s -> before.isOf(s.updated(), settings.internalTickets())).isPresent();
    if (same && !request.history()) {
      return List.of();
    }
    Supplier<Collection<String>> others = () -> known.versions().keySet();
    Sighting read = alone(id, shown, others, () -> read(id, shown, false));
    boolean again = request.history() && read instanceof Sighting.Seen;
    return again || isNews(read, known) ? List.of(told(read, shown, others, request)) : List.of();
  }

  @Override
  public Sighting fetch(String ticketId) {
    return guarded(() -> reader.read(ticketId));
  }

  @Override
  public InputStream open(String ticketId, String attachmentId) {
    return guarded(() -> client.open(ZendeskReader.checked(attachmentId)));
  }

  private static <T> T guarded(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (CallFailure failure) {
      throw failure.toTrackerException();
    } catch (Senseless senseless) {
      throw new TrackerException(Kind.PROTOCOL, "Zendesk: " + senseless.getMessage());
    }
  }
}
