package org.incidentbridge.replay;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.pack.Addressees;
import org.incidentbridge.pack.ObligationRule;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.timeline.Actor;
import org.incidentbridge.timeline.Actor.Role;

/**
 * Whose word counts for an obligation: that of those who bear it. Where it is borne by a group or a
 * team, whose addresses do not tell who is of it, or by nobody who could be found, anybody of staff
 * may speak for them.
 */
final class Bearers {

  private final PolicyPack pack;
  private final Situation situation;

  Bearers(PolicyPack pack, Situation situation) {
    this.pack = pack;
    this.situation = situation;
  }

  /** Whether somebody's reply counts. */
  boolean mayReply(ObligationRule rule, Actor by) {
    return by.isPerson() && (isOne(rule, by) || (by.role() == Role.STAFF && isOpen(rule)));
  }

  /** Whether a command counts that names somebody; whoever gives it vouches for them. */
  boolean mayCommand(ObligationRule rule, Actor by) {
    boolean customer = by.role() == Role.REPORTER || by.role() == Role.CUSTOMER;
    return by.isPerson() && (isOne(rule, by) || (!customer && isOpen(rule)));
  }

  private boolean isOpen(ObligationRule rule) {
    var addressees = addressees();
    return addressees.meansMany(rule.who()) || !isAnybody(rule.who(), addressees);
  }

  private boolean isAnybody(List<String> who, Addressees addressees) {
    return who.contains("reporter")
        || (who.contains("assignee") && holder(StandardField.ASSIGNEE).isPresent())
        || !addressees.of(who).isEmpty();
  }

  private boolean isOne(ObligationRule rule, Actor by) {
    List<String> who = rule.who();
    String address = by.party().email().toLowerCase(Locale.ROOT);
    boolean named =
        !address.isEmpty()
            && addressees().of(who).stream()
                .anyMatch(a -> a.toLowerCase(Locale.ROOT).equals(address));
    return named
        || (who.contains("reporter") && by.role() == Role.REPORTER)
        || (who.contains("assignee")
            && holder(StandardField.ASSIGNEE).equals(Optional.of(by.party())));
  }

  private Optional<Party> holder(StandardField field) {
    return situation.value(field.field()) instanceof Value.Person person
        ? Optional.of(person.party())
        : Optional.empty();
  }

  private Addressees addressees() {
    return new Addressees(pack, situation.around());
  }
}
