package org.incidentbridge.app.demo.flow;

import java.util.List;

/** A Zendesk with one group. */
record ZendeskLink(ZendeskDesk site) implements Link {

  static Link of(Office office) {
    var desk = new ZendeskDesk(office.clock).agents("pat");
    return new ZendeskLink(desk.customer("ann", "ann@customer.example"));
  }

  @Override
  public String yaml(String url) {
    return """
        type: zendesk
        url: %s
        auth: { token: "%s" }
        groups: [Support]
        vocabulary:
          status: { new: new, in-progress: [open, hold], pending: waiting-on-customer, solved: resolved, closed: closed }
    """
        .formatted(url, site.token());
  }

  @Override
  public String create() {
    return "{ project: Support }";
  }

  @Override
  public String report(String title) {
    long id = site.as("ann").report(title, "It does not work.");
    site.as("pat").route(id, "Support");
    return Long.toString(id);
  }

  @Override
  public void say(String id, String text, boolean open) {
    if (open) {
      site.as("pat").comment(Long.parseLong(id), text);
    } else {
      site.as("pat").note(Long.parseLong(id), text);
    }
  }

  @Override
  public void rename(String id, String title) {
    site.as("pat").set(Long.parseLong(id), "subject", title);
  }

  /** Zendesk solves nothing that nobody has. */
  @Override
  public void take(String id) {
    site.as("pat").assign(Long.parseLong(id), "pat");
  }

  @Override
  public void resolve(String id) {
    site.as("pat").status(Long.parseLong(id), "solved");
  }

  @Override
  public boolean isResolved(String id) {
    return site.ticket(Long.parseLong(id)).status().equals("solved");
  }

  @Override
  public List<String> ids() {
    return site.numbers();
  }

  @Override
  public String title(String id) {
    return site.ticket(Long.parseLong(id)).subject();
  }

  @Override
  public List<String> said(String id) {
    return site.said(Long.parseLong(id));
  }

  @Override
  public List<String> noted(String id) {
    return site.noted(Long.parseLong(id));
  }

  @Override
  public List<String> pointers(String id) {
    return noted(id);
  }

  @Override
  public String address(String id) {
    return "/tickets/" + id;
  }
}
