package org.incidentbridge.decide;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.incidentbridge.calendar.CivilTime;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.notice.Facts;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.ObligationRule;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.replay.ClockReading;
import org.incidentbridge.replay.Firing;
import org.incidentbridge.replay.Obligation;
import org.incidentbridge.replay.Verdict;

/**
 * What templates of a step may use, by name: what is known of the incident, above it what was so at
 * the moment of the cause, and how its promise stands now. Nothing is held back here. Pure.
 */
final class StepFacts {

  private static final List<StandardField> FIELDS =
      List.of(
          StandardField.TITLE,
          StandardField.SEVERITY,
          StandardField.STATUS,
          StandardField.LEVEL,
          StandardField.SERVICE,
          StandardField.ASSIGNEE,
          StandardField.REPORTER,
          StandardField.ORGANISATION,
          StandardField.FIXED_IN,
          StandardField.WORKAROUND);

  private final PolicyPack pack;

  StepFacts(PolicyPack pack) {
    this.pack = pack;
  }

  /**
   * The facts of a firing.
   *
   * @param verdict in which it fired
   */
  SortedMap<String, String> of(Incident incident, Firing firing, Verdict verdict) {
    SortedMap<String, String> facts = new TreeMap<>();
    fields(incident, facts);
    TicketState origin = incident.origin();
    facts.put("incident", incident.id().text());
    facts.put("ticket", origin.place().key());
    facts.put("url", origin.place().url().toString());
    facts.put("cause", firing.why().text());
    facts.put("causedAt", CivilTime.text(firing.at(), ZoneOffset.UTC));
    facts.put("causedAtUtc", firing.at().toString());
    facts.put("rule", firing.step().toString());
    missing(verdict, facts);
    facts.putAll(firing.why().facts());
    firing
        .why()
        .tells()
        .ifPresent(
            field ->
                facts.computeIfPresent(
                    field.name(), (name, before) -> facts.getOrDefault("after", before)));
    clock(facts, verdict);
    duties(facts, firing, verdict);
    return facts;
  }

  private void fields(Incident incident, SortedMap<String, String> facts) {
    FIELDS.forEach(f -> facts.put(f.field().name(), incident.value(f.field()).display()));
    incident
        .facts()
        .forEach(
            (field, fact) ->
                custom(field).ifPresent(name -> facts.put(name, fact.value().display())));
    Optional.ofNullable(
            pack.catalogue().services().get(facts.get(StandardField.SERVICE.field().name())))
        .ifPresent(s -> s.custom().forEach((name, text) -> facts.put(Facts.SERVICE + name, text)));
  }

  private static Optional<String> custom(FieldName field) {
    return Optional.of(field.name())
        .filter(name -> field.isCustom())
        .map(name -> Facts.CUSTOM + name.substring("custom:".length()));
  }

  private static void missing(Verdict verdict, SortedMap<String, String> facts) {
    String missing =
        verdict.duties().gates().stream()
            .flatMap(gate -> gate.missing().stream())
            .distinct()
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      facts.put("missing", missing);
    }
  }

  private static void clock(SortedMap<String, String> facts, Verdict verdict) {
    verdict.clock(facts.getOrDefault("clock", "")).stream()
        .flatMap(clock -> clock.cycles().stream())
        .filter(cycle -> String.valueOf(cycle.number()).equals(facts.get("cycle")))
        .map(ClockReading.Cycle::promise)
        .forEach(
            promise -> {
              promise.target().ifPresent(target -> facts.put("target", target));
              promise.left().ifPresent(left -> left(left, facts));
            });
  }

  private static void left(Duration left, SortedMap<String, String> facts) {
    if (left.isNegative()) {
      facts.put("overdue", Spell.of(left.negated()));
    } else {
      facts.put("left", Spell.of(left));
    }
  }

  /** Of the duty that is overdue, or of those that the step opens. */
  private void duties(SortedMap<String, String> facts, Firing firing, Verdict verdict) {
    List<String> names = new ArrayList<>();
    Optional.ofNullable(facts.get("obligation")).ifPresent(names::add);
    if (names.isEmpty()) {
      firing.actions().stream()
          .filter(Action.Oblige.class::isInstance)
          .forEach(action -> names.add(((Action.Oblige) action).obligation()));
    }
    if (names.isEmpty()) {
      return;
    }
    facts.put("obligation", String.join(", ", names));
    facts.put("who", who(names));
    verdict.duties().obligations().stream()
        .filter(o -> names.contains(o.rule().name()) && !o.opened().isAfter(firing.at()))
        .reduce((earlier, later) -> later)
        .ifPresent(o -> limit(o, verdict.until(), facts));
  }

  private String who(List<String> duties) {
    return duties.stream()
        .flatMap(name -> pack.duties().obligation(name).stream())
        .map(ObligationRule::who)
        .flatMap(List::stream)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** Of a duty that is over, or of which a clock tells, nothing is told. */
  private static void limit(Obligation duty, Instant now, SortedMap<String, String> facts) {
    if (duty.due().isEmpty() || facts.containsKey("clock")) {
      return;
    }
    facts.put("due", CivilTime.text(duty.due().get(), duty.calendar().zone()));
    facts.put("dueUtc", duty.due().get().toString());
    facts.put("target", duty.target());
    if (duty.end().isEmpty()) {
      left(Duration.between(now, duty.due().get()), facts);
    }
  }
}
