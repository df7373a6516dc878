package org.incidentbridge.testkit.sim.jira;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.testkit.sim.SimResponse;
import org.jspecify.annotations.Nullable;

/** Finds issues for a caller and says no where Jira does. */
final class Access {

  private static final Map<Permission, String> REFUSALS =
      Map.of(
          Permission.EDIT_ISSUES, "You do not have permission to edit issues in this project.",
          Permission.ADD_COMMENTS, "You do not have the permission to comment on this issue.",
          Permission.DELETE_ISSUES, "You do not have permission to delete issues in this project.",
          Permission.LINK_ISSUES, "No Link Issue Permission for issue",
          Permission.CREATE_ATTACHMENTS,
              "You do not have permission to create attachments for this issue.");

  private final JiraSite site;

  Access(JiraSite site) {
    this.site = site;
  }

  /** An issue that the caller may see. */
  StoredIssue read(Call call, String idOrKey) {
    return site.store()
        .find(idOrKey)
        .filter(issue -> visible(call.caller(), issue))
        .orElseThrow(Problem::noIssue);
  }

  boolean visible(@Nullable JiraUser caller, StoredIssue issue) {
    return site.catalogue().may(caller, issue.project(), Permission.BROWSE_PROJECTS);
  }

  /** An issue that the caller may change in this way now; counts as a write to it. */
  StoredIssue write(Call call, String idOrKey, Permission permission) {
    StoredIssue issue = read(call, idOrKey);
    require(call, issue, permission);
    admit(issue);
    return issue;
  }

  void require(Call call, StoredIssue issue, Permission permission) {
    if (!site.catalogue().may(call.caller(), issue.project(), permission)) {
      String text = REFUSALS.getOrDefault(permission, "You do not have the necessary permission.");
      boolean unusual = permission == Permission.ADD_COMMENTS && site.edition().cloud();
      throw Problem.of(unusual ? 400 : 403, text);
    }
  }

  /** The caller, who is known because anonymous people see no issue. */
  static JiraUser caller(Call call) {
    JiraUser caller = call.caller();
    if (caller == null) {
      throw Problem.of(
          401, "You are not authenticated. Authentication required to perform this operation.");
    }
    return caller;
  }

  Set<Permission> permissions(Call call, JiraProject project) {
    return site.catalogue().permissions(call.caller(), project);
  }

  Optional<JiraProject> project(Call call, String idOrKey) {
    return site.catalogue()
        .project(idOrKey)
        .filter(p -> site.catalogue().may(call.caller(), p, Permission.BROWSE_PROJECTS));
  }

  /**
   * Refuses one more part of a full issue.
   *
   * @throws Problem 413
   */
  void room(int present, String what) {
    int most = site.options().limits().partsPerIssue();
    if (most > 0 && present >= most) {
      throw Problem.of(
          413, "The limit of " + most + " " + what + " on this issue has been reached.");
    }
  }

  /** Counts a write to an issue; only Cloud limits these. */
  void admit(StoredIssue issue) {
    if (!site.edition().cloud()) {
      return;
    }
    issue
        .writes
        .admit(site.now(), site.options().limits())
        .ifPresent(
            wait -> {
              int limit =
                  wait.toSeconds() > 2
                      ? site.options().limits().writesIn30Seconds()
                      : site.options().limits().writesIn2Seconds();
              SimResponse answer = Throttle.cloud(site.now().plus(wait), wait, limit);
              throw Problem.answering(answer.with("RateLimit-Reason", "jira-per-issue-on-write"));
            });
  }
}
