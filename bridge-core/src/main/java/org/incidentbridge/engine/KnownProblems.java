package org.incidentbridge.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.incidentbridge.decide.Keys;
import org.incidentbridge.decide.KnownFile;
import org.incidentbridge.decide.KnownFile.Candidate;
import org.incidentbridge.decide.KnownFile.Sight;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.KnownProblem;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.plan.Plan;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Known.By;
import org.incidentbridge.policy.Route;
import org.incidentbridge.pull.Reception;
import org.incidentbridge.similar.ProblemText;
import org.incidentbridge.similar.Score;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.Tickets;

/** Lays out what the store holds of tickets that are, or may be, the same problem. */
final class KnownProblems {

  private final Bridge bridge;
  private final Function<TicketSnapshot, Reading> reader;
  private final SimilarTickets similar;

  KnownProblems(Bridge bridge, Function<TicketSnapshot, Reading> reader) {
    this.bridge = bridge;
    this.reader = reader;
    this.similar = new SimilarTickets(bridge);
  }

  /**
   * The candidates for those mirrors that a plan would make and for which none were looked for yet.
   *
   * @param looked for which routes they were
   * @return empty if there is nothing to look for
   */
  SortedMap<String, List<Candidate>> candidates(
      Store.Tables tables, Incident incident, Plan plan, Underway underway, Map<String, ?> looked) {
    SortedMap<String, List<Candidate>> all = new TreeMap<>();
    for (PlannedCommand planned : plan.commands()) {
      if (planned.purpose() instanceof Purpose.Mirror mirror
          && !looked.containsKey(mirror.route())) {
        bridge
            .route(mirror.route())
            .filter(r -> r.create().known().isOn())
            .filter(r -> !underway.creating().containsKey(r.to()))
            .ifPresent(r -> all.put(r.name(), new Search(tables, incident, r).candidates()));
      }
    }
    return all;
  }

  /** The file on known problems, with these candidates. */
  KnownFile file(
      Store.Tables tables, Incident incident, SortedMap<String, List<Candidate>> candidates) {
    Map<TicketRef, Sight> sights = new HashMap<>();
    incident.known().forEach(k -> sights.put(k.ticket(), sight(tables, k.ticket())));
    candidates.values().stream()
        .flatMap(List::stream)
        .forEach(c -> sights.computeIfAbsent(c.ticket(), ref -> sight(tables, ref)));
    return new KnownFile(candidates, sights);
  }

  private Sight sight(Store.Tables tables, TicketRef ref) {
    Optional<Tickets.Seen> seen = tables.tickets().find(ref);
    if (seen.isEmpty() || tables.tickets().version(ref).isEmpty()) {
      return Sight.of(KnownFile.State.GONE);
    }
    return seen.filter(s -> mayBeTold(tables, s))
        .map(
            s ->
                new Sight(
                    KnownFile.State.HERE,
                    Optional.of(reader.apply(s.ticket())),
                    tables.incidents().of(ref)))
        .orElseGet(() -> Sight.of(KnownFile.State.HIDDEN));
  }

  /** Not a private one, nor one that cannot be read (N5). */
  private boolean mayBeTold(Store.Tables tables, Tickets.Seen seen) {
    var head = seen.ticket().head();
    return bridge.knows(seen.ticket().ref().tracker())
        && Reception.isRead(tables, seen)
        && !head.restricted()
        && !head.outside();
  }

  /** What was planned is found from now on by others that are the same problem. */
  void planned(Plan plan) {
    plan.commands().forEach(similar::coming);
  }

  /** Has the incidents to which a ticket is a known problem decided on, if it is news to them. */
  static void wake(Store.Tables tables, Sighting sighting) {
    for (var id : tables.incidents().knowing(sighting.ref())) {
      tables
          .incidents()
          .find(id)
          .filter(i -> i.known().stream().anyMatch(k -> isNews(k, sighting)))
          .ifPresent(i -> Reception.wake(tables, i));
    }
  }

  private static boolean isNews(KnownProblem known, Sighting sighting) {
    return known.ticket().equals(sighting.ref())
        && !known.is(KnownProblem.State.WAITING)
        && !(sighting instanceof Sighting.Seen seen
            && !known.standing().quiet()
            && seen.ticket().head().stamp().version().equals(known.standing().seen()));
  }

  /** Has the incidents decided on that wait for this one's ticket, if it is there or not coming. */
  void arrived(Store.Tables tables, Incident incident) {
    for (var id : tables.incidents().knowing(incident.origin().ref())) {
      tables
          .incidents()
          .find(id)
          .filter(i -> i.known().stream().anyMatch(k -> isOver(tables, k, incident)))
          .ifPresent(i -> Reception.wake(tables, i));
    }
  }

