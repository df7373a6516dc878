package org.incidentbridge.app.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.decide.PolicyFile;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.replay.CaseRecord;
import org.incidentbridge.replay.Pending;
import org.incidentbridge.store.Store;
import org.incidentbridge.timeline.PastEvent.ObligationMet;

/**
 * Clocks that were not stopped and obligations that were open under rules that the configuration
 * has no more.
 */
final class LeftOpen {

  private final Optional<PolicyInForce> policy;
  private final BridgeConfig config;

  LeftOpen(BridgeConfig config) {
    this.config = config;
    this.policy = config.support().policy();
  }

  /** What was left open of one incident. */
  record Rest(Incident incident, Pending open) {}

  /**
   * What is ended by a policy, or a part of one, that was taken out; empty if nothing is. Of a part
   * this is told until the next sync goes by the rest.
   */
  static Optional<String> sentence(Store.Tables tables, BridgeConfig config) {
    var left = new LeftOpen(config);
    return left.isNews(tables) ? left.told(left.all(tables)) : Optional.empty();
  }

  private boolean isNews(Store.Tables tables) {
    Set<String> known = tables.cases().since().keySet();
    return !known.isEmpty()
        && policy.map(p -> !known.contains(PolicyFile.version(p.pack()))).orElse(true);
  }

  /** What was left open of all incidents that go on. */
  List<Rest> all(Store.Tables tables) {
    List<Rest> all = new ArrayList<>();
    tables
        .cases()
        .each(
            id ->
                tables
                    .incidents()
                    .find(id)
                    .filter(this::goesOn)
                    .map(incident -> new Rest(incident, of(tables, incident)))
                    .ifPresent(all::add));
    return all;
  }

  /** What was left open of one incident. */
  Pending of(Store.Tables tables, Incident incident) {
    Pending open = tables.cases().find(incident.id()).map(CaseRecord::open).orElse(Pending.NONE);
    return new Pending(
        open.clocks().stream().filter(c -> !hasClock(c.name())).toList(),
        open.duties().stream()
            .filter(d -> !hasDuty(d.name()) && !isAcknowledged(tables, incident, d))
            .toList(),
        open.fields().stream().filter(f -> !keeps(f)).toList());
  }

  /** Whether people have acknowledged it by command since it was last decided on. */
  private static boolean isAcknowledged(Store.Tables tables, Incident incident, Pending.Duty duty) {
    return incident.tickets().stream()
            .flatMap(ticket -> tables.histories().of(ticket.ref()).stream())
            .filter(e -> e.what() instanceof ObligationMet met && isOf(duty, met))
            .filter(e -> !e.at().isBefore(duty.seen()))
            .count()
        >= duty.missing();
  }

  private static boolean isOf(Pending.Duty duty, ObligationMet met) {
    return met.obligation().equals(duty.name());
  }

  private boolean goesOn(Incident incident) {
    return config.tracker(incident.origin().ref().tracker()).isPresent()
        && !incident.origin().isOver();
  }

  private boolean hasClock(String name) {
    return policy.flatMap(p -> p.pack().clock(name)).isPresent();
  }

  private boolean hasDuty(String name) {
    return policy.flatMap(p -> p.pack().duties().obligation(name)).isPresent();
  }

  private boolean keeps(String field) {
    return policy.filter(p -> p.decides().contains(new FieldName(field))).isPresent();
  }

  private Optional<String> told(List<Rest> all) {
    List<String> ended = new ArrayList<>();
    List<Pending.Clock> clocks = all.stream().flatMap(r -> r.open().clocks().stream()).toList();
    counted(clocks.stream().map(Pending.Clock::name).toList(), "clock", "; " + standings(clocks))
        .ifPresent(ended::add);
    counted(
            all.stream().flatMap(r -> r.open().duties().stream()).map(Pending.Duty::name).toList(),
            "open obligation",
            "")
        .ifPresent(ended::add);
    Set<String> fields = new TreeSet<>();
    all.forEach(r -> fields.addAll(r.open().fields()));
    if (ended.isEmpty() && fields.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "%s %s%s What was is told by explain, obligations and the ledger. Put it back to go on where it was."
            .formatted(
                policy.isEmpty()
                    ? "The policy was taken out of the configuration."
                    : "A part of the policy was taken out of the configuration.",
                ended.isEmpty()
                    ? ""
                    : "With it ends the watch over %s: no step fires for them, and they are neither met nor missed."
                        .formatted(String.join(" and ", ended)),
                fields.isEmpty()
                    ? ""
                    : " Nobody keeps %s up to date any more; tickets go on showing what they show."
                        .formatted(String.join(", ", fields))));
  }

  /** None of them was stopped; how many stood how when last looked at. */
  private static String standings(List<Pending.Clock> clocks) {
    Map<Pending.Standing, Long> each =
        clocks.stream()
            .collect(
                Collectors.groupingBy(
                    Pending.Clock::standing,
                    () -> new EnumMap<>(Pending.Standing.class),
                    Collectors.counting()));
    return each.entrySet().stream()
        .map(e -> e.getValue() + " " + e.getKey().words())
        .collect(Collectors.joining(", "));
  }

  /** So many, how many of each name, and what else is to be said of them. */
  private static Optional<String> counted(Collection<String> names, String one, String more) {
    Map<String, Long> byName =
        names.stream().collect(Collectors.groupingBy(n -> n, TreeMap::new, Collectors.counting()));
    String each =
        byName.entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("%s (%s%s)".formatted(Count.of(names.size(), one), each, more));
  }
}
