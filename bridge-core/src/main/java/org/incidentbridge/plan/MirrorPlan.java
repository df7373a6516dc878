package org.incidentbridge.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.incidentbridge.decide.Conditions;
import org.incidentbridge.decide.Synced;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.KnownProblem.State;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.TicketState.Presence;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.ConditionVariables;
import org.incidentbridge.normalise.Normaliser;
import org.incidentbridge.policy.Answers.OnDeletion;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Vocabulary.Term;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.Target;
import org.incidentbridge.spi.CommandKey;

/** Mirrors that routes ask for and that do not exist yet. */
final class MirrorPlan {

  private static final FieldName TITLE = StandardField.TITLE.field();

  private final Draft draft;

  MirrorPlan(Draft draft) {
    this.draft = draft;
  }

  void add() {
    for (Route route : draft.bridge.routes()) {
      parent(route).filter(p -> wanted(route, p)).ifPresent(p -> create(route, p));
    }
  }

  private Optional<TicketState> parent(Route route) {
    return draft.present().stream().filter(t -> t.ref().tracker().equals(route.from())).findFirst();
  }

  private boolean wanted(Route route, TicketState parent) {
    boolean there =
        draft.incident().tickets().stream()
            .filter(t -> t.ref().tracker().equals(route.to()))
            .anyMatch(t -> !replaceable(route, t));
    if (there || isKnown(route)) {
      return false;
    }
    if (draft.decision.ruling().filter(r -> r.routes().contains(route.name())).isPresent()) {
      return true;
    }
    Condition.Answer answer = route.when().test(variables(parent));
    if (!answer.problem().isEmpty()) {
      String why = Conditions.problem(route, answer);
      draft.problem(parent.ref(), Conditions.TOPIC, why);
    }
    return answer.holds();
  }

  /** A ticket that is the same problem stands in the place of a mirror, also while it is made. */
  private boolean isKnown(Route route) {
    return draft.incident().known().stream()
        .filter(k -> k.at().equals(route.to()))
        .anyMatch(k -> k.is(State.LINKED) || k.is(State.WAITING));
  }

  private static boolean replaceable(Route route, TicketState ticket) {
    return ticket.presence() == Presence.DELETED
        && ticket.route().equals(route.name())
        && route.terms().answers().deletion() == OnDeletion.RECREATE;
  }

  private Map<String, Object> variables(TicketState parent) {
    Map<FieldName, Value> values = new TreeMap<>();
    draft.incident().facts().forEach((field, fact) -> values.put(field, fact.value()));
    return ConditionVariables.of(values, parent.ref().tracker(), parent.place());
  }

  private void create(Route route, TicketState parent) {
    SortedMap<FieldName, Value> canonical = new TreeMap<>();
    SortedMap<String, Value> fields = new TreeMap<>();
    List<Explanation.Line> lines = new ArrayList<>();
    var normaliser = new Normaliser(draft.bridge.vocabulary(route.to()), draft.bridge.people());
    for (FieldName field : initial(route, parent, normaliser)) {
      Value value = value(route, field, parent);
      Optional<Value> written = normaliser.write(field, value);
      Term term = draft.bridge.vocabulary(route.to()).fields().get(field);
      if (written.isEmpty() || term == null) {
        draft.problem(parent.ref(), field, normaliser.noTrackerWord(field, value));
        continue;
      }
      canonical.put(field, value);
      fields.put(term.trackerField(), written.get());
      lines.add(new Explanation.Line(field.name(), "", value.display(), "new mirror"));
    }
    SortedMap<FieldName, Value> set =
        new Presets(route, draft.bridge.vocabulary(route.to())).put(fields, normaliser);
    name(parent, route, fields)
        .ifPresent(
            name -> {
              set.put(TITLE, name);
              String why = parent.place().key() + " has no title that may be told";
              lines.add(new Explanation.Line(TITLE.name(), "", name.display(), why));
            });
    lines.addFirst(line(route, parent));
    var target = new Target(key(route), route.to(), "");
    draft.add(
        new Command.CreateTicket(
            target,
            route.create().project(),
            route.create().type(),
            fields,
            Links.to(parent, draft, route.to())),
        new Purpose.Mirror(route.name(), canonical, set, sources(parent)),
        lines);
  }