  private static boolean isOver(Store.Tables tables, KnownProblem known, Incident other) {
    return known.is(KnownProblem.State.WAITING)
        && known.ticket().equals(other.origin().ref())
        && tables.outbox().of(other.id()).stream()
            .noneMatch(e -> isComing(e) && target(e).equals(known.at()));
  }

  private static TrackerId target(Outbox.Entry entry) {
    return entry.planned().command().target().tracker();
  }

  /** One that is held for a person may take for ever. */
  private static boolean isComing(Outbox.Entry entry) {
    return entry.planned().purpose() instanceof Purpose.Mirror
        && entry.state() != Outbox.State.HELD;
  }

  /** One look for what is the same problem as an incident, where a route would make its mirror. */
  private final class Search {

    private final Store.Tables tables;
    private final Incident incident;
    private final Route route;
    private final ProblemText text;

    Search(Store.Tables tables, Incident incident, Route route) {
      this.tables = tables;
      this.incident = incident;
      this.route = route;
      this.text = new ProblemText(shown(StandardField.TITLE), shown(StandardField.DESCRIPTION));
    }

    private String shown(StandardField field) {
      return incident.value(field.field()).display();
    }

    List<Candidate> candidates() {
      List<Candidate> all = new ArrayList<>();
      var by = route.create().known().by();
      if (by.contains(By.KEY)) {
        Keys.in(shown(StandardField.KNOWN_PROBLEM)).stream()
            .flatMap(key -> tables.tickets().byKey(key).stream())
            .filter(ref -> ref.tracker().equals(route.to()))
            .flatMap(ref -> there(ref).stream())
            .forEach(reading -> all.add(named(reading)));
      }
      if (by.size() > 1 || !by.contains(By.KEY)) {
        var found = similar.like(tables, route.to(), text);
        found.tickets().stream()
            .flatMap(ref -> there(ref).stream())
            .flatMap(reading -> alike(reading).stream())
            .forEach(all::add);
        found.coming().stream().flatMap(key -> coming(key).stream()).forEach(all::add);
      }
      return all;
    }

    private Optional<Reading> there(TicketRef ref) {
      return tables
          .tickets()
          .find(ref)
          .filter(seen -> incident.ticket(ref).isEmpty() && mayBeTold(tables, seen))
          .map(seen -> reader.apply(seen.ticket()));
    }

    private Candidate named(Reading reading) {
      String key = reading.ticket().head().key();
      return new Candidate(
          reading.ticket().ref(),
          key,
          By.KEY,
          1,
          "the field %s names %s".formatted(StandardField.KNOWN_PROBLEM.field(), key),
          Optional.of(reading));
    }

    private Optional<Candidate> alike(Reading reading) {
      TicketSnapshot ticket = reading.ticket();
      String key = ticket.head().key();
      return judged(similar.text(ticket))
          .map(
              j ->
                  new Candidate(
                      ticket.ref(), key, j.by(), j.score(), j.why(key), Optional.of(reading)));
    }

    private record Judged(By by, double score, String how, List<String> words) {

      String why(String key) {
        String shared = words.isEmpty() ? "" : "; both say " + String.join(", ", words);
        return "%s with %s%s".formatted(how, key, shared);
      }
    }

    /** How a text is the same problem, in the surest of the ways that the route allows. */
    private Optional<Judged> judged(ProblemText other) {
      var by = route.create().known().by();
      if (by.contains(By.WHOLE) && text.isWhole(other)) {
        return Optional.of(new Judged(By.WHOLE, 1, "same title and description", List.of()));
      }
      if (by.contains(By.TITLE) && text.hasTitleOf(other)) {
        return Optional.of(new Judged(By.TITLE, 1, "same title", List.of()));
      }
      if (!by.contains(By.TEXT)) {
        return Optional.empty();
      }
      Score score = similar.score(tables, route.to(), text, other);
      String how = String.format(Locale.ROOT, "text match %.2f", score.value());
      return Optional.of(new Judged(By.TEXT, score.value(), how, score.words()));
    }

    /** A ticket that is just being made for another incident. */
    private Optional<Candidate> coming(CommandKey key) {
      Optional<Outbox.Entry> entry =
          tables
              .outbox()
              .find(key)
              .filter(e -> isComing(e) && !e.planned().incident().equals(incident.id()));
      return entry
          .flatMap(e -> tables.incidents().find(e.planned().incident()))
          .map(Incident::origin)
          .filter(TicketState::isPresent)
          .flatMap(origin -> coming(entry.get().planned(), origin));
    }

    private Optional<Candidate> coming(PlannedCommand planned, TicketState origin) {
      String key = origin.place().key();
      return planned.command() instanceof Command.CreateTicket create
          ? judged(similar.text(create))
              .map(
                  j ->
                      new Candidate(
                          origin.ref(), key, j.by(), j.score(), j.why(key), Optional.empty()))
          : Optional.empty();
    }
  }
}
