package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.model.Party;
import org.incidentbridge.spi.Command.ShareTicket;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * Lets people see issues. In a service project they take part in the request and see it in the
 * portal; elsewhere they watch the issue, which Jira takes of those only who may browse it.
 */
final class JiraShares {

  private static final List<String> FIELDS = List.of("project", "security", "issuerestriction");

  private final Site jira;
  private final Issues issues;
  private final Directory directory;

  JiraShares(Site jira, Issues issues, Directory directory) {
    this.jira = jira;
    this.issues = issues;
    this.directory = directory;
  }

  Outcome share(ShareTicket command) {
    String id = command.target().ticketId();
    JsonNode issue = issues.find(id, FIELDS).orElseThrow(() -> issues.gone(id));
    if (JiraTranslator.isSecured(issue.path("fields"))) {
      return Refusals.whole(
          jira.tracker() + ": the issue is secured, so that nobody else is let see it");
    }
    Optional<String> account = account(command.with());
    if (account.isEmpty()) {
      return Refusals.whole(
          "%s: Jira shows no single account of %s: name it in people"
              .formatted(jira.tracker(), command.with().email()));
    }
    boolean desk = issues.kind(issue) == ProjectKind.SERVICE;
    if (!all(id, desk).contains(account.get())) {
      add(id, account.get(), desk);
    }
    return new Outcome.Applied(Outcome.Receipt.NOTHING);
  }

  private void add(String id, String account, boolean desk) {
    if (desk) {
      jira.addParticipant(id, account);
    } else {
      jira.addWatcher(id, account);
    }
  }

  private List<String> all(String id, boolean desk) {
    return desk ? jira.participants(id) : jira.watchers(id);
  }

  Outcome settle(ShareTicket command) {
    String id = command.target().ticketId();
    boolean stands =
        issues
            .find(id, FIELDS)
            .map(issue -> all(id, issues.kind(issue) == ProjectKind.SERVICE))
            .filter(all -> account(command.with()).filter(all::contains).isPresent())
            .isPresent();
    return stands ? new Outcome.Applied(Outcome.Receipt.NOTHING) : new Outcome.NotApplied();
  }

  /** Nobody is taken for somebody of the same name: what they would see is not theirs (N5). */
  private Optional<String> account(Party person) {
    if (!person.account().isEmpty() || person.email().isBlank()) {
      return Optional.of(person.account()).filter(account -> !account.isEmpty());
    }
    try {
      List<String> found = directory.byEmail(person.email());
      return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.PERMISSION || failure.kind() == Kind.INVALID) {
        return Optional.empty();
      }
      throw failure;
    }
  }
}
