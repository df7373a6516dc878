package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.store.Store;
import org.incidentbridge.timeline.PastEvent;

/**
 * What a bridge remembers of the tickets of an incident.
 *
 * @param past by ticket
 */
record Recollection(Incident incident, Map<TicketRef, List<PastEvent>> past) {

  static Recollection of(Store store, Incident incident) {
    return store.inTransaction(
        tables -> {
          Map<TicketRef, List<PastEvent>> past = new TreeMap<>();
          for (TicketState ticket : incident.tickets()) {
            past.put(ticket.ref(), List.copyOf(tables.histories().of(ticket.ref())));
          }
          return new Recollection(incident, past);
        });
  }

  /**
   * What a fresh bridge remembers, with what trackers do not keep: tickets that are gone, what was
   * said where something said was deleted or changed, and descriptions of MantisBT.
   *
   * @param elder one that was there before
   */
  Recollection completedBy(World world, Recollection elder) {
    Map<TicketRef, List<PastEvent>> whole = new TreeMap<>(past);
    boolean same = true;
    for (TicketState ticket : elder.incident.tickets()) {
      TicketRef ref = ticket.ref();
      if (ticket.presence() != TicketState.Presence.PRESENT) {
        whole.put(ref, elder.of(ref));
        same = false;
      } else {
        List<PastEvent> texts = with(of(ref), elder.of(ref), e -> isUntold(world, ref, e));
        boolean agree = said(texts).equals(said(elder.of(ref)));
        if (!agree) {
          standsInBoth(world, ref, elder);
        }
        whole.put(ref, agree ? texts : with(texts, elder.of(ref), Recollection::isSaid));
      }
    }
    return new Recollection(same ? incident : elder.incident, whole);
  }

  /** For people: what it remembers and another does not. */
  List<String> without(Recollection other) {
    List<String> more = new ArrayList<>();
    past.forEach(
        (ref, events) -> {
          Set<String> known = other.of(ref).stream().map(PastEvent::id).collect(Collectors.toSet());
          events.stream()
              .filter(event -> !known.contains(event.id()))
              .forEach(e -> more.add("%s %s %s %s".formatted(ref, e.id(), e.by(), e.what())));
        });
    return more;
  }

  private List<PastEvent> of(TicketRef ref) {
    return past.getOrDefault(ref, List.of());
  }

  /** The one memory, and of some kind of events the other. */
  private static List<PastEvent> with(
      List<PastEvent> one, List<PastEvent> other, Predicate<PastEvent> kind) {
    return Stream.concat(one.stream().filter(kind.negate()), other.stream().filter(kind)).toList();
  }

  /** The history of MantisBT does not tell what a description was changed to. */
  private static boolean isUntold(World world, TicketRef ref, PastEvent event) {
    return world.topology().type(ref.tracker()).equals("mantis")
        && event.what() instanceof PastEvent.FieldSet set
        && set.field().equals("description");
  }

  private static boolean isSaid(PastEvent event) {
    return switch (event.what()) {
      case PastEvent.CommentMade made -> true;
      case PastEvent.CommentTurned turned -> true;
      case PastEvent.FileAdded file -> true;
      case PastEvent.FirstSeen first -> false;
      case PastEvent.FieldSet set -> false;
      case PastEvent.ObligationMet met -> false;
    };
  }

  private static Set<String> said(List<PastEvent> events) {
    return events.stream()
        .filter(Recollection::isSaid)
        .map(e -> "%s %s %s %s".formatted(e.id(), e.at(), e.by(), e.what()))
        .collect(Collectors.toSet());
  }

  /** Whatever stands at the tracker is remembered, and only what does not is remembered by one. */
  private void standsInBoth(World world, TicketRef ref, Recollection elder) {
    Map<String, String> mine = hands(of(ref));
    Map<String, String> theirs = hands(elder.of(ref));
    Shown shown = world.side(ref.tracker().toString()).ticket(ref.id()).orElseThrow();
    Set<String> standing = new TreeSet<>();
    shown.said().forEach(said -> standing.add("comment:" + said.id()));
    shown.files().forEach(file -> standing.add("file:" + file.id()));
    theirs.keySet().removeIf(name -> !mine.containsKey(name) && !standing.contains(name));
    assertThat(theirs).as("N8: what was said on %s, by whom and when", ref).isEqualTo(mine);
  }

  /** Of each comment and file, by id, whose it is and of when. */
  private static Map<String, String> hands(List<PastEvent> events) {
    Map<String, String> hands = new TreeMap<>();
    for (PastEvent event : events) {
      name(event).ifPresent(name -> hands.put(name, event.by() + " at " + event.at()));
    }
    return hands;
  }

  private static Optional<String> name(PastEvent event) {
    return switch (event.what()) {
      case PastEvent.CommentMade made -> Optional.of("comment:" + made.comment());
      case PastEvent.FileAdded file -> Optional.of("file:" + file.file());
      default -> Optional.empty();
    };
  }
}
