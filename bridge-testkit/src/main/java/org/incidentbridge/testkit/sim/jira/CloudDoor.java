package org.incidentbridge.testkit.sim.jira;

import java.util.Optional;
import org.incidentbridge.testkit.sim.SimRequest;

/** Basic e-mail and API token on the site, bearer tokens behind the gateway. */
final class CloudDoor implements Doorkeeper {

  private final JiraSite site;

  CloudDoor(JiraSite site) {
    this.site = site;
  }

  @Override
  public Optional<JiraUser> admit(SimRequest request) {
    Optional<Credentials> sent = Credentials.of(request);
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    Catalogue catalogue = site.catalogue();
    Optional<JiraUser> user =
        Optional.ofNullable(catalogue.secrets.get(sent.get().secret()))
            .flatMap(catalogue::user)
            .filter(known -> known.profile().active())
            .filter(known -> matches(sent.get(), known, request));
    if (user.isEmpty()) {
      throw Problem.answering(
          Answers.text(
                  401,
                  "text/plain;charset=UTF-8",
                  "Client must be authenticated to access this resource.")
              .with("X-Seraph-LoginReason", "AUTHENTICATED_FAILED")
              .with("WWW-Authenticate", "OAuth realm=\"https%3A%2F%2Fsite.example\""));
    }
    return user;
  }

  private static boolean matches(Credentials sent, JiraUser user, SimRequest request) {
    boolean gateway = request.path().startsWith("/ex/jira/");
    return sent.login().map(login -> login.equalsIgnoreCase(user.email())).orElse(gateway);
  }
}
