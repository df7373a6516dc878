package org.incidentbridge.decide;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.incidentbridge.decide.FieldMerge.Result;
import org.incidentbridge.decide.FieldMerge.Side;
import org.incidentbridge.decide.FieldMerge.Standing;
import org.incidentbridge.model.Conflict;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Provenance;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Owner;

/**
 * Merges every synced field of one incident, and takes over what only the origin knows. Confined to
 * one call of {@link Decider#decide}.
 */
final class FieldRules {

  private static final String ASKED = "its owner is 'ask'";
  private static final String SEVERAL = "several sides changed it";
  private static final String STUCK =
      "the same change was put back again and again, perhaps a rule of that tracker makes it";
  private static final String UNDONE =
      "two trackers undo each other's change again and again, perhaps rules of theirs make it";
  private static final Set<String> QUARRELS = Set.of(STUCK, UNDONE);
  private final Bridge bridge;
  private final CaseFile file;
  private final Draft draft;
  private final Instant now;
  private final Recurrence recurrence;
  private final Synced synced;
  private final FieldTelling telling;
  private final FieldSides fieldSides;

  FieldRules(Bridge bridge, CaseFile file, Draft draft, Instant now, Recurrence recurrence) {
    this.bridge = bridge;
    this.file = file;
    this.draft = draft;
    this.now = now;
    this.recurrence = recurrence;
    synced = new Synced(bridge, List.copyOf(draft.tickets.values()));
    telling = new FieldTelling(bridge, draft, synced, recurrence);
    fieldSides = new FieldSides(file, draft, synced);
  }

  void apply() {
    forgetConflicts();
    synced.owners().forEach(this::merge);
    new AlreadyShown(file, draft, synced).apply();
    takeOverFromOrigin();
  }

  /** A field that is no longer synced has nothing to be decided; a bridge that is paused may. */
  private void forgetConflicts() {
    if (!synced.owners().isEmpty()) {
      draft.conflicts.keySet().retainAll(synced.owners().keySet());
    }
  }

  private void merge(FieldName field, Owner named) {
    begin(field);
    boolean preset = takeUp(field, named);
    List<Side> sides = fieldSides.of(field);
    if (sides.isEmpty()) {
      return;
    }
    boolean away = !FieldSides.isHeard(named, sides);
    Owner owner = away || fieldSides.isReopened(field) ? new Owner.Latest() : named;
    if (preset) {
      owner = new Owner.Origin();
    }
    if (stuck(field).isPresent()) {
      owner = new Owner.Ask();
    }
    Incident.Fact fact = draft.facts.get(field);
    var standing =
        new Standing(
            draft.value(field),
            fact == null ? Instant.EPOCH : fact.from().at(),
            draft.conflicts.containsKey(field),
            fieldSides.isUnheard(field, sides));
    switch (new FieldMerge(owner, standing, sides).merge()) {
      case Result.Unchanged u -> {}
      case Result.Taken taken ->
          quarrel(field, taken)
              .ifPresentOrElse(why -> ask(field, sides, why), () -> take(field, taken, sides));
      case Result.Asked asked -> ask(field, asked.sides(), stuck(field).orElse(ASKED));
    }
  }

  /**
   * What only the origin said is nothing to those that sync a field without it: it begins with what
   * the first of them says.
   */
  private void begin(FieldName field) {
    Incident.Fact fact = draft.facts.get(field);
    if (fact != null && !synced.hears(field, fact.from().source())) {
      fieldSides.of(field).stream()
          .filter(side -> !file.underway().contains(side.ticket()))
          .min(Comparator.comparing(side -> !isBeginning(field, side)))
          .ifPresent(side -> begin(field, side));
    }
  }

  private boolean isBeginning(FieldName field, Side side) {
    return synced.beginning(field).filter(side.ticket().tracker()::equals).isPresent();
  }

  private void begin(FieldName field, Side side) {
    var from = new Provenance(side.ticket(), side.at(), "the first that syncs it");
    draft.facts.put(field, new Incident.Fact(side.observed(), from));
    rebase(field, side);
  }

  /** Why a field is left to people, if what is taken was put back or answered so too often. */
  private Optional<String> quarrel(FieldName field, Result.Taken taken) {
    if (taken.overruled().stream()
        .anyMatch(l -> recurrence.isEndless(FieldTelling.overruling(field, taken, l)))) {
      return Optional.of(STUCK);
    }
    return telling.answer(field, taken).filter(recurrence::isEndless).map(often -> UNDONE);
  }

  private Optional<String> stuck(FieldName field) {
    return Optional.ofNullable(draft.conflicts.get(field))
        .map(Conflict::why)
        .filter(QUARRELS::contains);
  }

  /** Takes up mirrors in which the field is new; answers whether its owner is one of them. */
  private boolean takeUp(FieldName field, Owner owner) {
    boolean owners = false;
    if (owner instanceof Owner.Latest
        || owner instanceof Owner.Origin
        || mayBePreset(owner, field)) {
      for (TicketState ticket : draft.present()) {
        boolean anew =
            !(owner instanceof Owner.Of && isKnown(field, ticket)) && takeUp(field, ticket);
        owners |= anew && owner.equals(new Owner.Of(ticket.ref().tracker()));
      }
    }
    return owners;
  }

