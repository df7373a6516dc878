package org.incidentbridge.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.decide.KnownFile.Candidate;
import org.incidentbridge.decide.KnownFile.Sight;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.KnownProblem;
import org.incidentbridge.model.KnownProblem.Grounds;
import org.incidentbridge.model.KnownProblem.Standing;
import org.incidentbridge.model.KnownProblem.State;
import org.incidentbridge.model.Provenance;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Known;
import org.incidentbridge.policy.Route;

/**
 * Links a ticket that is the same problem in place of a mirror, or proposes it (C4, J12). What a
 * person says counts more than any likeness. Confined to one call of {@link Decider#decide}.
 */
final class KnownRules {

  private static final FieldName FIELD = StandardField.KNOWN_PROBLEM.field();

  /** More would be read by nobody. */
  private static final int MOST_PROPOSED = 3;

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparing((Candidate c) -> c.by() != Known.By.KEY)
          .thenComparing(Comparator.comparingDouble(Candidate::score).reversed())
          .thenComparing(Candidate::by)
          .thenComparing(c -> c.reading().isEmpty())
          .thenComparing(Candidate::ticket);

  private final Bridge bridge;
  private final CaseFile file;
  private final Draft draft;
  private final Instant now;
  private final KnownTelling telling;

  KnownRules(Bridge bridge, CaseFile file, Draft draft, Instant now) {
    this.bridge = bridge;
    this.file = file;
    this.draft = draft;
    this.now = now;
    this.telling = new KnownTelling(bridge, file, draft);
  }

  void apply() {
    List<KnownProblem> before = List.copyOf(draft.known);
    draft.known.clear();
    before.stream().flatMap(known -> settled(known).stream()).forEach(draft.known::add);
    bridge.routes().stream()
        .filter(route -> file.known().candidates().containsKey(route.name()))
        .forEach(this::consider);
    draft.known.replaceAll(telling::told);
  }

  /** How one stands that was known before; empty if it is nothing to the incident any more. */
  private Optional<KnownProblem> settled(KnownProblem known) {
    Sight sight = file.known().sights().getOrDefault(known.ticket(), KnownTelling.UNKNOWN);
    return switch (known.standing().state()) {
      case REFUSED -> Optional.of(known);
      case WAITING -> Optional.empty(); // looked for anew, if a mirror is still wanted
      case PROPOSED -> Optional.of(known).filter(k -> !isGone(sight)).map(k -> seen(k, sight));
      case LINKED -> linked(known, sight);
    };
  }

  private static boolean isGone(Sight sight) {
    return sight.state() == KnownFile.State.GONE;
  }

  private static KnownProblem seen(KnownProblem known, Sight sight) {
    return sight
        .reading()
        .map(r -> known.seen(r.ticket().head().stamp().version(), false))
        .orElseGet(() -> known.seen(known.standing().seen(), true));
  }

  private Optional<KnownProblem> linked(KnownProblem known, Sight sight) {
    String key = known.grounds().key();
    if (hasTicketIn(known.at())) {
      return parted(known, "it has a ticket of its own there by now");
    }
    if (Keys.names(file.incident().value(FIELD).display(), key)
        && !Keys.names(draft.value(FIELD).display(), key)) {
      draft.event(
          file.incident().origin().ref(),
          "%s is not the same problem, says the field %s".formatted(key, FIELD));
      return Optional.of(known.refused(draft.value(FIELD).display()));
    }
    if (isGone(sight)) {
      telling.gone(known);
      return parted(known, "it is gone");
    }
    return Optional.of(seen(known, sight));
  }

  private Optional<KnownProblem> parted(KnownProblem known, String why) {
    TicketRef origin = file.incident().origin().ref();
    String what = "%s is no longer linked: %s".formatted(known.grounds().key(), why);
    draft.event(origin, what);
    Incident.Fact fact = draft.facts.get(FIELD);
    if (fact != null && fact.from().source().equals(known.ticket())) {
      var from = new Provenance(origin, now, what);
      draft.facts.put(FIELD, new Incident.Fact(Value.absent(), from));
    }
    return Optional.empty();
  }

  private boolean hasTicketIn(TrackerId tracker) {
    return draft.present().stream().anyMatch(t -> t.ref().tracker().equals(tracker));
  }

  private void consider(Route route) {
    Known known = route.create().known();
    boolean settled =
        draft.known.stream().anyMatch(k -> k.is(State.LINKED) && k.at().equals(route.to()));
    if (settled || hasTicketIn(route.to())) {
      return;
    }
    List<Candidate> likely =
        file.known().candidates().getOrDefault(route.name(), List.of()).stream()
            .filter(c -> c.score() >= known.propose() && !isRefused(c) && isOpen(c, known))
            .sorted(BEST_FIRST)
            .toList();
    Optional<Candidate> best = likely.stream().findFirst();
    if (best.filter(c -> c.score() >= known.threshold()).isPresent()) {
      link(route, best.get());
    } else {
      propose(route, likely);
    }
  }

  /** What a person refused may still be named again by a person. */
  private boolean isRefused(Candidate candidate) {
    String says = draft.value(FIELD).display();
    return draft.known.stream()
        .filter(k -> k.is(State.REFUSED) && k.ticket().equals(candidate.ticket()))
        .anyMatch(k -> candidate.by() != Known.By.KEY || k.standing().named().equals(says));
  }

  /** Whom a person names may be in any state. */
  private static boolean isOpen(Candidate candidate, Known known) {
    return candidate.by() == Known.By.KEY
        || candidate.reading().isEmpty()
        || !KnownTelling.isResolved(candidate.reading().get())
        || (known.answered() && KnownTelling.isAnswered(candidate.reading().get()));
  }

  private void link(Route route, Candidate candidate) {
    draft.known.removeIf(
        k -> k.ticket().equals(candidate.ticket()) || (isProposed(k) && k.at().equals(route.to())));
    boolean coming = candidate.reading().isEmpty();
    KnownProblem known = problem(route, candidate, coming ? State.WAITING : State.LINKED);
    draft.known.add(coming ? known : telling.linked(known));
    if (!coming && draft.value(FIELD).isAbsent()) {
      var from = new Provenance(candidate.ticket(), now, candidate.why());
      draft.facts.put(FIELD, new Incident.Fact(Value.line(candidate.key()), from));
    }
  }

  private static boolean isProposed(KnownProblem known) {
    return known.is(State.PROPOSED);
  }

  private void propose(Route route, List<Candidate> likely) {
    Set<TicketRef> there =
        draft.known.stream()
            .map(KnownProblem::ticket)
            .collect(java.util.stream.Collectors.toUnmodifiableSet());
    List<KnownProblem> fresh = new ArrayList<>();
    likely.stream()
        .filter(c -> c.reading().isPresent() && !there.contains(c.ticket()))
        .limit(MOST_PROPOSED)
        .forEach(c -> fresh.add(problem(route, c, State.PROPOSED)));
    draft.known.addAll(fresh);
  }

  private KnownProblem problem(Route route, Candidate candidate, State state) {
    String seen = candidate.reading().map(r -> r.ticket().head().stamp().version()).orElse("");
    return new KnownProblem(
        route.to(),
        candidate.ticket(),
        new Standing(state, seen, false, ""),
        new Grounds(candidate.key(), candidate.why(), now),
        List.of());
  }
}
