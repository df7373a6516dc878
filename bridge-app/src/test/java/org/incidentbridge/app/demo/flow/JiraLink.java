package org.incidentbridge.app.demo.flow;

import java.util.List;
import java.util.Map;
import org.incidentbridge.testkit.sim.jira.Edition;
import org.incidentbridge.testkit.sim.jira.JiraIssue;

/** A Jira with a service project, in which comments may be for insiders. */
record JiraLink(JiraTeam site, boolean cloud) implements Link {

  static Link of(Office office, boolean cloud) {
    var edition = cloud ? Edition.CLOUD : Edition.DATA_CENTER;
    return new JiraLink(new JiraTeam(edition, office.clock, "pat").project("ENG", true), cloud);
  }

  @Override
  public String yaml(String url) {
    return """
        type: jira
        edition: %s
        url: %s
        auth: { %stoken: %s }
        projects: [ENG]
        resolution: Done
        vocabulary:
          status: { To Do: new, in-progress: [In Progress, With the vendor], Waiting: waiting-on-customer, Resolved: resolved, Closed: closed }
    """
        .formatted(
            cloud ? "cloud" : "dc",
            url,
            cloud ? "email: bridge@example.com, " : "",
            JiraTeam.SECRET);
  }

  @Override
  public String create() {
    return "{ project: ENG, issueType: Bug }";
  }

  @Override
  public String report(String title) {
    var fields = Map.of("summary", title, "description", "It does not work.");
    return site.as("pat").create("ENG", "Bug", fields);
  }

  @Override
  public void say(String id, String text, boolean open) {
    if (open) {
      site.as("pat").comment(id, text);
    } else {
      site.as("pat").internalNote(id, text);
    }
  }

  @Override
  public void rename(String id, String title) {
    site.as("pat").edit(id, "summary", title);
  }

  @Override
  public void resolve(String id) {
    site.as("pat").transition(id, "Resolved", Map.of("resolution", "Done"));
  }

  @Override
  public boolean isResolved(String id) {
    return site.issue(id).status().equals("Resolved");
  }

  @Override
  public List<String> ids() {
    return site.issues().stream().map(JiraIssue::key).toList();
  }

  @Override
  public String title(String id) {
    return site.issue(id).text("summary");
  }

  @Override
  public List<String> said(String id) {
    return site.said(id);
  }

  @Override
  public List<String> noted(String id) {
    return site.noted(id);
  }

  @Override
  public List<String> pointers(String id) {
    return site.links(id);
  }

  @Override
  public String address(String id) {
    return "/browse/" + id;
  }
}
