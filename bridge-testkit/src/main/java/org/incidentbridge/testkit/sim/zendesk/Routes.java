package org.incidentbridge.testkit.sim.zendesk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.testkit.sim.PathPattern;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** The paths below {@code /api/v2} and what answers them; the first that fits. */
final class Routes {

  private final List<Route> all = new ArrayList<>();

  Routes(Desk desk, Throttle throttle, FileRoutes files) {
    TicketParse parse = new TicketParse(desk);
    exports(new ExportRoutes(desk, throttle));
    many(new BulkRoutes(desk, parse));
    tickets(new TicketReads(desk), new TicketWrites(desk, parse, throttle));
    parts(new CommentRoutes(desk), new TagRoutes(desk, throttle));
    removed(new RemovalRoutes(desk));
    people(new UserRoutes(desk), new OrganizationRoutes(desk));
    setup(new SetupRoutes(desk));
    everybody("GET", "oauth/tokens/current", new OauthRoutes(desk)::current);
    rest(files, new ImportRoutes(desk, parse), new JiraRoutes(desk), new MailRoutes(desk));
  }

  /** Answers a call; holds the world's monitor meanwhile. */
  interface Handler {
    SimResponse answer(Call call);
  }

  /** Whom a route lets in. */
  private enum For {
    ALL,
    STAFF,
    ADMINS
  }

  private record Route(String method, PathPattern path, For who, Handler handler) {}

  private void staff(String method, String path, Handler handler) {
    all.add(new Route(method, PathPattern.of(path), For.STAFF, handler));
  }

  private void admins(String method, String path, Handler handler) {
    all.add(new Route(method, PathPattern.of(path), For.ADMINS, handler));
  }

  private void everybody(String method, String path, Handler handler) {
    all.add(new Route(method, PathPattern.of(path), For.ALL, handler));
  }

  private void exports(ExportRoutes exports) {
    admins("GET", "incremental/tickets/cursor", exports::byCursor);
    admins("GET", "incremental/tickets", exports::byTime);
  }

  private void many(BulkRoutes bulk) {
    staff("POST", "tickets/create_many", bulk::create);
    staff("PUT", "tickets/update_many", bulk::update);
    staff("DELETE", "tickets/destroy_many", bulk::destroy);
    staff("GET", "job_statuses/{}", bulk::status);
  }

  private void tickets(TicketReads reads, TicketWrites writes) {
    staff("GET", "tickets", reads::list);
    staff("POST", "tickets", writes::create);
    staff("GET", "tickets/show_many", reads::several);
    staff("GET", "tickets/count", reads::count);
    staff("GET", "tickets/{}", reads::one);
    staff("PUT", "tickets/{}", writes::update);
    staff("DELETE", "tickets/{}", writes::delete);
    staff("GET", "tickets/{}/audits", reads::audits);
    staff("GET", "tickets/{}/audits/{}", reads::audit);
    staff("GET", "tickets/{}/incidents", reads::incidents);
    staff("GET", "problems", reads::problems);
    staff("GET", "search", reads::search);
  }

  private void parts(CommentRoutes comments, TagRoutes tags) {
    staff("GET", "tickets/{}/comments", comments::list);
    staff("GET", "tickets/{}/comments/count", comments::count);
    staff("PUT", "tickets/{}/comments/{}/make_private", comments::hide);
    staff("PUT", "tickets/{}/comments/{}/redact", comments::redact);
    staff("PUT", "tickets/{}/comments/{}/attachments/{}/redact", comments::redactFile);
    staff("GET", "tickets/{}/tags", tags::list);
    staff("PUT", "tickets/{}/tags", tags::add);
    staff("POST", "tickets/{}/tags", tags::set);
    staff("DELETE", "tickets/{}/tags", tags::remove);
  }

  private void removed(RemovalRoutes removals) {
    staff("POST", "tickets/{}/merge", removals::merge);
    staff("GET", "deleted_tickets", removals::list);
    staff("PUT", "deleted_tickets/{}/restore", removals::restore);
    admins("DELETE", "deleted_tickets/{}", removals::purge);
  }

  private void people(UserRoutes users, OrganizationRoutes organizations) {
    everybody("GET", "users/me", users::me);
    staff("GET", "users", users::list);
    staff("POST", "users", users::create);
    staff("POST", "users/create_or_update", users::createOrUpdate);
    staff("GET", "users/show_many", users::several);
    staff("GET", "users/search", users::search);
    staff("GET", "users/{}", users::one);
    admins("DELETE", "users/{}", users::delete);
    staff("GET", "users/{}/organizations", organizations::ofUser);
    staff("GET", "organizations", organizations::list);
    staff("POST", "organizations", organizations::create);
    staff("POST", "organizations/create_or_update", organizations::createOrUpdate);
    staff("GET", "organizations/search", organizations::search);
    staff("GET", "organizations/show_many", organizations::several);
    staff("GET", "organizations/{}", organizations::one);
  }

  private void setup(SetupRoutes setup) {
    staff("GET", "groups", setup::groups);
    staff("GET", "groups/{}", setup::group);
    staff("GET", "groups/{}/users", setup::agents);
    staff("GET", "group_memberships", setup::memberships);
    staff("GET", "ticket_fields", setup::fields);
    staff("GET", "ticket_fields/{}", setup::field);
    staff("GET", "ticket_forms", setup::forms);
    staff("GET", "custom_statuses", setup::statuses);
  }

  private void rest(FileRoutes files, ImportRoutes imports, JiraRoutes jira, MailRoutes mail) {
    everybody("POST", "uploads", files::upload);
    everybody("DELETE", "uploads/{}", files::forget);
    staff("GET", "attachments/{}", files::one);
    admins("POST", "imports/tickets", imports::create);
    admins("GET", "jira/links", jira::list);
    admins("POST", "jira/links", jira::create);
    admins("DELETE", "jira/links/{}", jira::delete);
    staff("GET", "suspended_tickets", mail::list);
    staff("PUT", "suspended_tickets/{}/recover", mail::recover);
    staff("DELETE", "suspended_tickets/{}", mail::delete);
  }

  /**
   * Finds the route and answers.
   *
   * @throws Problem 404 for a path that is none, 403 for one that the user may not use
   */
  SimResponse answer(User user, SimRequest request, String path) {
    List<String> segments = List.of(path.split("/"));
    for (Route route : all) {
      Optional<List<String>> args = route.path().match(segments);
      if (args.isPresent() && route.method().equals(request.method())) {
        admit(user, route.who());
        Call call = new Call(user, request, args.get());
        return Warnings.on(route.handler().answer(call), call, segments.getFirst());
      }
    }
    throw Problem.noEndpoint();
  }

  private static void admit(User user, For who) {
    boolean let =
        switch (who) {
          case ALL -> true;
          case STAFF -> user.role.staff();
          case ADMINS -> user.role == Role.ADMIN;
        };
    if (!let) {
      throw Problem.forbidden();
    }
  }
}
