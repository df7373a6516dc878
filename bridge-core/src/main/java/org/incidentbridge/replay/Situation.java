package org.incidentbridge.replay;

import static org.incidentbridge.model.StandardField.COMPONENTS;
import static org.incidentbridge.model.StandardField.LEVEL;
import static org.incidentbridge.model.StandardField.ORGANISATION;
import static org.incidentbridge.model.StandardField.REPORTER;
import static org.incidentbridge.model.StandardField.SERVICE;
import static org.incidentbridge.model.StandardField.SEVERITY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.pack.Addressees;
import org.incidentbridge.pack.Catalogue;
import org.incidentbridge.replay.Verdict.Computed;
import org.incidentbridge.timeline.Actor;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Happening;

/** What the fields of an incident hold at a moment: as people set them, and as policy has it. */
final class Situation {
  static final String BY_DOMAIN = "organisation by the domain of the reporter's address";

  private final ReadyPack pack;
  private final Variables variables;
  private final Memo memo;
  private final Surroundings surroundings;
  private final Map<FieldName, Value> reported = new HashMap<>();
  private final Map<FieldName, Computed> computed = new HashMap<>();
  private final Set<FieldName> put = new HashSet<>();
  private Set<String> arrived = Set.of();
  private boolean partiesChanged = true;
  private String lastSide = "";

  /** Whether something else than the rules had a hand in the severity; they have the last word. */
  private boolean isSeverityPut = true;

  private Optional<Turn> turn = Optional.empty();

  /** The severity or the level became another one. */
  record Turn(FieldName field, Value before, Value after, Instant at) {}

  Situation(ReadyPack pack, Variables variables, Memo memo, Surroundings surroundings) {
    this.pack = pack;
    this.variables = variables;
    this.memo = memo;
    this.surroundings = surroundings;
    pack.questions.sides().forEach(variables::expectSide);
  }

  /** What the ticket that the incident began with held at first. */
  void open(Happening.Opened opened) {
    opened.values().forEach(this::report);
  }

  /** What a ticket shows from now on, whoever made it so. */
  void side(Event event) {
    if (!pack.questions.read(Topics.SIDES)) {
      return;
    }
    String tracker = event.ticket().tracker().name();
    if (!tracker.equals(lastSide)) {
      lastSide = tracker;
      if (variables.sideIsThere(tracker)) {
        memo.changed(Topics.SIDES);
      }
    }
    if (event.what() instanceof Happening.Opened opened) {
      opened.values().forEach((field, value) -> variables.side(tracker, field, value));
      memo.changed(Topics.SIDES);
    } else if (event.what() instanceof Happening.Changed change
        && variables.side(tracker, change.field(), change.to())) {
      memo.changed(Topics.side(change.field()));
    }
  }

  /** A change that the incident follows. */
  void follow(Happening.Changed change, Actor by) {
    FieldName field = change.field();
    if (field.equals(COMPONENTS.field())) {
      arrived = new HashSet<>(change.to().asNames());
      arrived.removeAll(change.from().asNames());
    }
    if (by.isPerson() && put.remove(field)) {
      computed.remove(field);
      isSeverityPut |= field.equals(SEVERITY.field());
    }
    report(field, change.to());
  }

  private void report(FieldName field, Value value) {
    reported.put(field, value);
    if (pack.questions.read(Topics.reported(field)) && variables.reported(field, value)) {
      memo.changed(Topics.reported(field));
    }
    show(field);
  }

  /** The value that counts: that of the policy if it has one. */
  Value value(FieldName field) {
    Computed own = computed.get(field);
    return own != null ? own.value() : reported(field);
  }

  private Value reported(FieldName field) {
    return reported.getOrDefault(field, Value.absent());
  }

  /** A value that a step puts; it stands until people change the field. */
  void put(FieldName field, Value value, Instant now, String rule) {
    put.add(field);
    isSeverityPut |= field.equals(SEVERITY.field());
    compute(field, value, now, rule);
  }

