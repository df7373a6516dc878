package org.incidentbridge.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.incidentbridge.decide.CaseFile;
import org.incidentbridge.decide.Decider;
import org.incidentbridge.decide.Decision;
import org.incidentbridge.decide.KnownFile.Candidate;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.normalise.Normaliser;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.plan.Judge;
import org.incidentbridge.plan.Plan;
import org.incidentbridge.plan.Planner;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.push.Repeats;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Inbox.Row;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Problems.Problem;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.StoreException;

/** Works on one incident: lays out its file, has it decided and planned, and stores the result. */
final class Desk {

  private final Bridge bridge;
  private final Decider decider;
  private final Configured configured;
  private final Optional<Casework> casework;
  private final Optional<WakeUps> wakeUps;
  private final CaseFiles files;
  private final KnownProblems known;
  private final Planner planner;
  private final Judge judge;
  private final InstantSource clock;

  /**
   * @param policy the promises that are kept; empty if none are
   */
  Desk(
      Bridge bridge,
      Optional<PolicyInForce> policy,
      Planner planner,
      Judge judge,
      InstantSource clock) {
    this.bridge = bridge;
    this.decider = new Decider(bridge, policy);
    this.casework = policy.map(p -> new Casework(bridge, p, clock));
    this.wakeUps = policy.map(p -> new WakeUps(bridge, p, clock));
    this.files = new CaseFiles(bridge, this::read, casework);
    this.configured = new Configured(bridge);
    this.known = new KnownProblems(bridge, this::read);
    this.planner = planner;
    this.judge = judge;
    this.clock = clock;
  }

  /** Has what is due by the clock decided on again; answers whether there may be more of it. */
  boolean wake(Store store) {
    return wakeUps.isPresent() && wake(store, wakeUps.get());
  }

  private boolean wake(Store store, WakeUps due) {
    WakeUps.Woken woken = store.inTransaction(due::wake);
    woken.unread().forEach(incident -> unread(store, incident));
    return woken.more();
  }

  /** Takes note that all that could be decided by then has been. */
  void looked(Store store, Instant then) {
    if (casework.isPresent()) {
      store.inTransaction(
          tables -> {
            WakeUps.looked(tables, then);
            return then;
          });
    }
  }

  /** Decides on an incident of which nothing can be read; that it fails stops no other (N10). */
  private void unread(Store store, Incident incident) {
    try {
      store.inTransaction(tables -> decide(tables, incident, List.of()));
    } catch (StoreException failure) {
      throw failure;
    } catch (RuntimeException why) {
      store.inTransaction(tables -> new OutOfSight(tables).rest(incident, why, clock.instant()));
    }
  }

  /** Answers the rows it used up; none if they have to wait. */
  List<Row> work(Store.Tables tables, Row row) {
    if (row.sighting() instanceof Sighting.Unreadable unreadable) {
      String why =
          "cannot be understood: %s. It is read again when it changes, or after the command retry --all"
              .formatted(unreadable.why());
      Problem problem = new Problem(unreadable.ref(), "ticket", why, clock.instant());
      tables.problems().replace(unreadable.ref(), List.of(problem));
      return List.of(row);
    }
    KnownProblems.wake(tables, row.sighting());
    Optional<Incident> its = tables.incidents().of(row.sighting().ref());
    if (its.isEmpty()) {
      return stranger(tables, row);
    }
    return decide(tables, its.get(), List.of(row)) ? List.of(row) : List.of();
  }

  /**
   * A ticket of no incident: made by the bridge, the start of an incident, or none of our business.
   */
  private List<Row> stranger(Store.Tables tables, Row row) {
    if (!(row.sighting() instanceof Sighting.Seen seen)) {
      tables.problems().replace(row.sighting().ref(), List.of());
      return List.of(row);
    }
    if (!bridge.knows(seen.ref().tracker())) {
      return List.of(row);
    }
    Optional<Elsewhere.Known> known = new Elsewhere(tables, bridge).known(seen.ticket());
    if (known.isPresent()) {
      elsewhere(tables, seen.ticket(), known.get());
      return List.of(row);
    }
    if (!seen.ticket().marker().isEmpty()) {
      return marked(tables, row, seen.ticket());
    }
    Reading reading = read(seen.ticket());
    Optional<Incident> opened = decider.open(reading);
    if (opened.isPresent() && Joining.creating(tables, seen.ref().tracker())) {
      return List.of();
    }
    troubles(tables).tell(reading, decider.uncomputable(reading));
    return opened.isEmpty() || decide(tables, opened.get(), List.of(row))
        ? List.of(row)
        : List.of();
  }

  private void elsewhere(Store.Tables tables, TicketSnapshot ticket, Elsewhere.Known known) {
    List<Problem> problems =
        known.told(bridge, ticket).stream()
            .filter(why -> !ticket.head().outside())
            .map(why -> new Problem(ticket.ref(), "move", why, clock.instant()))
            .toList();
    tables.problems().replace(ticket.ref(), problems);
  }

  /** A ticket that the bridge made: in this store's time, or before another store was lost. */
  private List<Row> marked(Store.Tables tables, Row row, TicketSnapshot ticket) {
    Optional<Outbox.Entry> maker = Joining.maker(tables, ticket);
    if (maker.isEmpty()) {
      twin(tables, ticket);
      return List.of(row);
    }
    Optional<Incident> incident = tables.incidents().find(maker.get().planned().incident());
    boolean joined =
        maker.get().state() != Outbox.State.SENT
            && incident.isPresent()
            && decide(tables, incident.get(), List.of(row));
    return joined ? List.of(row) : List.of();
  }

