package org.incidentbridge.testkit.sim.jira;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** What happens to every request, whatever it wants: host, login, limits, route, common headers. */
final class JiraHttp implements HttpSimulator {

  private static final Pattern GATEWAY = Pattern.compile("/ex/jira/[^/]+(/.*)");
  private static final Pattern API = Pattern.compile("/rest/api/(\\d|latest)/(.*)");

  private static final String ANONYMOUS = "anonymous";

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

  private final JiraSite site;
  private final Doorkeeper door;
  private final Routes routes;
  private final String context;
  private final Throttle throttle;
  private final Map<String, SiteJson> printers = new HashMap<>();
  private long requests;

  JiraHttp(JiraSite site, Doorkeeper door, Routes routes, String context) {
    this.site = site;
    this.door = door;
    this.routes = routes;
    this.context = context;
    this.throttle = new Throttle(site);
  }

  @Override
  public SimResponse handle(SimRequest request) {
    return site.locked(() -> dressed(answer(request)));
  }

  private SimResponse answer(SimRequest request) {
    try {
      Matcher gateway = GATEWAY.matcher(request.path());
      String path = gateway.matches() ? gateway.group(1) : request.path();
      Optional<JiraUser> caller =
          path.startsWith("/media/") ? Optional.empty() : door.admit(request);
      return named(handled(request, path, caller), caller);
    } catch (Problem problem) {
      return problem.answer();
    }
  }

  private SimResponse handled(SimRequest request, String path, Optional<JiraUser> caller) {
    try {
      Routes.Match match = routes.find(request.method(), relative(inContext(path)));
      throttle.admit(
          request.method(),
          site.edition().cloud() ? path : caller.map(JiraUser::name).orElse(ANONYMOUS));
      Call call = new Call(request, match.args(), caller.orElse(null), printer(request));
      return match.handler().apply(call);
    } catch (Problem problem) {
      return problem.answer();
    }
  }

  /** Data Center names everybody, the cloud only who is logged in. */
  private SimResponse named(SimResponse answer, Optional<JiraUser> caller) {
    return site.edition().cloud()
        ? caller.map(user -> answer.with("X-AACCOUNTID", user.id())).orElse(answer)
        : answer.with("X-AUSERNAME", caller.map(JiraUser::name).orElse(ANONYMOUS));
  }

  private String inContext(String path) {
    return path.startsWith(context + "/")
        ? path.substring(context.length())
        : "/outside-the-context" + path;
  }

  /** Paths of the API without its root; other paths without the first slash. */
  private String relative(String path) {
    Matcher api = API.matcher(path);
    if (!api.matches()) {
      return path.substring(1);
    }
    String own = site.edition().api().substring("/rest/api/".length());
    boolean ours = api.group(1).equals("latest") || api.group(1).equals(own);
    return ours ? api.group(2) : "unknown-version/" + api.group(2);
  }

  private SiteJson printer(SimRequest request) {
    String scheme = request.header("X-Forwarded-Proto").orElse("http");
    String base =
        GATEWAY.matcher(request.path()).matches()
            ? "https://site.example"
            : scheme + "://" + request.header("Host").orElse("localhost") + context;
    return printers.computeIfAbsent(base, key -> new SiteJson(site, base));
  }

  private SimResponse dressed(SimResponse answer) {
    Map<String, String> headers = new HashMap<>(answer.headers());
    headers.put("Date", HTTP_DATE.format(site.now().atOffset(ZoneOffset.UTC)));
    headers.put("X-AREQUESTID", Long.toHexString(++requests));
    if (!site.edition().cloud()) {
      headers.putIfAbsent("X-ANODEID", "node1");
    }
    return new SimResponse(answer.status(), answer.reason(), headers, answer.body());
  }
}
