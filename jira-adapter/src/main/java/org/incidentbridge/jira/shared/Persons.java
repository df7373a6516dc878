package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.spi.TrackerProbe.Finding;

/** Looks whether those whom the table of people names are there. */
public final class Persons {

  private final SiteFacts facts;

  Persons(SiteFacts facts) {
    this.facts = facts;
  }

  /**
   * What a look-up brings.
   *
   * @param lookup asks Jira for one user
   */
  public static Optional<SiteFacts.Person> found(Supplier<JsonNode> lookup) {
    try {
      JsonNode user = lookup.get();
      return Optional.of(
          new SiteFacts.Person(
              user.path("displayName").asText(), user.path("active").asBoolean(true)));
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.NOT_FOUND || failure.kind() == Kind.INVALID) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /** Somebody who may not browse users can still give tickets to those whose accounts are known. */
  List<Finding> people(List<String> accounts) {
    try {
      return look(accounts);
    } catch (CallFailure failure) {
      if (failure.kind() != Kind.PERMISSION) {
        throw failure;
      }
      return List.of(
          JiraProbe.doubtful(
              "people",
              "whether the accounts in people are there is not known: " + failure.message(),
              "Grant the bridge's user 'Browse users and groups'"));
    }
  }

  private List<Finding> look(List<String> accounts) {
    List<Finding> findings = new ArrayList<>();
    for (String account : accounts) {
      Optional<SiteFacts.Person> person = facts.person(account);
      if (person.isEmpty()) {
        findings.add(unknown(account));
      } else if (!person.get().active()) {
        findings.add(inactive(account, person.get().name()));
      }
    }
    if (findings.isEmpty() && !accounts.isEmpty()) {
      findings.add(JiraProbe.good("people", "all accounts in people are there"));
    }
    return findings;
  }

  private static Finding unknown(String account) {
    return JiraProbe.doubtful(
        "people",
        "Jira knows no account '" + account + "', or does not show it to the bridge's user",
        "Correct it in people: Jira Cloud goes by account ids, Data Center by user names; or grant"
            + " 'Browse users and groups'");
  }

  private static Finding inactive(String account, String name) {
    return JiraProbe.doubtful(
        "people",
        "the account '%s' (%s) is not active: it cannot be given tickets".formatted(account, name),
        "Take the account out of people, or activate it in Jira");
  }
}
