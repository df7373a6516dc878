package org.incidentbridge.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.notice.Notice;
import org.incidentbridge.notice.NoticeKey;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.Addressees;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.replay.Firing;
import org.incidentbridge.replay.Verdict;

/** The notices that steps send. Pure; the same firing gives the same notices with the same keys. */
public final class Tidings {

  private final PolicyInForce policy;
  private final Discretion discretion;
  private final StepFacts facts;

  public Tidings(Bridge bridge, PolicyInForce policy) {
    this.policy = policy;
    this.discretion = new Discretion(bridge, policy.decides());
    this.facts = new StepFacts(policy.pack());
  }

  /**
   * One notice of a firing.
   *
   * @param notice to be delivered; empty if there is nobody to tell
   * @param meant whom the rule names
   */
  public record Tiding(Optional<Notice> notice, List<String> meant) {
    public Tiding {
      meant = List.copyOf(meant);
    }
  }

  /**
   * What a firing tells of an incident.
   *
   * @param verdict in which it fired
   */
  public List<Tiding> of(Incident incident, Firing firing, Verdict verdict) {
    List<Tiding> tidings = new ArrayList<>();
    var all = new Discretion.Case(incident, firing, facts.of(incident, firing, verdict));
    Discretion.Telling telling = discretion.telling(all);
    Addressees people = addressees(policy.pack(), incident);
    for (int i = 0; i < firing.actions().size(); i++) {
      if (firing.actions().get(i) instanceof Action.Tell tell) {
        var key = NoticeKey.of(incident.id().text(), firing.key(), Integer.toString(i));
        Tiding tiding =
            tiding(incident, firing, tell, new Said(key, people.of(tell.to()), telling));
        boolean customers = people.meansCustomers(tell.to());
        tidings.addAll(customers ? apart(tiding) : List.of(tiding));
      }
    }
    return tidings;
  }

  /** Customers get one message each, so that none sees the others (S9, N5). */
  private static List<Tiding> apart(Tiding all) {
    return all.notice().map(notice -> apart(notice, all.meant())).orElse(List.of(all));
  }

  private static List<Tiding> apart(Notice notice, List<String> meant) {
    return notice.to().stream()
        .map(address -> new Tiding(Optional.of(notice.only(List.of(address))), meant))
        .toList();
  }

  private record Said(NoticeKey key, List<String> to, Discretion.Telling telling) {}

  private Tiding tiding(Incident incident, Firing firing, Action.Tell tell, Said said) {
    boolean nobody = said.to().isEmpty() && !tell.to().isEmpty();
    Optional<Notice> notice =
        Optional.of(tell)
            .filter(t -> !nobody)
            .flatMap(t -> content(t.template(), said.telling()))
            .map(
                content ->
                    new Notice(
                        said.key(),
                        incident.id(),
                        tell.channel(),
                        said.to(),
                        content,
                        new Notice.Timing(firing.at(), tell.urgent(), firing.step().name())));
    return new Tiding(notice, tell.to());
  }

  private Optional<Notice.Content> content(String template, Discretion.Telling telling) {
    Optional<Notice.Content> whole = policy.voice().notice(template, telling.facts());
    return telling.sources().isEmpty()
        ? whole
        : whole.flatMap(content -> reserve(template, telling).map(content::or));
  }

  private Optional<Notice.Reserve> reserve(String template, Discretion.Telling telling) {
    List<Notice.Part> parts = new ArrayList<>();
    telling
        .parts()
        .forEach(
            (away, facts) ->
                policy
                    .voice()
                    .notice(template, facts)
                    .ifPresent(content -> parts.add(new Notice.Part(away, content))));
    return policy
        .voice()
        .notice(template, telling.reserved())
        .map(least -> new Notice.Reserve(telling.sources(), least, parts));
  }

  /** Whom rules mean by the names they use, for an incident. */
  private static Addressees addressees(PolicyPack pack, Incident incident) {
    return new Addressees(
        pack,
        new Addressees.Around(
            text(incident, StandardField.SERVICE),
            text(incident, StandardField.LEVEL),
            address(incident, StandardField.REPORTER),
            address(incident, StandardField.ASSIGNEE),
            List.copyOf(incident.value(StandardField.COMPONENTS.field()).asNames())));
  }

  private static String text(Incident incident, StandardField field) {
    return incident.value(field.field()).display();
  }

  private static String address(Incident incident, StandardField field) {
    return incident.value(field.field()) instanceof Value.Person person
        ? person.party().email()
        : "";
  }
}
