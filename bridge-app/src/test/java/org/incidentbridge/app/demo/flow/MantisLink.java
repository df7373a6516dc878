package org.incidentbridge.app.demo.flow;

import java.util.ArrayList;
import java.util.List;

/** A MantisBT with one project. */
record MantisLink(MantisTeam site) implements Link {

  static Link of(Office office) {
    var team = new MantisTeam(office.clock, "pat");
    return new MantisLink(team.projects(List.of(), "Help Desk"));
  }

  @Override
  public String yaml(String url) {
    return """
        type: mantis
        url: %s
        auth: { token: "%s" }
        projects: [Help Desk]
    """
        .formatted(url, site.token());
  }

  @Override
  public String create() {
    return "{ project: Help Desk, category: General }";
  }

  @Override
  public String report(String title) {
    return Integer.toString(site.report("pat", "Help Desk", title));
  }

  @Override
  public void say(String id, String text, boolean open) {
    if (open) {
      site.as("pat").note(Integer.parseInt(id), text);
    } else {
      site.as("pat").privateNote(Integer.parseInt(id), text);
    }
  }

  @Override
  public void rename(String id, String title) {
    site.as("pat").edit(Integer.parseInt(id)).set("summary", title).save();
  }

  @Override
  public void resolve(String id) {
    site.as("pat").resolve(Integer.parseInt(id), "fixed");
  }

  @Override
  public boolean isResolved(String id) {
    return site.issue(Integer.parseInt(id)).status().equals("resolved");
  }

  @Override
  public List<String> ids() {
    return site.issues().stream().map(i -> Integer.toString(i.id())).toList();
  }

  @Override
  public String title(String id) {
    return site.issue(Integer.parseInt(id)).summary();
  }

  @Override
  public List<String> said(String id) {
    return site.said(Integer.parseInt(id));
  }

  @Override
  public List<String> noted(String id) {
    return site.noted(Integer.parseInt(id));
  }

  @Override
  public List<String> pointers(String id) {
    List<String> all = new ArrayList<>(noted(id));
    all.add(site.issue(Integer.parseInt(id)).field("additional_information"));
    return all;
  }

  @Override
  public String address(String id) {
    return "view.php?id=" + id;
  }
}
