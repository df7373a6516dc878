package org.incidentbridge.testkit.sim.mantis;

/** Who may do what, by MantisBT's thresholds. */
final class Access {

  private final World world;

  Access(World world) {
    this.world = world;
  }

  /** The user's level in a project; for project 0 the global one. */
  int level(User user, int projectId) {
    if (user.administrator() || projectId == 0) {
      return user.access.value();
    }
    AccessLevel own = user.projects.get(projectId);
    if (own != null) {
      return own.value();
    }
    boolean closed = world.project(projectId).map(p -> p.isPrivate).orElse(false);
    boolean mayEnter = user.access.value() >= threshold("private_project_threshold");
    return closed && !mayEnter ? 0 : user.access.value();
  }

  int threshold(String option) {
    return world.config.number(option);
  }

  boolean inProject(User user, String threshold, int projectId) {
    return level(user, projectId) >= threshold(threshold);
  }

  boolean sees(User user, int projectId) {
    return world.project(projectId).map(p -> p.enabled).orElse(false)
        && level(user, projectId) >= AccessLevel.VIEWER.value();
  }

  boolean sees(User user, Issue issue) {
    return onIssue(user, "view_bug_threshold", issue);
  }

  boolean onIssue(User user, String threshold, Issue issue) {
    return hasLevel(user, threshold(threshold), issue);
  }

  private boolean hasLevel(User user, int wanted, Issue issue) {
    int level = level(user, issue.project());
    if (level < wanted) {
      return false;
    }
    return !issue.isPrivate()
        || issue.row.number(IssueField.REPORTER) == user.id
        || level >= threshold("private_bug_threshold");
  }

  boolean onNote(User user, String threshold, Issue issue, Note note) {
    int wanted = threshold(threshold);
    if (note.isPrivate() && note.reporter != user.id) {
      wanted = Math.max(wanted, threshold("private_bugnote_threshold"));
    }
    return hasLevel(user, wanted, issue);
  }

  boolean seesNote(User user, Issue issue, Note note) {
    return !note.isPrivate()
        || note.reporter == user.id
        || onIssue(user, "private_bugnote_threshold", issue);
  }

  /** Whether the status makes the issue unchangeable for the user. */
  boolean readOnly(User user, Issue issue) {
    return issue.status() >= threshold("bug_readonly_status_threshold")
        && !onIssue(user, "update_readonly_bug_threshold", issue);
  }
}
