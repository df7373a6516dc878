package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Outcome.Applied;
import org.incidentbridge.spi.Outcome.Loss;
import org.incidentbridge.spi.Outcome.Receipt;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.zendesk.ZendeskJson.Senseless;

/** What came of a write, in the words of the bridge. */
final class Receipts {

  private final ZendeskReader reader;

  Receipts(ZendeskReader reader) {
    this.reader = reader;
  }

  /** Nothing is written, however often it is tried. */
  static final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refusal(String message) {
      super(message);
    }

    Outcome outcome() {
      return new Outcome.Refused(String.valueOf(getMessage()), Map.of());
    }
  }

  /** Zendesk took it, and it is not known what it made of it. */
  static final class Unsure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unsure(String message) {
      super(message);
    }

    Outcome outcome() {
      return Outcome.Unknown.unseen(String.valueOf(getMessage()));
    }
  }

  /** Nothing changes a closed ticket. */
  static Refusal closed(String id) {
    return new Refusal(
        "ticket "
            + id
            + " is closed, and closed tickets of Zendesk never change: go on in a follow-up, which"
            + " Zendesk offers on the ticket's page");
  }

  /** A merged ticket is closed too, and goes on in another one. */
  static Refusal merged(String id, String other) {
    return new Refusal("ticket " + id + " was merged into " + other);
  }

  /** The ticket as it is now, whole. */
  TicketSnapshot shown(String id) {
    return switch (reader.read(id)) {
      case Sighting.Seen seen -> seen.ticket();
      case Sighting.Unreadable poison -> throw new Senseless(poison.why());
      case Sighting.Gone gone -> throw new Refusal("ticket " + id + " is not there any more");
      case Sighting.Merged merged -> throw merged(id, merged.into());
    };
  }

  /**
   * The same for a write that is known to stand, whether the ticket can be read just now or not.
   */
  Optional<TicketSnapshot> seen(String id) {
    try {
      return Optional.of(shown(id));
    } catch (TrackerException | CallFailure | Senseless | Refusal unread) {
      return Optional.empty();
    }
  }

  Outcome.Stale stale(String id) {
    return new Outcome.Stale(shown(id));
  }

  Applied applied(String id) {
    return applied(Optional.empty(), shown(id), List.of(), Set.of());
  }

  static Applied applied(
      Optional<String> createdId, TicketSnapshot shown, List<Loss> losses, Set<String> beside) {
    return new Applied(new Receipt(createdId, Optional.of(shown), losses, beside));
  }

  /**
   * Fields that an update changed, by its audit. Triggers run within the same update, and an
   * assignee opens a ticket.
   *
   * @param but fields that are left out, under whatever name
   */
  Set<String> changed(JsonNode audit, Set<String> but) {
    Set<String> changed = new TreeSet<>();
    for (JsonNode event : audit.path("events")) {
      if (ZendeskJson.text(event, "type").equals("Change")) {
        List<String> names = reader.names(ZendeskJson.text(event, "field_name"));
        changed.addAll(Collections.disjoint(names, but) ? names : List.of());
      }
    }
    return changed;
  }

  /**
   * The same, where an update is found only later: what somebody changed again since is theirs (N4,
   * N7).
   *
   * @param newest the newest audits of the ticket, newest first; that of the update is among them
   */
  Set<String> changed(JsonNode audit, List<JsonNode> newest, Set<String> but) {
    Set<String> changed = changed(audit, but);
    newest
        .subList(0, Math.max(0, newest.indexOf(audit)))
        .forEach(later -> changed.removeAll(changed(later, Set.of())));
    return changed;
  }

  /**
   * What follows a write that stands: if it fails, whether all is done has to be settled, lest the
   * write be sent twice.
   */
  static Outcome afterWrite(Supplier<Outcome> rest) {
    try {
      return rest.get();
    } catch (Unsure unsure) {
      return unsure.outcome();
    } catch (CallFailure | TrackerException | Senseless | Refusal | IllegalArgumentException e) {
      return new Outcome.Unknown("Zendesk took it, but then: " + e.getMessage());
    }
  }
}
