package org.incidentbridge.jira.shared;

import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * Proves that what is not found is not there: Jira may answer as to an anonymous visitor, or hide a
 * project from the bridge's user. Asks Jira each time, so it is for the rare answer "not there".
 */
final class Absence {

  private final Site jira;
  private final JiraLogin login;
  private final SiteFacts facts;

  Absence(Site jira, JiraLogin login, SiteFacts facts) {
    this.jira = jira;
    this.login = login;
    this.facts = facts;
  }

  /**
   * Of an issue, or of something on it.
   *
   * @throws TrackerException if the login does not count
   */
  void prove() {
    try {
      login.prove();
    } catch (CallFailure failure) {
      throw failure.toTrackerException();
    }
  }

  /**
   * Of what a command was to make or change.
   *
   * @throws TrackerException if the login does not count, or the bridge's user may not browse the
   *     project of a new ticket
   * @throws CallFailure if the issue that was to be changed is not there to be seen
   */
  void prove(Command command) {
    prove();
    if (command instanceof Command.CreateTicket create) {
      browse(create.project());
    } else {
      jira.lookAt(command.target().ticketId());
    }
  }

  private void browse(String project) {
    try {
      facts.project(project);
    } catch (CallFailure failure) {
      if (failure.kind() != Kind.NOT_FOUND) {
        throw failure.toTrackerException();
      }
      throw new TrackerException(
          Kind.PERMISSION,
          jira.tracker()
              + ": the bridge's user does not see project "
              + project
              + ", so that it cannot be told whether a ticket was made there. Give it the"
              + " permission Browse projects");
    }
  }
}
