package org.incidentbridge.jira.shared;

import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException.Kind;

/** What becomes of a command whose call failed, and what is to be doubted from then on. */
final class JiraFailures {

  private final JiraLogin login;
  private final JiraMetadata metadata;

  JiraFailures(JiraLogin login, JiraMetadata metadata) {
    this.login = login;
    this.metadata = metadata;
  }

  Outcome outcome(CallFailure failure) {
    if (failure.kind() == Kind.AUTHENTICATION) {
      login.doubt();
    }
    if (failure.kind() == Kind.INVALID) {
      metadata.refresh();
    }
    return failure.toOutcome();
  }
}
