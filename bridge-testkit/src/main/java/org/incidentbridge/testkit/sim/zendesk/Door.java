package org.incidentbridge.testkit.sim.zendesk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** Lets requests in: login, limits, routes, and the headers of each answer. */
final class Door {

  private static final String BASE = "/api/v2/";
  private static final String OLDER = "/api/services/";
  private static final String JIRA = OLDER + "jira/";

  private static final Pattern ONE_TICKET =
      Pattern.compile("/api/v2/tickets/(\\d{1,18})(\\.json)?");

  private final Desk desk;
  private final Throttle throttle;
  private final Routes routes;
  private final FileRoutes files;
  private final OauthRoutes oauth;

  Door(Desk desk) {
    this.desk = desk;
    this.throttle = new Throttle(desk.world);
    this.files = new FileRoutes(desk);
    this.oauth = new OauthRoutes(desk);
    this.routes = new Routes(desk, throttle, files);
  }

  SimResponse answer(SimRequest request) {
    before(request);
    synchronized (desk.world) {
      desk.jobs.run();
      try {
        return opened(request);
      } catch (Problem problem) {
        return problem.answer();
      }
    }
  }

  /** What tests do in between happens before the request has any effect, and without the lock. */
  private void before(SimRequest request) {
    Matcher ticket = ONE_TICKET.matcher(request.path());
    if (request.method().equals("PUT") && ticket.matches()) {
      desk.hooks.updating(Long.parseLong(ticket.group(1)));
    }
  }

  private SimResponse opened(SimRequest request) {
    String path = request.path();
    if (path.equals("/oauth/tokens")) {
      return oauth.token(request);
    }
    Optional<User> user = login(request);
    if (path.startsWith("/attachments/token/")) {
      return files.redirect(new Call(user.orElse(nobody()), request, List.of()), user.isPresent());
    }
    if (path.startsWith("/attachment/")) {
      return files.content(request);
    }
    if (!path.startsWith(BASE) && !path.startsWith(JIRA)) {
      return Answers.html(404, "The page you were looking for doesn't exist");
    }
    return counted(request, user, path.replaceFirst("\\.json$", ""));
  }

  private SimResponse counted(SimRequest request, Optional<User> user, String path) {
    Throttle.Left left = throttle.account();
    SimResponse answer;
    try {
      answer = routed(request, user, path);
    } catch (Problem problem) {
      answer = problem.answer();
    }
    return Throttle.dressed(answer, left).with("x-zendesk-api-version", "v2");
  }

  private SimResponse routed(SimRequest request, Optional<User> user, String path) {
    String below =
        path.startsWith(BASE) ? path.substring(BASE.length()) : path.substring(OLDER.length());
    if (user.isEmpty() && below.equals("users/me")) {
      return Answers.ok(Json.object().set("user", Json.object().put("name", "Anonymous user")));
    }
    User known = user.orElseThrow(() -> refused(request));
    return routes.answer(known, request, below);
  }

  /** Bearer tokens that ended are refused in OAuth's own words. */
  private static Problem refused(SimRequest request) {
    if (request.header("Authorization").orElse("").startsWith("Bearer ")) {
      return Problem.of(
          401,
          Json.object()
              .put("error", "invalid_token")
              .put(
                  "error_description",
                  "The access token provided is expired, revoked, malformed or invalid for other"
                      + " reasons."));
    }
    return Problem.notAuthenticated();
  }

  private Optional<User> login(SimRequest request) {
    String header = request.header("Authorization").orElse("");
    if (header.startsWith("Bearer ")) {
      return desk.tokens.bearer(header.substring("Bearer ".length())).filter(u -> u.active);
    }
    if (header.startsWith("Basic ")) {
      return desk.tokens.basic(decoded(header.substring("Basic ".length()))).filter(u -> u.active);
    }
    return Optional.empty();
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private User nobody() {
    return new User(0, desk.world.now(), "Anonymous user", "", Role.END_USER);
  }
}
