package org.incidentbridge.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Provenance;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.Value;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.replay.CaseRecord;
import org.incidentbridge.replay.Firing;
import org.incidentbridge.replay.Verdict;

/**
 * Puts what the policy says into the decision: computed fields, and steps that are to be carried
 * out now. Confined to one call of {@link Decider#decide}.
 */
final class PolicyRules {

  private final Bridge bridge;
  private final PolicyInForce policy;
  private final CaseFile file;
  private final Draft draft;
  private final Instant now;

  PolicyRules(Bridge bridge, PolicyInForce policy, CaseFile file, Draft draft, Instant now) {
    this.bridge = bridge;
    this.policy = policy;
    this.file = file;
    this.draft = draft;
    this.now = now;
  }

  void apply() {
    file.policy().ifPresent(this::apply);
  }

  private void apply(PolicyFile past) {
    Verdict verdict = past.verdict(policy.pack(), now);
    verdict.facts().forEach(this::put);
    new Showing(bridge, policy).facts(verdict).forEach(this::put);
    List<Firing> fresh =
        verdict.firings().stream().filter(f -> !past.record().has(f.key())).toList();
    fresh.forEach(this::assign);
    fresh.forEach(this::say);
    CaseRecord record = new Announcing(policy.pack(), now).after(past.record(), verdict, fresh);
    draft.ruling = Optional.of(new Ruling(verdict, fresh, record));
  }

  private void put(FieldName field, Verdict.Computed computed) {
    Incident.Fact known = draft.facts.get(field);
    if (known == null
        || !known.value().equals(computed.value())
        || !known.from().rule().equals(computed.rule())) {
      TicketRef origin = file.incident().origin().ref();
      var from = new Provenance(origin, computed.since(), computed.rule());
      draft.facts.put(field, new Incident.Fact(computed.value(), from));
    }
  }

  /** Who is given the incident has it until people give it to somebody else. */
  private void assign(Firing firing) {
    for (Action action : firing.actions()) {
      if (action instanceof Action.Assign to) {
        Tidings.addressees(policy.pack(), draft.finish().incident()).of(List.of(to.to())).stream()
            .findFirst()
            .map(address -> new Value.Person(new Party(address, address, address, "")))
            .ifPresent(
                person ->
                    put(
                        StandardField.ASSIGNEE.field(),
                        new Verdict.Computed(person, firing.at(), "step " + firing.step())));
      }
    }
  }

  private void say(Firing firing) {
    for (int i = 0; i < firing.actions().size(); i++) {
      if (firing.actions().get(i) instanceof Action.Comment comment) {
        String topic = Topics.step(firing.key(), i);
        where(comment.where()).forEach(ref -> say(firing, comment, ref, topic));
      }
    }
  }

  private void say(Firing firing, Action.Comment comment, TicketRef ref, String topic) {
    var facts =
        new Discretion(bridge)
            .within(ref.tracker(), Tidings.facts(draft.finish().incident(), firing));
    String text = policy.voice().comment(comment.text(), facts);
    draft.remarks.add(new Decision.Remark(ref, topic, text, comment.visibility()));
  }

  private List<TicketRef> where(Action.Where where) {
    List<TicketRef> refs = new ArrayList<>();
    for (TicketState ticket : draft.present()) {
      boolean meant =
          switch (where) {
            case Action.Where.Origin o -> ticket.isOrigin();
            case Action.Where.All a -> true;
            case Action.Where.In in -> ticket.ref().tracker().equals(in.tracker());
          };
      if (meant) {
        refs.add(ticket.ref());
      }
    }
    return refs;
  }
}
