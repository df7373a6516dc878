package org.incidentbridge.testkit.sim.jira;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.testkit.sim.SimRequest;

/** Basic name and password with a CAPTCHA after three failures, or personal access tokens. */
final class DcDoor implements Doorkeeper {

  private static final int MOST_FAILURES = 3;

  private final JiraSite site;
  private final Map<String, Integer> failures = new HashMap<>();

  DcDoor(JiraSite site) {
    this.site = site;
  }

  @Override
  public Optional<JiraUser> admit(SimRequest request) {
    Optional<Credentials> sent = Credentials.of(request);
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> login = sent.get().login();
    login.ifPresent(this::refuseIfCaptcha);
    Catalogue catalogue = site.catalogue();
    Optional<JiraUser> user =
        Optional.ofNullable(catalogue.secrets.get(sent.get().secret()))
            .flatMap(catalogue::user)
            .filter(known -> known.profile().active())
            .filter(known -> login.isEmpty() || login.get().equals(known.name()));
    if (user.isEmpty()) {
      login.ifPresent(name -> failures.merge(name, 1, Integer::sum));
      throw Problem.answering(
          Answers.html(401, "Unauthorized")
              .with("X-Seraph-LoginReason", "AUTHENTICATED_FAILED")
              .with("WWW-Authenticate", "OAuth realm=\"https%3A%2F%2Fjira.example\""));
    }
    login.ifPresent(failures::remove);
    return user;
  }

  private void refuseIfCaptcha(String login) {
    if (failures.getOrDefault(login, 0) >= MOST_FAILURES) {
      throw Problem.answering(
          Answers.html(403, "Forbidden")
              .with("X-Seraph-LoginReason", "AUTHENTICATION_DENIED")
              .with("X-Authentication-Denied-Reason", "CAPTCHA_CHALLENGE; login-url=/login.jsp"));
    }
  }

  /** What solving the CAPTCHA in a browser does. */
  void solveCaptcha(String login) {
    failures.remove(login);
  }
}