  /**
   * Mails without a subject are common, and most trackers want each ticket to have a title: it gets
   * the name of the one that it mirrors, until that has a title that may be told (N2).
   */
  private Optional<Value> name(TicketState parent, Route route, SortedMap<String, Value> fields) {
    Optional<String> untold =
        draft
            .bridge
            .vocabulary(route.to())
            .term(TITLE)
            .map(Term::trackerField)
            .filter(field -> fields.getOrDefault(field, Value.absent()).isAbsent());
    Value name = Value.line(Links.title(parent));
    untold.ifPresent(field -> fields.put(field, name));
    return untold.map(field -> name);
  }

  /** A third tracker in which single fields were set keeps no mirror from being made (N10). */
  private Set<TicketRef> sources(TicketState parent) {
    return Set.copyOf(List.of(parent.ref(), draft.incident().origin().ref()));
  }

  private static Explanation.Line line(Route route, TicketState parent) {
    return new Explanation.Line(
        "ticket",
        "",
        "%s / %s".formatted(route.create().project(), route.create().type()),
        "route %s covers %s".formatted(route.name(), parent.place().key()));
  }

  /**
   * Synced fields and those of the policy with something to say; the status follows when the mirror
   * exists.
   */
  private List<FieldName> initial(Route route, TicketState parent, Normaliser normaliser) {
    return Stream.concat(
            route.terms().fields().keySet().stream(), draft.bridge.reach().decides().stream())
        .distinct()
        .sorted()
        .filter(f -> !f.equals(StandardField.STATUS.field()))
        .filter(f -> !f.equals(StandardField.RESOLUTION.field()))
        .filter(f -> draft.bridge.vocabulary(route.to()).term(f).isPresent())
        .filter(f -> says(value(route, f, parent), f, normaliser))
        .filter(f -> mayLeave(route, f, parent))
        .toList();
  }

  /**
   * Where the incident's value may not be told, the one that the ticket stands for; where it is
   * nothing to those two, what the ticket says (N5).
   */
  private Value value(Route route, FieldName field, TicketState parent) {
    if (!isIncidents(route, field, parent)) {
      return draft.reading(parent.ref()).map(r -> r.value(field)).orElse(Value.absent());
    }
    Baseline stands = parent.baselines().getOrDefault(field, Baseline.of(Value.absent()));
    return draft.told.value(field).orElse(stands.agreed());
  }

  private boolean mayLeave(Route route, FieldName field, TicketState parent) {
    return isIncidents(route, field, parent)
        ? Restricted.mayLeave(draft, field, route.to())
        : Restricted.mayLeave(draft, field, parent.ref().tracker(), route.to());
  }

  /** Whether the incident's value of a field is that of a ticket once a route leads from it. */
  private boolean isIncidents(Route route, FieldName field, TicketState parent) {
    Synced then = draft.synced.with(route);
    Incident.Fact fact = draft.incident().facts().get(field);
    return draft.bridge.reach().decides().contains(field)
        || (then.takesPart(parent, field)
            && (fact == null || then.hears(field, fact.from().source())));
  }

  /** Some trackers have a word for nothing, and would preset another if it were not written. */
  private static boolean says(Value value, FieldName field, Normaliser normaliser) {
    return !value.isAbsent()
        || normaliser.write(field, value).filter(word -> !word.isAbsent()).isPresent();
  }

  private CommandKey key(Route route) {
    long generation =
        draft.incident().tickets().stream()
            .filter(t -> t.route().equals(route.name()) && t.presence() == Presence.DELETED)
            .count();
    return CommandKey.of(
        "create", draft.incident().id().text(), route.name(), Long.toString(generation));
  }
}
