package org.incidentbridge.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Provenance;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.People;
import org.incidentbridge.replay.CaseRecord;
import org.incidentbridge.replay.Firing;
import org.incidentbridge.replay.Replay;
import org.incidentbridge.replay.Verdict;

/**
 * Puts what the policy says into the decision: computed fields, and steps that are to be carried
 * out now. Made once for all incidents.
 */
final class PolicyRules {

  private final PolicyInForce policy;
  private final Replay replay;
  private final Showing showing;
  private final Discretion discretion;
  private final StepFacts facts;
  private final People people;
  private final Sharing sharing;
  private final RuleWords rules;

  PolicyRules(Bridge bridge, PolicyInForce policy) {
    this.policy = policy;
    this.replay = Replay.of(policy.pack());
    this.showing = new Showing(bridge, policy);
    this.discretion = new Discretion(bridge, policy.decides());
    this.facts = new StepFacts(policy.pack());
    this.people = bridge.people();
    this.sharing = new Sharing(policy, people);
    this.rules = new RuleWords(policy.pack());
  }

  /** Of an incident whose own ticket is gone nothing is promised any more. */
  void apply(CaseFile file, Draft draft, Instant now) {
    TicketRef origin = file.incident().origin().ref();
    file.policy()
        .filter(past -> !Objects.requireNonNull(draft.tickets.get(origin)).isOver())
        .ifPresent(past -> apply(past, origin, draft, now));
  }

  private void apply(PolicyFile past, TicketRef origin, Draft draft, Instant now) {
    Verdict verdict = past.verdict(replay, now);
    verdict.facts().forEach((field, computed) -> put(draft, field, computed, origin));
    showing.facts(verdict).forEach((field, computed) -> put(draft, field, computed, origin));
    List<Firing> fresh = Fresh.of(verdict.firings(), past.record());
    CaseRecord record =
        new Announcing(policy.pack(), now)
            .after(past.record(), verdict, fresh)
            .with(new StandingOpen(policy, now).after(past.record().open(), verdict));
    draft.ruling = Optional.of(new Ruling(verdict, fresh, record));
  }

  private void put(Draft draft, FieldName field, Verdict.Computed computed, TicketRef origin) {
    Incident.Fact known = draft.facts.get(field);
    Value value = named(origin, computed.value());
    String rule = rules.words(field, computed.rule());
    if (known == null || !known.value().equals(value) || !known.from().rule().equals(rule)) {
      var from = new Provenance(origin, computed.since(), rule);
      draft.facts.put(field, new Incident.Fact(value, from));
    }
  }

  /** Packs name people by their addresses; who that is, the table of people says. */
  private Value named(TicketRef origin, Value value) {
    return value instanceof Value.Person person
        ? new Value.Person(people.canonical(origin.tracker(), person.party()))
        : value;
  }

  /** Who is to see the origin, of the incident as it is decided by now. */
  void share(CaseFile file, Draft draft) {
    Optional<Reading> origin =
        Optional.ofNullable(file.readings().get(file.incident().origin().ref()));
    if (sharing.isOn() && origin.isPresent() && draft.ruling.isPresent()) {
      List<Party> colleagues = file.policy().map(PolicyFile::colleagues).orElse(List.of());
      draft.shares.addAll(sharing.of(draft.finish().incident(), origin.get(), colleagues));
    }
  }

  /** What the steps say on tickets, of the incident as it is decided by now. */
  void say(CaseFile file, Draft draft, Instant now) {
    Optional<Unsaid> earlier = file.policy().map(past -> new Unsaid(past, now));
    draft.ruling.ifPresent(
        ruling -> {
          var saying = new Saying(draft, ruling.verdict());
          ruling
              .fresh()
              .forEach(firing -> saying.say(firing, (action, ticket) -> Optional.of(now)));
          earlier.ifPresent(
              unsaid -> {
                unsaid
                    .announced(ruling.verdict())
                    .forEach(
                        firing ->
                            saying.say(firing, (i, ticket) -> unsaid.since(firing, i, ticket)));
                new Withdrawn(policy.pack(), unsaid, file, draft)
                    .tell(ruling.verdict(), there -> where(there, draft));
              });
        });
  }

  /** The remarks of one decision. */
  private final class Saying {

    private final Draft draft;
    private final Verdict verdict;

    Saying(Draft draft, Verdict verdict) {
      this.draft = draft;
      this.verdict = verdict;
    }

    /**
     * @param since when each action is carried out on a ticket; empty if it is not
     */
    void say(Firing firing, BiFunction<Integer, TicketRef, Optional<Instant>> since) {
      for (int i = 0; i < firing.actions().size(); i++) {
        if (firing.actions().get(i) instanceof Action.Comment comment) {
          int action = i;
          untold(comment, Topics.step(firing.key(), action))
              .forEach(
                  place ->
                      since
                          .apply(action, place.on())
                          .ifPresent(at -> say(firing, comment, place, at)));
        }
      }
    }

    private Stream<Place> untold(Action.Comment comment, String topic) {
      return where(comment.where(), draft).stream()
          .filter(on -> !draft.isTold(on, topic))
          .map(on -> new Place(on, topic));
    }

    private void say(Firing firing, Action.Comment comment, Place place, Instant at) {
      Incident incident = draft.finish().incident();
      Visibility visibility = comment.visibility();
      var all = new Discretion.Case(incident, firing, facts.of(incident, firing, verdict));
      String least = policy.voice().comment(comment.text(), discretion.reserved(all));
      var told = discretion.within(place.on().tracker(), visibility, all);
      String text = policy.voice().comment(comment.text(), told);
      Set<TicketRef> sources =
          text.equals(least) ? Set.of() : discretion.sources(place.on(), visibility, all);
      String said = Lateness.said(text, firing.at(), at);
      draft.remarks.add(new Decision.Remark(place.on(), place.topic(), said, visibility, sources));
    }
  }

  /** Where something is said, and under which name. */
  private record Place(TicketRef on, String topic) {}

  private static List<TicketRef> where(Action.Where where, Draft draft) {
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
