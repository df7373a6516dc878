package org.incidentbridge.testkit.sim.mantis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.incidentbridge.testkit.sim.PathPattern;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** The paths under {@code /api/rest} and what answers them. */
final class Routes {

  private final List<Route> all = new ArrayList<>();

  Routes(Site site) {
    TagEdits tagEdits = new TagEdits(site);
    IssueReads reads = new IssueReads(site);
    issues(reads, new IssuePosts(site, tagEdits), new IssuePatches(site, reads, tagEdits));
    notesAndFiles(new NoteRoutes(site), new FileRoutes(site));
    links(new LinkRoutes(site));
    site(new ProjectRoutes(site), new SiteRoutes(site));
  }

  /** Answers a call; those that are not {@code alone} hold the world's monitor meanwhile. */
  private interface Handler {
    SimResponse answer(Call call);
  }

  private record Route(String method, PathPattern path, Handler handler, boolean alone) {}

  private void add(String method, String path, Handler handler) {
    all.add(new Route(method, PathPattern.of(path), handler, true));
  }

  private void issues(IssueReads reads, IssuePosts posts, IssuePatches patches) {
    add("GET", "issues", reads::list);
    add("GET", "issues/{}", reads::one);
    all.add(new Route("POST", PathPattern.of("issues"), posts::post, false));
    add("DELETE", "issues/{}", patches::delete);
    all.add(new Route("PATCH", PathPattern.of("issues/{}"), patches::patch, false));
  }

  private void notesAndFiles(NoteRoutes notes, FileRoutes files) {
    add("POST", "issues/{}/notes", notes::add);
    add("DELETE", "issues/{}/notes/{}", notes::delete);
    add("POST", "issues/{}/files", files::add);
    add("GET", "issues/{}/files", files::all);
    add("GET", "issues/{}/files/{}", files::one);
  }

  private void links(LinkRoutes links) {
    add("POST", "issues/{}/relationships", links::relate);
    add("DELETE", "issues/{}/relationships/{}", links::unrelate);
    add("POST", "issues/{}/monitors", links::monitor);
    add("POST", "issues/{}/tags", links::tag);
    add("DELETE", "issues/{}/tags/{}", links::untag);
  }

  private void site(ProjectRoutes projects, SiteRoutes site) {
    add("GET", "projects", projects::all);
    add("GET", "projects/{}", projects::one);
    add("GET", "projects/{}/users", projects::users);
    add("GET", "projects/{}/handlers", projects::handlers);
    add("GET", "projects/{}/versions", projects::versions);
    add("GET", "projects/{}/versions/{}", projects::version);
    add("GET", "config", site::config);
    add("GET", "users/me", site::me);
    add("GET", "users/{}", site::user);
    add("GET", "users/username/{}", site::userNamed);
    add("GET", "users", site::user);
    add("GET", "filters", site::filters);
    add("GET", "filters/{}", site::filter);
  }

  /**
   * Finds the route and answers.
   *
   * @param path below {@code /api/rest/}, a trailing slash allowed
   */
  SimResponse answer(World world, User user, SimRequest request, String path) {
    List<String> segments = List.of(path.replaceAll("/+$", "").split("/"));
    List<Route> fitting = all.stream().filter(r -> r.path().match(segments).isPresent()).toList();
    if (fitting.isEmpty() || path.endsWith("/handlers/")) {
      throw Fault.page(404, null);
    }
    if (request.method().equals("OPTIONS")) {
      String methods = methods(fitting);
      return SimResponse.empty(200, "OK").with("Allow", methods);
    }
    Route route =
        fitting.stream()
            .filter(r -> r.method().equals(request.method()))
            .findFirst()
            .orElseThrow(() -> Fault.page(405, methods(fitting)));
    Call call = new Call(user, request, route.path().match(segments).orElseThrow());
    if (!route.alone()) {
      return route.handler().answer(call);
    }
    synchronized (world) {
      return route.handler().answer(call);
    }
  }

  private static String methods(List<Route> fitting) {
    return fitting.stream().map(Route::method).distinct().collect(Collectors.joining(", "));
  }
}
