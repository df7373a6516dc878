package org.incidentbridge.testkit.sim.jira;

/** The routes that both editions have. */
final class CommonRoutes {

  private CommonRoutes() {}

  static Routes of(JiraSite site, Access access) {
    CommentDesk comments = new CommentDesk(site, access);
    Routes routes = new Routes();
    issues(routes, new IssueDesk(site, access, comments));
    parts(routes, site, access, comments);
    properties(routes, new PropertyDesk(site, access));
    files(routes, new FileDesk(site, access));
    meta(routes, new MetaDesk(site, access));
    people(routes, new PeopleDesk(site, access));
    audience(routes, new AudienceDesk(site, access));
    return routes;
  }

  private static void issues(Routes routes, IssueDesk desk) {
    routes
        .on("POST", "issue", desk::create)
        .on("GET", "issue/{}", desk::get)
        .on("PUT", "issue/{}", desk::edit)
        .on("DELETE", "issue/{}", desk::delete)
        .on("GET", "issue/{}/editmeta", desk::editMeta);
  }

  private static void parts(Routes routes, JiraSite site, Access access, CommentDesk comments) {
    TransitionDesk transitions = new TransitionDesk(site, access, comments);
    RemoteLinkDesk remote = new RemoteLinkDesk(site, access);
    IssueLinkDesk links = new IssueLinkDesk(site, access, comments);
    routes
        .on("GET", "issue/{}/transitions", transitions::list)
        .on("POST", "issue/{}/transitions", transitions::take)
        .on("GET", "issue/{}/comment", comments::list)
        .on("POST", "issue/{}/comment", comments::create)
        .on("GET", "issue/{}/comment/{}", comments::get)
        .on("PUT", "issue/{}/comment/{}", comments::edit)
        .on("DELETE", "issue/{}/comment/{}", comments::delete)
        .on("GET", "issue/{}/remotelink", remote::list)
        .on("POST", "issue/{}/remotelink", remote::put)
        .on("DELETE", "issue/{}/remotelink", remote::deleteByGlobalId)
        .on("GET", "issue/{}/remotelink/{}", remote::get)
        .on("DELETE", "issue/{}/remotelink/{}", remote::deleteById)
        .on("GET", "issueLinkType", links::types)
        .on("POST", "issueLink", links::create)
        .on("GET", "issueLink/{}", links::get)
        .on("DELETE", "issueLink/{}", links::delete);
  }

  private static void properties(Routes routes, PropertyDesk desk) {
    routes
        .on("GET", "issue/{}/properties", desk::ofIssue)
        .on("GET", "issue/{}/properties/{}", desk::getOfIssue)
        .on("PUT", "issue/{}/properties/{}", desk::putOfIssue)
        .on("DELETE", "issue/{}/properties/{}", desk::deleteOfIssue)
        .on("GET", "comment/{}/properties", desk::ofComment)
        .on("GET", "comment/{}/properties/{}", desk::getOfComment)
        .on("PUT", "comment/{}/properties/{}", desk::putOfComment)
        .on("DELETE", "comment/{}/properties/{}", desk::deleteOfComment);
  }

  private static void files(Routes routes, FileDesk desk) {
    routes
        .on("GET", "attachment/meta", desk::meta)
        .on("POST", "issue/{}/attachments", desk::upload)
        .on("GET", "attachment/{}", desk::get)
        .on("DELETE", "attachment/{}", desk::delete);
  }

  private static void meta(Routes routes, MetaDesk desk) {
    routes
        .on("GET", "field", desk::fields)
        .on("GET", "priority", desk::priorities)
        .on("GET", "resolution", desk::resolutions)
        .on("GET", "status", desk::statuses)
        .on("GET", "project", desk::projects)
        .on("GET", "project/{}/statuses", desk::projectStatuses)
        .on("GET", "issue/createmeta/{}/issuetypes", desk::createTypes)
        .on("GET", "issue/createmeta/{}/issuetypes/{}", desk::createFields);
  }

  private static void people(Routes routes, PeopleDesk desk) {
    routes
        .on("GET", "myself", desk::myself)
        .on("GET", "user", desk::user)
        .on("GET", "user/search", desk::search)
        .on("GET", "user/assignable/search", desk::assignable)
        .on("GET", "mypermissions", desk::permissions)
        .on("GET", "serverInfo", desk::serverInfo);
  }

  private static void audience(Routes routes, AudienceDesk desk) {
    routes
        .on("GET", "issue/{}/watchers", desk::watchers)
        .on("POST", "issue/{}/watchers", desk::watch)
        .on("GET", "rest/servicedeskapi/request/{}/participant", desk::participants)
        .on("POST", "rest/servicedeskapi/request/{}/participant", desk::join);
  }
}
