package org.incidentbridge.testkit.sim.rt;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** Lets callers in and sends them where they want to go. */
final class Front {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
  private static final String BASE = "/REST/2.0/";
  private static final String TOKEN = "token ";
  private static final String BASIC = "Basic ";

  private final World world;
  private final Routes routes;

  Front(Site site) {
    world = site.world;
    routes = new Routes(site);
  }

  SimResponse answer(SimRequest request) {
    return routed(request)
        .with("Date", DATE.format(world.clock.instant()))
        .with("Server", "Plack::Handler::Starlet");
  }

  private SimResponse routed(SimRequest request) {
    try {
      int base = (request.path() + "/").indexOf(BASE);
      if (base < 0) {
        throw Fault.login();
      }
      User user = login(request).orElseThrow(() -> refused(request));
      int from = Math.min(request.path().length(), base + BASE.length());
      return routes.answer(user, request, request.path().substring(from));
    } catch (Fault fault) {
      return fault.answer();
    }
  }

  /** Who looks like a browser is sent to the login page. */
  private static Fault refused(SimRequest request) {
    boolean browser =
        request.header("Cookie").isPresent()
            || request.header("User-Agent").filter(a -> a.contains("Mozilla")).isPresent();
    return browser ? Fault.login() : Fault.of(401);
  }

  private Optional<User> login(SimRequest request) {
    String header = request.header("Authorization").orElse("");
    Optional<User> user =
        header.startsWith(BASIC)
            ? byPassword(header.substring(BASIC.length()))
            : byToken(
                header.startsWith(TOKEN)
                    ? header.substring(TOKEN.length()).trim()
                    : request.param("token").orElse(""));
    return user.filter(u -> u.enabled);
  }

  private Optional<User> byToken(String token) {
    return world.users.values().stream().filter(u -> u.tokens.contains(token)).findFirst();
  }

  private Optional<User> byPassword(String encoded) {
    try {
      String[] pair =
          new String(Base64.getDecoder().decode(encoded.trim()), StandardCharsets.UTF_8)
              .split(":", 2);
      return world
          .userNamed(pair[0])
          .filter(u -> pair.length == 2 && !u.password.isEmpty() && u.password.equals(pair[1]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
