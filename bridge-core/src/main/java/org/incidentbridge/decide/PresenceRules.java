package org.incidentbridge.decide;

import java.time.Instant;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Provenance;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Coverage;
import org.incidentbridge.model.TicketState.Presence;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.ConditionVariables;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.Sighting.Gone.Reason;

/** Tickets that appear, move, vanish or are deleted, with the configured answer to each. */
final class PresenceRules {

  private final Bridge bridge;

  PresenceRules(Bridge bridge) {
    this.bridge = bridge;
  }

  void apply(CaseFile file, Draft draft, Instant now) {
    file.lost().forEach(lost -> vanish(lost, draft, now));
    for (Reading reading : file.readings().values()) {
      if (file.seen().contains(reading.ticket().ref())) {
        appear(reading, draft);
      } else {
        stay(reading, draft);
      }
    }
  }

  /** Of several tickets read at once one comes first, and the places of all count from then on. */
  private void stay(Reading reading, Draft draft) {
    TicketState ticket = draft.tickets.get(reading.ticket().ref());
    if (ticket != null && ticket.isPresent()) {
      move(ticket, reading, draft);
    }
  }

  private void vanish(Sighting lost, Draft draft, Instant now) {
    TicketState ticket = draft.tickets.get(lost.ref());
    if (ticket == null || isOver(ticket)) {
      return;
    }
    switch (lost) {
      case Sighting.Gone gone -> {
        if (gone.why() == Reason.NOT_VISIBLE) {
          hide(ticket, "can no longer be read", "The bridge may no longer read %s in %s.", draft);
        } else {
          delete(ticket, draft, now);
        }
      }
      case Sighting.Merged merged -> merge(ticket, merged, draft, now);
      case Sighting.Seen restricted ->
          hide(ticket, "is for insiders only", "%s in %s is for insiders only now.", draft);
      case Sighting.Unreadable u -> {}
    }
  }

  /** What becomes of it elsewhere concerns the others no more. */
  private static boolean isLetGo(TicketState ticket) {
    return ticket.presence() == Presence.DETACHED;
  }

  private static boolean isOver(TicketState ticket) {
    return ticket.presence() == Presence.DELETED || ticket.presence() == Presence.MERGED;
  }

  private void hide(TicketState ticket, String what, String told, Draft draft) {
    if (!ticket.isPresent()) {
      return;
    }
    String key = ticket.place().key();
    leave(ticket, Presence.NOT_VISIBLE, "%s %s; it waits".formatted(key, what), draft);
    if (answers(ticket, draft).hiding() == Answers.OnHiding.REMARK) {
      String text =
          told.formatted(key, ticket.ref().tracker())
              + " The two are not kept in step until that changes.";
      tellOthers(Topics.hidden(ticket.ref()), text, draft);
    }
  }

  private void delete(TicketState ticket, Draft draft, Instant now) {
    String what = Closing.deleted(ticket);
    if (isLetGo(ticket)) {
      draft.event(ticket.ref(), what);
      return;
    }
    leave(ticket, Presence.DELETED, what, draft);
    Answers.OnDeletion answer = answers(ticket, draft).deletion();
    if (answer == Answers.OnDeletion.IGNORE
        || (answer == Answers.OnDeletion.RECREATE && !ticket.isOrigin())) {
      return;
    }
    if (answer == Answers.OnDeletion.CLOSE) {
      Closing.close(draft, new Provenance(ticket.ref(), now, what));
    }
    String text = "%s in %s was deleted.".formatted(ticket.place().key(), ticket.ref().tracker());
    tellOthers(Topics.deleted(ticket.ref()), text, draft);
  }

  private void merge(TicketState ticket, Sighting.Merged merged, Draft draft, Instant now) {
    String what = Closing.merged(ticket, merged.into());
    if (isLetGo(ticket)) {
      draft.event(ticket.ref(), what);
      return;
    }
    leave(ticket, Presence.MERGED, what, draft);
    Answers.OnMerge answer = answers(ticket, draft).merge();
    if (answer == Answers.OnMerge.IGNORE) {
      return;
    }
    if (answer == Answers.OnMerge.CLOSE) {
      Closing.close(draft, new Provenance(ticket.ref(), now, what));
    }
    String text =
        "%s in %s, and is no longer kept in step.".formatted(what, ticket.ref().tracker());
    tellOthers(Topics.merged(ticket.ref()), text, draft);
  }

  private static void leave(TicketState ticket, Presence presence, String event, Draft draft) {
    draft.tickets.put(ticket.ref(), ticket.withPresence(presence));
    draft.event(ticket.ref(), event);
  }

