package org.incidentbridge.decide;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.policy.Bridge;

/** Runs the rulebooks over one incident, in a fixed order. Pure and safe for many threads. */
public final class Decider {

  private final Bridge bridge;
  private final Optional<PolicyRules> policy;
  private final Opening opening;
  private final PresenceRules presence;
  private final NoteRules notes = new NoteRules();
  private final FileRules files = new FileRules();

  /** One without a policy. */
  public Decider(Bridge bridge) {
    this(bridge, Optional.empty());
  }

  /**
   * @param policy the promises that are kept; empty if none are
   */
  public Decider(Bridge bridge, Optional<PolicyInForce> policy) {
    this.policy = policy.map(p -> new PolicyRules(bridge, p));
    opening = new Opening(bridge);
    presence = new PresenceRules(bridge);
    this.bridge = bridge;
  }

  /**
   * The incident that a ticket begins, if a route covers it.
   *
   * @param reading a ticket that belongs to no incident and that the bridge did not make
   */
  public Optional<Incident> open(Reading reading) {
    return opening.open(reading);
  }

  /** Why routes cannot say whether they cover a ticket, by topic; empty if all can. */
  public Map<FieldName, String> uncomputable(Reading reading) {
    return opening.problems(reading);
  }

  /**
   * What the incident becomes now that its tickets read as they do. What was put back too often is
   * left to people.
   *
   * @param recurrence how often a value that loses has lost like this
   */
  public Decision decide(CaseFile file, Instant now, Recurrence recurrence) {
    Draft draft = new Draft(file);
    presence.apply(file, draft, now);
    var renaming = new Renaming(bridge, file, draft);
    renaming.forget();
    var rewording = new Rewording(bridge, file, draft);
    rewording.settle();
    policy.ifPresent(rules -> rules.apply(file, draft, now));
    new FieldRules(bridge, file, draft, now, recurrence).apply();
    policy.ifPresent(rules -> rules.say(file, draft, now));
    policy.ifPresent(rules -> rules.share(file, draft));
    renaming.remember();
    rewording.remember();
    new KnownRules(bridge, file, draft, now).apply();
    notes.apply(file, draft, recurrence);
    files.apply(file, draft);
    new RelationRules(file, draft).apply();
    return draft.finish();
  }
}
