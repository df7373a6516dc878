package org.incidentbridge.decide;

import java.util.Optional;
import java.util.Set;
import org.incidentbridge.decide.FieldMerge.Result;
import org.incidentbridge.decide.FieldMerge.Side;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Provenance;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Vocabulary;

/**
 * What ledger and tickets are told of a value that is taken for a field, and of those that lost.
 */
final class FieldTelling {

  private final Bridge bridge;
  private final Draft draft;
  private final Synced synced;
  private final Recurrence recurrence;

  FieldTelling(Bridge bridge, Draft draft, Synced synced, Recurrence recurrence) {
    this.bridge = bridge;
    this.draft = draft;
    this.synced = synced;
    this.recurrence = recurrence;
  }

  /** To be called while the draft still has what stood before. */
  void taken(FieldName field, Result.Taken taken) {
    answer(field, taken).ifPresent(draft.findings::add);
    taken.overruled().forEach(loser -> overrule(field, taken, loser));
    lostStanding(field, taken);
  }

  /**
   * A change on one ticket of what another one, or a step of the policy, had said, after it was
   * told there. Two automations that answer each other like this never end; so it is noted each
   * time.
   */
  Optional<Decision.Finding> answer(FieldName field, Result.Taken taken) {
    Incident.Fact standing = draft.facts.get(field);
    return standing == null
        ? Optional.empty()
        : taken
            .from()
            .filter(side -> side.changed() && !side.missed(standing.value()))
            .filter(side -> !side.ticket().equals(standing.from().source()))
            .filter(side -> !taken.value().equals(standing.value()))
            .map(
                side ->
                    new Decision.Finding(
                        Decision.Kind.EVENT,
                        side.ticket(),
                        "%s: was changed here after %s had changed it"
                            .formatted(field, who(standing.from())),
                        taken.value().display()));
  }

  /** What a policy sets has its ticket for a source, on which nobody changed anything. */
  private String who(Provenance from) {
    return RuleWords.arePolicys(from.rule()) ? from.rule() : name(from.source());
  }

  private String name(TicketRef ref) {
    TicketState ticket = draft.tickets.get(ref);
    return ticket == null ? ref.toString() : ticket.name();
  }

  static Decision.Finding overruling(FieldName field, Result.Taken taken, Side loser) {
    return new Decision.Finding(
        Decision.Kind.OVERRULED,
        loser.ticket(),
        "%s: %s, so the change made here is put back".formatted(field, taken.rule()),
        loser.observed().display());
  }

  /** A value that had been taken but not yet told everywhere, and lost to a later one. */
  private void lostStanding(FieldName field, Result.Taken taken) {
    Value before = draft.value(field);
    boolean untold =
        taken.from().filter(s -> s.missed(before) && !taken.value().equals(before)).isPresent();
    if (untold && !taken.rule().equals("sets are united")) {
      Side winner = taken.from().orElseThrow();
      draft.findings.add(
          new Decision.Finding(
              Decision.Kind.OVERRULED,
              winner.ticket(),
              "%s: %s; an earlier change that had not reached this ticket lost"
                  .formatted(field, taken.rule()),
              before.display()));
    }
  }

  private void overrule(FieldName field, Result.Taken taken, Side loser) {
    Decision.Finding lost = overruling(field, taken, loser);
    draft.findings.add(lost);
    if (taken.from().isEmpty() && mayNotBeTold(field)) {
      return; // nor is anything put back
    }
    boolean told = synced.routes().stream().anyMatch(r -> r.terms().share().remarks());
    if (told && !recurrence.isKnownWell(lost)) {
      boolean kept = restricted(field);
      String text =
          kept
              ? "%s was changed here, but %s. It was put back.".formatted(field, taken.rule())
              : "%s was changed here to \"%s\", but %s. It stays \"%s\"."
                  .formatted(
                      field, loser.observed().display(), taken.rule(), taken.value().display());
      String topic = Topics.overruled(field, loser.observed());
      Set<TicketRef> sources = kept ? Set.of() : sources(field, taken, loser);
      draft.remarks.add(
          new Decision.Remark(loser.ticket(), topic, text, Visibility.INTERNAL, sources));
    }
  }

  /** Another ticket says the value that counts. */
  private Set<TicketRef> sources(FieldName field, Result.Taken taken, Side loser) {
    return taken
        .from()
        .map(Side::ticket)
        .or(() -> Optional.ofNullable(draft.facts.get(field)).map(fact -> fact.from().source()))
        .filter(source -> !source.equals(loser.ticket()))
        .map(Set::of)
        .orElse(Set.of());
  }

  private boolean mayNotBeTold(FieldName field) {
    return new Told(draft.facts, draft.tickets.values()).value(field).isEmpty();
  }

  /** What some tracker keeps to itself is not spelt out on another (N5). */
  private boolean restricted(FieldName field) {
    return bridge.vocabularies().values().stream()
        .flatMap(v -> v.term(field).stream())
        .anyMatch(Vocabulary.Term::restricted);
  }
}