  private void twin(Store.Tables tables, TicketSnapshot ticket) {
    List<Problem> problems =
        Twin.problem(tables, ticket).stream()
            .map(why -> new Problem(ticket.ref(), "mark", why, clock.instant()))
            .toList();
    tables.problems().replace(ticket.ref(), problems);
  }

  private boolean decide(Store.Tables tables, Incident incident, List<Row> rows) {
    return decide(tables, incident, rows, new Prelude(UnaryOperator.identity(), new TreeMap<>()));
  }

  /**
   * How a decision that is taken anew goes on from the one before.
   *
   * @param telling what it makes known, what an earlier one found included
   * @param candidates what may be the same problem, by the route for which it was looked for
   */
  private record Prelude(
      UnaryOperator<Decision> telling, SortedMap<String, List<Candidate>> candidates) {

    Prelude(UnaryOperator<Decision> telling) {
      this(telling, new TreeMap<>());
    }

    Prelude with(SortedMap<String, List<Candidate>> more) {
      SortedMap<String, List<Candidate>> all = new TreeMap<>(candidates);
      all.putAll(more);
      return new Prelude(telling, all);
    }
  }

  private boolean decide(Store.Tables tables, Incident before, List<Row> rows, Prelude prelude) {
    Underway underway = Underway.of(tables.outbox().of(before.id()));
    if (underway.concerns(rows) || new Reappearing(tables, clock.instant()).look(before, rows)) {
      return false;
    }
    Incident incident = followed(tables, before);
    CaseFile file =
        files
            .of(tables, incident, rows, underway)
            .knowing(known.file(tables, incident, prelude.candidates()));
    Decision decision = prelude.telling().apply(decide(tables, file));
    var repeats = new Repeats(tables.ledger(), clock.instant());
    var elsewhere = new Elsewhere(tables, bridge);
    Plan wanted = elsewhere.without(planner.plan(file, decision), decision.incident());
    Plan all = repeats.without(underway.without(wanted));
    Plan plan = rows.isEmpty() ? new OutOfSight(tables).without(all) : all;
    Joining joining = new Joining(tables, bridge, this::read, judge);
    Joining.Joined joined = joining.join(decision, plan);
    if (joined.changed()) {
      tables.incidents().save(joined.incident());
      joined.twins().stream()
          .flatMap(ref -> tables.tickets().find(ref).stream())
          .forEach(seen -> twin(tables, seen.ticket()));
      var quietly = new Prelude(d -> Joining.quietly(decision, d));
      return decide(tables, joined.incident(), rows, quietly);
    }
    var adopted = new Adoption(tables, bridge, this::read).adopt(decision.incident(), plan);
    if (adopted.changed()) {
      tables.incidents().save(adopted.incident());
      return decide(tables, adopted.incident(), rows, new Prelude(decision::before));
    }
    var candidates =
        known.candidates(
            tables, decision.incident(), adopted.plan(), underway, prelude.candidates());
    if (!candidates.isEmpty()) {
      return decide(tables, before, rows, prelude.with(candidates));
    }
    store(tables, before, decision);
    elsewhere.wake(before, decision.incident());
    new WaitingMoves(tables, clock.instant()).review(decision, adopted.plan());
    new Reconciling(tables.outbox(), adopted.plan(), underway)
        .bring(decision.incident(), clock.instant());
    known.planned(adopted.plan());
    known.arrived(tables, decision.incident());
    if (!rows.isEmpty()) {
      troubles(tables).tell(decision.incident(), file, adopted.plan());
    }
    underway.remember(tables, decision.incident());
    return true;
  }

  private Troubles troubles(Store.Tables tables) {
    return new Troubles(tables, bridge, configured, clock.instant());
  }

  private Decision decide(Store.Tables tables, CaseFile file) {
    Instant now = clock.instant();
    var quarrel = new Quarrel(tables.ledger(), file.incident().id(), now);
    return decider.decide(file, now, quarrel);
  }

  private Incident followed(Store.Tables tables, Incident incident) {
    Incident followed = configured.followed(new RouteNames(tables, bridge), incident);
    for (TicketState ticket : followed.tickets()) {
      String before = incident.ticket(ticket.ref()).map(TicketState::route).orElse("");
      if (!ticket.route().equals(before)) {
        String what =
            "belongs to route %s from now on: %s is not configured"
                .formatted(ticket.route(), before);
        var finding = new Decision.Finding(Decision.Kind.EVENT, ticket.ref(), what, "");
        tables.ledger().add(line(incident, finding, clock.instant()));
      }
    }
    return followed;
  }

  Reading read(TicketSnapshot ticket) {
    return new Normaliser(bridge.vocabulary(ticket.ref().tracker()), bridge.people()).read(ticket);
  }

  private void store(Store.Tables tables, Incident before, Decision decision) {
    Instant now = clock.instant();
    Incident after = decision.incident();
    if (!after.equals(before) || tables.incidents().find(after.id()).isEmpty()) {
      tables.incidents().save(after);
    }
    casework.ifPresent(c -> c.store(tables, after, decision.ruling()));
    for (Decision.Finding finding : decision.findings()) {
      tables.ledger().add(line(after, finding, now));
    }
  }

  private static Ledger.Line line(Incident incident, Decision.Finding finding, Instant now) {
    Ledger.Kind kind =
        finding.kind() == Decision.Kind.OVERRULED ? Ledger.Kind.OVERRULED : Ledger.Kind.EVENT;
    return new Ledger.Line(
        now,
        kind,
        incident.id(),
        Optional.of(finding.ticket()),
        new Ledger.Text(finding.summary(), "", finding.detail()));
  }
}
