package org.incidentbridge.testkit.sim.jira;

import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/**
 * Jira Data Center's REST API, version 2, over a site.
 *
 * <p>Log in with Basic user name and secret, or with the secret as bearer token.
 */
public final class JiraDcSimulator implements HttpSimulator {

  private final JiraHttp http;
  private final DcDoor door;

  /**
   * Serves a site.
   *
   * @throws IllegalArgumentException if the site keeps another edition's texts and users
   */
  public JiraDcSimulator(JiraSite site) {
    this(site, "");
  }

  /**
   * Serves a site below a context path.
   *
   * @param context such as {@code /jira}; empty for none
   * @throws IllegalArgumentException if the site keeps another edition's texts and users
   */
  public JiraDcSimulator(JiraSite site, String context) {
    if (site.edition() != Edition.DATA_CENTER) {
      throw new IllegalArgumentException("the site is a " + site.edition());
    }
    this.door = new DcDoor(site);
    this.http = new JiraHttp(site, door, routes(site), context);
  }

  @Override
  public SimResponse handle(SimRequest request) {
    return http.handle(request);
  }

  /** What a user does in the browser after failed logins. */
  public void solveCaptcha(String userName) {
    door.solveCaptcha(userName);
  }

  private static Routes routes(JiraSite site) {
    Access access = new Access(site);
    Routes routes = CommonRoutes.of(site, access);
    DcSearch search = new DcSearch(site, access);
    MetaDesk meta = new MetaDesk(site, access);
    FileDesk files = new FileDesk(site, access);
    return routes
        .on("GET", "search", search::byGet)
        .on("POST", "search", search::byPost)
        .on("GET", "project/{}", meta::project)
        .on("GET", "secure/attachment/{}/{}", files::download)
        .on("GET", "login.jsp", files::login);
  }
}