  /** Whether the field was synced before, even if nothing in it could be understood so far. */
  private boolean isKnown(FieldName field, TicketState ticket) {
    return bridge.knows(ticket.ref().tracker())
        && bridge
            .vocabulary(ticket.ref().tracker())
            .term(field)
            .filter(term -> term.trackerField().equals(ticket.names().get(field)))
            .isPresent();
  }

  /**
   * What the owning tracker shows in a field of which it was never told may be its preset, and does
   * not count against what the origin says. Its status is what happened to the ticket there.
   */
  private boolean mayBePreset(Owner owner, FieldName field) {
    return owner instanceof Owner.Of
        && !FieldSides.isProgress(field)
        && Optional.ofNullable(file.readings().get(file.incident().origin().ref()))
            .map(origin -> origin.values().get(field))
            .filter(value -> !value.isAbsent())
            .isPresent();
  }

  /**
   * A field that is synced from now on has no history on the mirror: what it shows there is the
   * tracker's preset or was put there for its own purposes, and no change against the origin.
   */
  private boolean takeUp(FieldName field, TicketState mirror) {
    if (mirror.isOrigin()
        || mirror.baselines().containsKey(field)
        || !synced.takesPart(mirror, field)
        || file.underway().contains(mirror.ref())) {
      return false;
    }
    Value shown =
        Optional.ofNullable(file.readings().get(mirror.ref()))
            .map(r -> r.values().get(field))
            .orElse(Value.absent());
    if (shown.isAbsent() || shown instanceof Value.Names) {
      return false;
    }
    Value agreed = isToBeEmptied(field, mirror) ? shown : Value.absent();
    base(field, mirror.ref(), new Baseline(agreed, shown));
    draft.findings.add(
        new Decision.Finding(
            Decision.Kind.OVERRULED,
            mirror.ref(),
            field + ": is synced from now on, and the origin's value counts at first",
            shown.display()));
    return true;
  }

  /** Whether the origin holds nothing, for which the mirror has a word of its own. */
  private boolean isToBeEmptied(FieldName field, TicketState mirror) {
    return bridge.vocabulary(mirror.ref().tracker()).hasWordForNothing(field)
        && Optional.ofNullable(file.readings().get(file.incident().origin().ref()))
            .map(origin -> origin.values().get(field))
            .filter(Value::isAbsent)
            .isPresent();
  }

  private void take(FieldName field, Result.Taken taken, List<Side> sides) {
    draft.conflicts.remove(field);
    telling.taken(field, taken);
    Value before = draft.value(field);
    taken
        .from()
        .filter(side -> !taken.value().equals(before))
        .ifPresent(
            side ->
                draft.facts.put(
                    field,
                    new Incident.Fact(
                        taken.value(), new Provenance(side.ticket(), side.at(), taken.rule()))));
    sides.stream().filter(Side::changed).forEach(side -> rebase(field, side));
  }

  private void rebase(FieldName field, Side side) {
    base(field, side.ticket(), Baseline.of(side.observed()));
  }

  private void base(FieldName field, TicketRef ref, Baseline baseline) {
    TicketState ticket = draft.tickets.get(ref);
    if (ticket == null) {
      return;
    }
    SortedMap<FieldName, Baseline> baselines = new TreeMap<>(ticket.baselines());
    baselines.put(field, baseline);
    draft.tickets.put(ref, ticket.withBaselines(baselines));
  }

  private void ask(FieldName field, List<Side> sides, String why) {
    SortedMap<TicketRef, Value> shown = new TreeMap<>();
    sides.forEach(s -> shown.put(s.ticket(), s.observed()));
    Conflict known = draft.conflicts.get(field);
    if (known == null) {
      draft.findings.add(
          new Decision.Finding(
              Decision.Kind.CONFLICT,
              sides.getFirst().ticket(),
              field + ": " + (why.equals(ASKED) ? SEVERAL : why) + "; a person has to decide",
              words(shown)));
    }
    Instant since = known == null ? now : known.since();
    draft.conflicts.put(field, new Conflict(field, since, shown, why));
  }

  /** What each ticket shows, one in a line. */
  private String words(Map<TicketRef, Value> shown) {
    return shown.entrySet().stream()
        .map(side -> name(side.getKey()) + ": " + side.getValue().display())
        .collect(Collectors.joining("\n"));
  }

  private String name(TicketRef ref) {
    TicketState ticket = draft.tickets.get(ref);
    return ticket == null ? ref.toString() : ticket.name();
  }

  /**
   * Fields that no route syncs still serve conditions and explanations; what an origin says that
   * does not take part counts nowhere (N5).
   */
  private void takeOverFromOrigin() {
    TicketRef origin = file.incident().origin().ref();
    draft.present().stream()
        .filter(ticket -> ticket.ref().equals(origin))
        .findFirst()
        .map(ticket -> file.readings().get(origin))
        .ifPresent(
            reading -> {
              var from =
                  new Provenance(
                      origin,
                      reading.ticket().head().stamp().updatedAt(),
                      "only the origin has it");
              reading
                  .values()
                  .forEach(
                      (field, value) -> {
                        if (!synced.owners().containsKey(field)
                            && !value.equals(draft.value(field))) {
                          draft.facts.put(field, new Incident.Fact(value, from));
                        }
                      });
            });
  }
}
