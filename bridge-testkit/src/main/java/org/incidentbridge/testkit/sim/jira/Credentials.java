package org.incidentbridge.testkit.sim.jira;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.incidentbridge.testkit.sim.SimRequest;

/**
 * What an Authorization header carries.
 *
 * @param login empty for a bearer token
 */
record Credentials(Optional<String> login, String secret) {

  static Optional<Credentials> of(SimRequest request) {
    return request.header("Authorization").flatMap(Credentials::parse);
  }

  private static Optional<Credentials> parse(String header) {
    if (header.startsWith("Bearer ")) {
      return Optional.of(new Credentials(Optional.empty(), header.substring(7).strip()));
    }
    if (!header.startsWith("Basic ")) {
      return Optional.of(new Credentials(Optional.empty(), ""));
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(6).strip());
      String pair = new String(decoded, StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return Optional.of(
          new Credentials(
              Optional.of(colon < 0 ? pair : pair.substring(0, colon)),
              colon < 0 ? "" : pair.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.of(new Credentials(Optional.empty(), ""));
    }
  }

  @Override
  public String toString() {
    return "Credentials[" + login.orElse("bearer") + "]";
  }
}