  private static void tellOthers(String topic, String text, Draft draft) {
    for (TicketState ticket : draft.present()) {
      Topics.again(topic, t -> draft.isSaid(ticket.ref(), t))
          .ifPresent(t -> draft.remarks.add(new Decision.Remark(ticket.ref(), t, text)));
    }
  }

  private void appear(Reading reading, Draft draft) {
    TicketState ticket = draft.tickets.get(reading.ticket().ref());
    if (ticket == null || !ticket.isTakenUp(reading.ticket().head().outside())) {
      return;
    }
    TicketState here = ticket.withPresence(Presence.PRESENT);
    switch (ticket.presence()) {
      case PRESENT -> {}
      case NOT_VISIBLE, DELETED, MERGED -> {
        leave(here, Presence.PRESENT, ticket.place().key() + " can be read again", draft);
        Closing.undo(draft, reading);
      }
      case DETACHED ->
          leave(
              here,
              Presence.PRESENT,
              ticket.place().key() + " is back and is kept in step again",
              draft);
    }
    move(here, reading, draft);
  }

  private void move(TicketState ticket, Reading reading, Draft draft) {
    TicketState.Place before = ticket.place();
    TicketState.Place now = Places.of(reading.ticket());
    if (before.equals(now)) {
      return;
    }
    TicketState here = ticket.withPlace(now);
    draft.tickets.put(ticket.ref(), here);
    if (!before.project().equals(now.project())) {
      String moved =
          before.key().equals(now.key())
              ? "%s moved from %s to %s".formatted(now.key(), before.project(), now.project())
              : "%s moved and is now %s".formatted(before.key(), now.key());
      draft.event(ticket.ref(), moved);
      Vocabulary words = bridge.vocabulary(ticket.ref().tracker());
      draft.tickets.put(ticket.ref(), MovedNames.settle(here, reading, words, draft));
      letGo(ticket.ref(), "%s moved to %s".formatted(now.key(), now.project()), draft);
    } else if (before.coverage() == Coverage.INSIDE && now.coverage() == Coverage.OUTSIDE) {
      String what = "%s is in %s, which is no longer covered".formatted(now.key(), now.project());
      draft.event(ticket.ref(), what);
      letGo(ticket.ref(), what, draft);
    }
  }

  private void letGo(TicketRef ref, String why, Draft draft) {
    TicketState ticket = Objects.requireNonNull(draft.tickets.get(ref));
    if (ticket.place().coverage() == Coverage.OUTSIDE
        && !draft.isAtGoal(ticket)
        && isToBeLetGo(ticket, draft)) {
      draft.tickets.put(ref, ticket.withPresence(Presence.DETACHED));
      tellOthers(
          Topics.moved(ref, ticket.place().key()), why + " and is no longer kept in step.", draft);
    }
  }

  /** A mirror answers by its route, the origin by the first route that starts from it. */
  private Answers answers(TicketState ticket, Draft draft) {
    return routes(ticket, draft).findFirst().map(r -> r.terms().answers()).orElse(Answers.STANDARD);
  }

  /** What one of its routes is not to be told of any more, none is. */
  private boolean isToBeLetGo(TicketState ticket, Draft draft) {
    return routes(ticket, draft).anyMatch(r -> r.terms().answers().move() == Answers.OnMove.DETACH);
  }

  private Stream<Route> routes(TicketState ticket, Draft draft) {
    return ticket.isOrigin() ? leaving(ticket, draft) : bridge.route(ticket.route()).stream();
  }

  private Stream<Route> leaving(TicketState origin, Draft draft) {
    boolean alone = draft.tickets.size() == 1;
    return alone
        ? coming(origin, draft)
        : draft.tickets.values().stream()
            .filter(t -> !t.isOrigin())
            .flatMap(t -> bridge.route(t.route()).stream());
  }

  /** The routes by which an origin is to get its first mirrors, which may be on their way. */
  private Stream<Route> coming(TicketState origin, Draft draft) {
    TrackerId tracker = origin.ref().tracker();
    SortedMap<FieldName, Value> values = new TreeMap<>();
    draft.facts.forEach((field, fact) -> values.put(field, fact.value()));
    var variables = ConditionVariables.of(values, tracker, origin.place());
    return bridge.routes().stream()
        .filter(r -> r.from().equals(tracker))
        .filter(r -> draft.isComing(r.name()) || r.when().test(variables).holds());
  }
}
