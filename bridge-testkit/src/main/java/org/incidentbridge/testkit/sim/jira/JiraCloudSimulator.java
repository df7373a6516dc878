package org.incidentbridge.testkit.sim.jira;

import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/**
 * Jira Cloud's REST API, version 3, over a site.
 *
 * <p>Log in with Basic {@code name@example.com} and a secret of the site, or with the secret as
 * bearer token under {@code /ex/jira/{cloudId}/}.
 */
public final class JiraCloudSimulator implements HttpSimulator {

  private final JiraSite site;
  private final BulkMoves moves;
  private final JiraHttp http;

  /**
   * Serves a site.
   *
   * @throws IllegalArgumentException if the site keeps another edition's texts and users
   */
  public JiraCloudSimulator(JiraSite site) {
    if (site.edition() != Edition.CLOUD) {
      throw new IllegalArgumentException("the site is a " + site.edition());
    }
    this.site = site;
    this.moves = new BulkMoves(site, new Access(site));
    this.http =
        new JiraHttp(
            site,
            new CloudDoor(site),
            routes(site)
                .on("POST", "bulk/issues/move", moves::submit)
                .on("GET", "bulk/queue/{}", moves::progress),
            "");
  }

  @Override
  public SimResponse handle(SimRequest request) {
    site.locked(moves::work);
    return http.handle(request);
  }

  private static Routes routes(JiraSite site) {
    Access access = new Access(site);
    Routes routes = CommonRoutes.of(site, access);
    CloudSearch search = new CloudSearch(site, access);
    CommentDesk comments = new CommentDesk(site, access);
    MetaDesk meta = new MetaDesk(site, access);
    FileDesk files = new FileDesk(site, access);
    ChangelogDesk changelogs = new ChangelogDesk(site, access);
    return routes
        .on("GET", "search", search::removed)
        .on("POST", "search", search::removed)
        .on("GET", "search/jql", search::byGet)
        .on("POST", "search/jql", search::byPost)
        .on("POST", "search/approximate-count", search::count)
        .on("POST", "issue/bulkfetch", search::bulkFetch)
        .on("GET", "issue/{}/changelog", changelogs::one)
        .on("POST", "changelog/bulkfetch", changelogs::many)
        .on("POST", "comment/list", comments::listByIds)
        .on("GET", "statuses/search", meta::searchStatuses)
        .on("GET", "project/search", meta::searchProjects)
        .on("GET", "project/{}", meta::project)
        .on("GET", "attachment/content/{}", files::content)
        .on("GET", "media/file/{}/binary", files::media);
  }
}
