package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The parts of one installation, made once and shared by its routes. */
final class Site {

  final World world;
  final Hooks hooks = new Hooks();
  final Hierarchy hierarchy;
  final Access access;
  final Edits edits;
  final Relations relations;
  final Shapes shapes;
  final IssueJson issueJson;
  final References references;
  final CustomValues customValues;
  final Spam spam;
  final Uploads uploads;

  Site(World world) {
    this.world = world;
    hierarchy = new Hierarchy(world);
    access = new Access(world);
    edits = new Edits(world, hierarchy);
    relations = new Relations(world, edits);
    shapes = new Shapes(world);
    issueJson = new IssueJson(world, shapes, hierarchy, access);
    references = new References(world, hierarchy);
    customValues = new CustomValues(world, access, edits);
    spam = new Spam(world);
    uploads = new Uploads(world, edits, spam);
  }

  /** An issue the user may see: 404 if there is none, 403 if not for this user. */
  Issue visibleIssue(User user, int id) {
    Issue issue = world.issue(id);
    if (!access.sees(user, issue)) {
      throw denied(user, "");
    }
    return issue;
  }

  /** The whole issue, or the error object that MantisBT puts in its place when it got invisible. */
  JsonNode issueOrError(User user, Issue issue) {
    if (access.sees(user, issue)) {
      return issueJson.of(issue, user, null);
    }
    return Shapes.object()
        .put("status_code", 403)
        .put("fault_string", "Access denied for user " + user.name + ".");
  }

  ObjectNode wrapped(String name, User user, Issue issue) {
    ObjectNode body = Shapes.object();
    if (name.equals("issues")) {
      body.putArray(name).add(issueOrError(user, issue));
    } else {
      body.set(name, issueOrError(user, issue));
    }
    return body;
  }

  static Fault denied(User user, String why) {
    String reason = why.isEmpty() ? "" : " Reason: " + why + ".";
    return Fault.legacy(403, "Access denied for user " + user.name + "." + reason);
  }

  static Fault readOnly(int issueId, String message) {
    return Fault.coded(Fault.Code.READ_ONLY, message, issueId);
  }

  static Fault noAccess(String message) {
    return Fault.coded(Fault.Code.ACCESS_DENIED, message, "");
  }

  void requireWritable(User user, Issue issue) {
    if (access.readOnly(user, issue)) {
      throw readOnly(issue.id, "Issue '" + issue.id + "' is read-only.");
    }
  }
}
