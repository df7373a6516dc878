package org.incidentbridge.jira.shared;

import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/** What becomes of a command whose call failed, and what is to be doubted from then on. */
final class JiraFailures {

  private final JiraLogin login;
  private final JiraMetadata metadata;
  private final Absence absence;

  JiraFailures(JiraLogin login, JiraMetadata metadata, Absence absence) {
    this.login = login;
    this.metadata = metadata;
    this.absence = absence;
  }

  /** What is not there is refused only if that is proved; without a login the command waits. */
  Outcome outcome(TrackerException failure) {
    if (failure.kind() != Kind.NOT_FOUND) {
      throw failure;
    }
    absence.prove();
    return Refusals.whole(String.valueOf(failure.getMessage()));
  }

  Outcome outcome(CallFailure failure) {
    if (failure.kind() == Kind.AUTHENTICATION) {
      login.doubt();
    }
    if (failure.kind() == Kind.NOT_FOUND) {
      absence.prove();
    }
    if (failure.kind() == Kind.INVALID) {
      metadata.refresh();
    }
    return failure.toOutcomeUnlessDown();
  }
}