  /** A value that the policy decides. */
  void compute(FieldName field, Value value, Instant now, String rule) {
    Computed before = computed.get(field);
    if (before != null && before.value().equals(value)) {
      if (!before.rule().equals(rule)) {
        computed.put(field, new Computed(value, before.since(), rule));
      }
      return;
    }
    if (before != null && (field.equals(SEVERITY.field()) || field.equals(LEVEL.field()))) {
      turn = Optional.of(new Turn(field, before.value(), value, now));
    }
    computed.put(field, new Computed(value, now, rule));
    show(field);
  }

  /** What last changed at this moment of severity and level; empty if neither did. */
  Optional<Turn> turn(Instant now) {
    return turn.filter(t -> t.at().equals(now));
  }

  private void show(FieldName field) {
    if (isParty(field)) {
      partiesChanged = true;
      memo.touch();
    }
    if (pack.questions.read(Topics.incident(field)) && variables.incident(field, value(field))) {
      memo.changed(Topics.incident(field));
    }
  }

  private static boolean isParty(FieldName field) {
    return field.equals(SERVICE.field())
        || field.equals(REPORTER.field())
        || field.equals(ORGANISATION.field());
  }

  /** Decides the organisation, then the severity. */
  void decide(Instant now) {
    if (partiesChanged) {
      partiesChanged = false;
      organisation(now);
      surroundings.service(value(SERVICE.field()).display());
      surroundings.customer(value(ORGANISATION.field()).display());
      surroundings.refresh(now);
    }
    if (!pack.severities.isEmpty() && isSeverityOpen()) {
      isSeverityPut = false;
      severity(now);
    }
  }

  /** A rule that names the event is asked anew whenever the event is seen or over. */
  private boolean isSeverityOpen() {
    return memo.isFresh(pack.severityTopics)
        || isSeverityPut
        || (pack.severityTopics & Topics.EVENT) != 0;
  }

  private void organisation(Instant now) {
    FieldName field = ORGANISATION.field();
    if (put.contains(field)) {
      return;
    }
    Optional<Catalogue.Organisation> known =
        reported(field).isAbsent() ? byDomain() : Optional.empty();
    if (known.isPresent()) {
      compute(field, Value.line(known.get().name()), now, BY_DOMAIN);
    } else if (computed.remove(field) != null) {
      show(field);
    }
    partiesChanged = false;
  }

  private Optional<Catalogue.Organisation> byDomain() {
    return value(REPORTER.field()) instanceof Value.Person person
        ? pack.pack.catalogue().organisationOf(person.party().email())
        : Optional.empty();
  }

  private void severity(Instant now) {
    for (ReadyPack.Severity each : pack.severities) {
      if (memo.holds(each.when())) {
        compute(SEVERITY.field(), each.is(), now, each.named());
        return;
      }
    }
    compute(SEVERITY.field(), pack.otherwise, now, "no rule of severity holds");
  }

  /** For people and templates. */
  String text(StandardField field) {
    return value(field.field()).display();
  }

  Surroundings surroundings() {
    return surroundings;
  }

  /** Whom names of people mean in this incident. */
  Addressees.Around around() {
    return new Addressees.Around(
        text(StandardField.SERVICE),
        text(StandardField.LEVEL),
        address(StandardField.REPORTER),
        address(StandardField.ASSIGNEE),
        components());
  }

  private String address(StandardField person) {
    return value(person.field()) instanceof Value.Person p ? p.party().email() : "";
  }

  /** The component that came last before others: the work has moved there (M15). */
  private List<String> components() {
    Set<String> all = new LinkedHashSet<>(value(COMPONENTS.field()).asNames());
    List<String> ordered = new ArrayList<>(all);
    ordered.sort(Comparator.comparing(c -> !arrived.contains(c)));
    return ordered;
  }

  String plan() {
    return surroundings.plan();
  }

  Map<FieldName, Computed> computed() {
    return computed;
  }
}
