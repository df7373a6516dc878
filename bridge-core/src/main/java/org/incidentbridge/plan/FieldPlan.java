package org.incidentbridge.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.decide.Hashes;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.Vocabulary.Term;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.FieldWrite;
import org.incidentbridge.spi.Command.Target;
import org.incidentbridge.spi.CommandKey;

/** Fields, status among them, on which a ticket does not stand for what the incident says. */
final class FieldPlan {

  private static final FieldName STATUS = StandardField.STATUS.field();
  private static final FieldName RESOLUTION = StandardField.RESOLUTION.field();

  private final Draft draft;

  FieldPlan(Draft draft) {
    this.draft = draft;
  }

  void add() {
    for (TicketState ticket : draft.present()) {
      draft.reading(ticket.ref()).ifPresent(reading -> add(ticket, reading));
    }
  }

  private void add(TicketState ticket, Reading reading) {
    SortedMap<FieldName, Change> changes = changes(ticket, reading);
    Change status = changes.remove(STATUS);
    Change resolution = status == null ? null : changes.remove(RESOLUTION);
    update(ticket, changes);
    if (status != null) {
      List<Change> both = new ArrayList<>(List.of(status));
      Optional.ofNullable(resolution).ifPresent(both::add);
      changeStatus(ticket, both);
    }
  }

  /** One field to write, canonical and in the tracker's words. */
  private record Change(FieldName field, String trackerField, Value wanted, FieldWrite write) {

    String trace() {
      return field + "=" + Hashes.of(write.expected().toString(), write.value().toString());
    }
  }

  private SortedMap<FieldName, Change> changes(TicketState ticket, Reading reading) {
    SortedMap<FieldName, Change> changes = new TreeMap<>();
    for (FieldName field : draft.synced.owners().keySet()) {
      boolean frozen = draft.incident().conflicts().stream().anyMatch(c -> c.field().equals(field));
      if (!frozen
          && reading.values().containsKey(field)
          && draft.synced.takesPart(ticket, field)
          && isHeard(field)
          && Restricted.mayLeave(draft, field, ticket.ref().tracker())) {
        draft
            .told
            .value(field)
            .flatMap(wanted -> change(ticket, reading, field, wanted))
            .ifPresent(c -> changes.put(field, c));
      }
    }
    return changes;
  }

  /** What nobody has said who takes part is not told (N5). */
  private boolean isHeard(FieldName field) {
    Incident.Fact fact = draft.incident().facts().get(field);
    return fact == null || draft.synced.hears(field, fact.from().source());
  }

  private Optional<Change> change(
      TicketState ticket, Reading reading, FieldName field, Value wanted) {
    Baseline baseline = ticket.baselines().getOrDefault(field, Baseline.of(Value.absent()));
    Term term = draft.bridge.vocabulary(ticket.ref().tracker()).fields().get(field);
    if (term == null || baseline.agreed().equals(wanted)) {
      return Optional.empty();
    }
    Value expected = reading.ticket().field(term.trackerField());
    Optional<Value> words =
        draft
            .normaliser(ticket)
            .write(field, wanted, expected)
            .map(value -> withPreset(ticket, term, value, expected));
    if (words.isPresent() && cannotBeEmptied(term, words.get())) {
      return Optional.empty();
    }
    if (words.isEmpty()) {
      String why = draft.normaliser(ticket).noTrackerWord(field, wanted);
      draft.problem(ticket.ref(), field, why);
      return Optional.empty();
    }
    var write = new FieldWrite(term.trackerField(), expected, words.get());
    return Optional.of(new Change(field, term.trackerField(), wanted, write));
  }

  private Value withPreset(TicketState ticket, Term term, Value words, Value shown) {
    var vocabulary = draft.bridge.vocabulary(ticket.ref().tracker());
    return draft
        .synced
        .routeOf(ticket)
        .map(route -> new Presets(route, vocabulary).kept(term, words, shown))
        .orElse(words);
  }

  /** A closed list has a word for everything it can say; no word means that nothing is known. */
  private static boolean cannotBeEmptied(Term term, Value words) {
    return words.isAbsent() && term.kind() == FieldKind.WORD;
  }

  private void update(TicketState ticket, SortedMap<FieldName, Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    List<Change> all = List.copyOf(changes.values());
    draft.add(
        new Command.UpdateFields(
            target("update", ticket, all), all.stream().map(Change::write).toList()),
        purpose(ticket, all),
        lines(ticket, all));
  }

  private void changeStatus(TicketState ticket, List<Change> changes) {
    FieldWrite status = changes.getFirst().write();
    SortedMap<String, Value> with = new TreeMap<>();
    changes.stream().skip(1).forEach(c -> with.put(c.trackerField(), c.write().value()));
    draft.add(
        new Command.ChangeStatus(
            target("status", ticket, changes),
            status.expected().display(),
            status.value().display(),
            with),
        purpose(ticket, changes),
        lines(ticket, changes));
  }

  private Target target(String what, TicketState ticket, List<Change> changes) {
    List<String> parts = new ArrayList<>(List.of(what, ticket.ref().toString()));
    changes.forEach(c -> parts.add(c.trace()));
    var key = CommandKey.of(parts.toArray(String[]::new));
    return new Target(key, ticket.ref().tracker(), ticket.ref().id());
  }

  private Purpose purpose(TicketState ticket, List<Change> changes) {
    SortedMap<FieldName, Value> values = new TreeMap<>();
    SortedMap<FieldName, String> names = new TreeMap<>();
    changes.forEach(
        c -> {
          values.put(c.field(), c.wanted());
          names.put(c.field(), c.trackerField());
        });
    Set<TicketRef> sources = new HashSet<>(draft.sources(values.keySet()));
    sources.remove(ticket.ref());
    return new Purpose.Fields(values, names, sources);
  }

  private List<Explanation.Line> lines(TicketState ticket, List<Change> changes) {
    return changes.stream()
        .map(
            c ->
                new Explanation.Line(
                    c.field().name(),
                    c.write().expected().display(),
                    c.write().value().display(),
                    why(ticket, c.field())))
        .toList();
  }

  private String why(TicketState ticket, FieldName field) {
    Incident.Fact fact = draft.incident().facts().get(field);
    if (fact == null) {
      return "nothing is known";
    }
    TicketRef source = fact.from().source();
    String name =
        draft
            .incident()
            .ticket(source)
            .map(t -> source.tracker() + " " + t.place().key())
            .orElse(source.toString());
    String rule = fact.from().rule();
    String owner = owner(ticket, field).filter(o -> !o.equals(rule)).map(o -> "; " + o).orElse("");
    return "%s: %s%s".formatted(name, rule, owner);
  }

  /** That another ticket than this one owns a field, as far as one does. */
  private Optional<String> owner(TicketState ticket, FieldName field) {
    Owner owner = draft.synced.owners().get(field);
    if (owner instanceof Owner.Of of) {
      boolean here = draft.present().stream().anyMatch(t -> t.ref().tracker().equals(of.id()));
      boolean own = ticket.ref().tracker().equals(of.id());
      return here && !own ? Optional.of(of.id() + " owns it") : Optional.empty();
    }
    boolean other = !ticket.isOrigin() && draft.present().stream().anyMatch(TicketState::isOrigin);
    return owner instanceof Owner.Origin && other
        ? Optional.of("the origin owns it")
        : Optional.empty();
  }
}
