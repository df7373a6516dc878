package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.spi.HistoryEntry.Change;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.zendesk.ZendeskClient.Tickets;
import org.incidentbridge.zendesk.ZendeskJson.Senseless;

/** Reads tickets, each with its comments, into sightings. */
final class ZendeskReader {

  private static final int NOT_FOUND = 404;
  private static final int BROKEN = 500;

  private final ZendeskClient client;
  private final ZendeskMetadata metadata;
  private final ZendeskTranslator translator;
  private final ZendeskHistories histories;

  ZendeskReader(
      ZendeskClient client,
      ZendeskMetadata metadata,
      ZendeskTranslator translator,
      Directory directory) {
    this.client = client;
    this.metadata = metadata;
    this.translator = translator;
    this.histories = new ZendeskHistories(client, metadata, translator.tracker(), directory);
  }

  /** A ticket as a list or a direct reading shows it, without its comments. */
  record Shown(JsonNode ticket, Surroundings around) {

    /** When it was changed last; the epoch if that is not told. */
    Instant updated() {
      try {
        return ZendeskJson.moment(ticket, "updated_at").orElse(Instant.EPOCH);
      } catch (Senseless untold) {
        return Instant.EPOCH;
      }
    }
  }

  /** Those of these tickets that are there, by id; the others have to be read one by one. */
  Map<String, Shown> shown(List<String> ids) {
    Map<String, Shown> shown = new HashMap<>();
    for (int from = 0; from < ids.size(); from += Pages.LARGEST) {
      int to = Math.min(ids.size(), from + Pages.LARGEST);
      Tickets some = client.tickets(ids.subList(from, to));
      for (JsonNode ticket : some.tickets()) {
        ZendeskJson.id(ticket, "id")
            .ifPresent(id -> shown.put(id, new Shown(ticket, some.around())));
      }
    }
    return shown;
  }

  /**
   * The ticket by a direct reading. That Zendesk breaks is taken for its fault: nobody waits to see
   * whether others can be read.
   */
  Sighting read(String id) {
    try {
      return read(id, false);
    } catch (TrackerException exception) {
      if (exception.getCause() instanceof CallFailure failure && failure.status() == BROKEN) {
        return unreadable(id, Instant.EPOCH, failure.message());
      }
      throw exception;
    }
  }

  /**
   * The ticket by a direct reading.
   *
   * @param deleted whether the export told that it is
   */
  Sighting read(String id, boolean deleted) {
    try {
      Tickets one = client.ticket(checked(id));
      return whole(new Shown(one.tickets().getFirst(), one.around()), id);
    } catch (CallFailure failure) {
      return gone(id, failure, deleted)
          .or(() -> poison(id, Instant.EPOCH, failure))
          .orElseThrow(failure::toTrackerException);
    } catch (Senseless senseless) {
      return unreadable(id, Instant.EPOCH, String.valueOf(senseless.getMessage()));
    }
  }

  /** The ticket with its comments. */
  Sighting whole(Shown shown, String id) {
    try {
      return Merged.into(shown.ticket(), () -> client.comments(id))
          .<Sighting>map(other -> new Sighting.Merged(ref(id), other))
          .orElseGet(() -> seen(shown, id));
    } catch (CallFailure failure) {
      return gone(id, failure, false)
          .or(() -> poison(id, shown.updated(), failure))
          .orElseThrow(failure::toTrackerException);
    } catch (Senseless | IllegalArgumentException senseless) {
      return unreadable(id, shown.updated(), String.valueOf(senseless.getMessage()));
    }
  }

  private Sighting seen(Shown shown, String id) {
    Pages.Listed talk = client.comments(id);
    if (talk.rows().isEmpty()) {
      client.login().prove(); // an anonymous visitor is shown an empty list
    }
    var whole =
        new ZendeskTranslator.Whole(
            shown.ticket(),
            new ArrayList<>(talk.rows()),
            shown.around().with(talk.people()),
            metadata.forTicket(shown.ticket()),
            client.login().user());
    return new Sighting.Seen(translator.snapshot(whole));
  }

  /**
   * A ticket as it is before a write.
   *
   * @throws CallFailure if it is not there
   */
  ZendeskTicket ticket(String id) {
    Tickets one = client.ticket(checked(id));
    JsonNode ticket = one.tickets().getFirst();
    return new ZendeskTicket(
        id,
        ticket,
        translator.fields(ticket, one.around(), metadata.forTicket(ticket), client.login().user()));
  }

  /** The names under which snapshots show a field of an audit; empty for what they do not show. */
  List<String> names(String auditField) {
    return AuditFields.names(auditField, metadata.known());
  }

  /** What an update changed, with what triggers made of it. */
  List<Change> changes(JsonNode audit) {
    return histories.changes(audit);
  }

  /** What an update changed by itself. */
  List<Change> made(JsonNode audit) {
    return histories.made(audit);
  }

  /** The same with its history. */
  Sighting told(Sighting read) {
    if (!(read instanceof Sighting.Seen seen)) {
      return read;
    }
    String id = seen.ref().id();
    try {
      return new Sighting.Seen(seen.ticket().withHistory(histories.of(id)));
    } catch (CallFailure failure) {
      return gone(id, failure, false)
          .or(() -> poison(id, seen.ticket().head().stamp().updatedAt(), failure))
          .orElseThrow(failure::toTrackerException);
    } catch (Senseless senseless) {
      return unreadable(
          id, seen.ticket().head().stamp().updatedAt(), String.valueOf(senseless.getMessage()));
    }
  }

  /** Only a good login makes an absence one; see {@link ZendeskErrors}. */
  private Optional<Sighting> gone(String id, CallFailure failure, boolean deleted) {
    if (failure.status() != NOT_FOUND || failure.kind() != Kind.NOT_FOUND) {
      return Optional.empty();
    }
    client.login().prove();
    Sighting.Gone.Reason why =
        deleted ? Sighting.Gone.Reason.DELETED : Sighting.Gone.Reason.NOT_VISIBLE;
    return Optional.of(new Sighting.Gone(ref(id), why));
  }

  /** One ticket that breaks our reading of it must not stop the others (N10). */
  private Optional<Sighting> poison(String id, Instant updated, CallFailure failure) {
    boolean garbled = failure.kind() == Kind.PROTOCOL && failure.status() == 0;
    return garbled ? Optional.of(unreadable(id, updated, failure.message())) : Optional.empty();
  }

  /** A ticket that cannot be understood. */
  Sighting unreadable(String id, Instant updated, String why) {
    return new Sighting.Unreadable(
        ref(id),
        ZendeskVersion.unreadable(updated).text(),
        "Zendesk's ticket " + id + " cannot be read: " + why);
  }

  private TicketRef ref(String id) {
    return new TicketRef(translator.tracker(), id);
  }

  static String checked(String id) {
    if (!id.matches("[1-9]\\d{0,17}")) {
      throw new TrackerException(
          Kind.INVALID, "'" + id + "' is no ticket number; Zendesk's are plain numbers");
    }
    return id;
  }
}
