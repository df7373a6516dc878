package org.incidentbridge.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.Value;
import org.incidentbridge.notice.Notice;
import org.incidentbridge.notice.NoticeKey;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.Addressees;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.replay.Firing;

/** The notices that steps send. Pure; the same firing gives the same notices with the same keys. */
public final class Tidings {

  private static final String WORKAROUND = StandardField.WORKAROUND.field().name();

  private final PolicyInForce policy;
  private final Discretion discretion;

  public Tidings(Bridge bridge, PolicyInForce policy) {
    this.policy = policy;
    this.discretion = new Discretion(bridge);
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

  /** What a firing tells of an incident. */
  public List<Tiding> of(Incident incident, Firing firing) {
    List<Tiding> tidings = new ArrayList<>();
    SortedMap<String, String> facts = discretion.outside(facts(incident, firing));
    for (int i = 0; i < firing.actions().size(); i++) {
      if (firing.actions().get(i) instanceof Action.Tell tell) {
        var key = NoticeKey.of(incident.id().text(), firing.key(), Integer.toString(i));
        tidings.add(tiding(incident, firing, tell, new Said(key, facts)));
      }
    }
    return tidings;
  }

  private record Said(NoticeKey key, SortedMap<String, String> facts) {}

  private Tiding tiding(Incident incident, Firing firing, Action.Tell tell, Said said) {
    List<String> to = addressees(policy.pack(), incident).of(tell.to());
    boolean nobody = to.isEmpty() && !tell.to().isEmpty();
    Optional<Notice> notice =
        Optional.of(tell)
            .filter(t -> !nobody)
            .flatMap(t -> policy.voice().notice(t.template(), said.facts()))
            .map(Tidings::discreet)
            .map(
                content ->
                    new Notice(
                        said.key(),
                        incident.id(),
                        tell.channel(),
                        to,
                        content,
                        new Notice.Timing(firing.at(), tell.urgent(), firing.step().name())));
    return new Tiding(notice, tell.to());
  }

  /**
   * Webhooks send all facts, and a workaround may be meant for insiders: it goes only where the
   * wording tells it (N5, M13).
   */
  static Notice.Content discreet(Notice.Content content) {
    String workaround = content.facts().getOrDefault(WORKAROUND, "");
    if (content.text().contains(workaround) && !workaround.isEmpty()) {
      return content;
    }
    SortedMap<String, String> facts = new TreeMap<>(content.facts());
    facts.remove(WORKAROUND);
    return new Notice.Content(content.subject(), content.text(), facts);
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

  /** What is known of the incident, and above it what was so at the moment of the cause. */
  static SortedMap<String, String> facts(Incident incident, Firing firing) {
    SortedMap<String, String> facts = new TreeMap<>();
    TicketState origin = incident.origin();
    for (StandardField field :
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
            StandardField.WORKAROUND)) {
      facts.put(field.field().name(), text(incident, field));
    }
    facts.put("incident", incident.id().text());
    facts.put("ticket", origin.place().key());
    facts.put("url", origin.place().url().toString());
    facts.put("cause", firing.why().text());
    facts.put("causedAt", firing.at().toString());
    facts.put("rule", firing.step().toString());
    facts.putAll(firing.why().facts());
    return facts;
  }
}
