package org.incidentbridge.decide;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Owner;

/**
 * The three-way merge of one field (design §5). The common ancestor of each side is its own
 * baseline; a side that still awaits an earlier value counts as having missed it. Pure.
 */
final class FieldMerge {

  private final Owner owner;
  private final Standing standing;
  private final List<Side> sides;

  FieldMerge(Owner owner, Standing standing, List<Side> sides) {
    this.owner = owner;
    this.standing = standing;
    this.sides = List.copyOf(sides);
  }

  /**
   * The value the field has now.
   *
   * @param since when it came to be
   * @param inConflict whether people are asked already
   * @param unheard whether it is from a ticket that cannot be seen now and may come back
   */
  record Standing(Value value, Instant since, boolean inConflict, boolean unheard) {}

  /** One ticket's view of the field. */
  record Side(TicketRef ticket, boolean origin, Baseline baseline, Value observed, Instant at) {

    boolean changed() {
      return !observed.equals(baseline.seen()) && !isSamePerson();
    }

    /** The table of people may have been told meanwhile who somebody is. */
    private boolean isSamePerson() {
      return observed instanceof Value.Person now
          && baseline.seen() instanceof Value.Person before
          && account(now).isPresent()
          && account(now).equals(account(before));
    }

    private Optional<String> account(Value.Person person) {
      return person.party().accountIn(ticket.tracker());
    }

    /** Whether this ticket has not been told the standing value yet. */
    boolean missed(Value current) {
      return !baseline.agreed().equals(current);
    }
  }

  sealed interface Result {
    /** No side changed it. */
    record Unchanged() implements Result {}

    /** One value for all; the losers, if any, with what they showed. */
    record Taken(Value value, Optional<Side> from, String rule, List<Side> overruled)
        implements Result {}

    /** A person has to decide. */
    record Asked(List<Side> sides) implements Result {}
  }

  Result merge() {
    List<Side> changed = sides.stream().filter(Side::changed).toList();
    if (changed.isEmpty() && !standing.inConflict()) {
      return new Result.Unchanged();
    }
    return switch (owner) {
      case Owner.Origin o -> owned(changed, Side::origin, "the origin owns it");
      case Owner.Of of ->
          owned(changed, s -> s.ticket().tracker().equals(of.id()), of.id() + " owns it");
      case Owner.Policy p -> owned(changed, s -> false, "the bridge computes it");
      case Owner.Union u -> union(changed);
      case Owner.Latest l -> latest(changed);
      case Owner.Ask a -> ask(changed);
    };
  }

  private Result owned(List<Side> changed, Predicate<Side> owns, String rule) {
    Optional<Side> lead = changed.stream().filter(owns).findFirst();
    Value value = lead.map(Side::observed).orElse(standing.value());
    return new Result.Taken(value, lead, rule, losers(changed, value));
  }

  private Result union(List<Side> changed) {
    SortedSet<String> result = new TreeSet<>(standing.value().asNames());
    for (Side side : changed) {
      SortedSet<String> before = side.baseline().seen().asNames();
      SortedSet<String> now = side.observed().asNames();
      before.stream().filter(n -> !now.contains(n)).forEach(result::remove);
      now.stream().filter(n -> !before.contains(n)).forEach(result::add);
    }
    return new Result.Taken(
        Value.names(result), changed.stream().findFirst(), "sets are united", List.of());
  }

  private Result latest(List<Side> changed) {
    if (changed.isEmpty()) {
      return new Result.Unchanged();
    }
    Side newest = changed.stream().max(Comparator.comparing(Side::at)).orElseThrow();
    boolean beaten = newest.missed(standing.value()) && standing.since().isAfter(end(newest.at()));
    Value value = beaten ? standing.value() : newest.observed();
    return new Result.Taken(
        value,
        beaten ? Optional.empty() : Optional.of(newest),
        "the latest change counts",
        losers(changed, value));
  }

  /** Some trackers tell whole seconds, within which anything else may have happened before. */
  private static Instant end(Instant at) {
    Instant second = at.truncatedTo(ChronoUnit.SECONDS);
    return at.equals(second) ? second.plusSeconds(1).minusNanos(1) : at;
  }

  private Result ask(List<Side> changed) {
    List<Value> wanted = new ArrayList<>();
    changed.stream().map(Side::observed).distinct().forEach(wanted::add);
    boolean behind = changed.stream().anyMatch(s -> s.missed(standing.value()));
    if ((behind || standing.inConflict()) && !wanted.contains(standing.value())) {
      wanted.add(standing.value());
    }
    long shown = sides.stream().map(Side::observed).distinct().count();
    if (standing.inConflict() && shown == 1 && !isAgainstTheUnheard()) {
      Side any = sides.getFirst();
      return new Result.Taken(any.observed(), Optional.of(any), "all sides agree", List.of());
    }
    if (wanted.size() > 1 || (standing.inConflict() && changed.isEmpty())) {
      return new Result.Asked(sides);
    }
    return changed.isEmpty()
        ? new Result.Unchanged()
        : new Result.Taken(
            changed.getFirst().observed(),
            Optional.of(changed.getFirst()),
            "only one side changed it",
            List.of());
  }

  /** Whoever was never told what somebody said who cannot be seen now does not agree with them. */
  private boolean isAgainstTheUnheard() {
    return standing.unheard()
        && sides.stream()
            .allMatch(s -> s.missed(standing.value()) && !s.observed().equals(standing.value()));
  }

  private static List<Side> losers(List<Side> changed, Value value) {
    return changed.stream().filter(s -> !s.observed().equals(value)).toList();
  }
}
