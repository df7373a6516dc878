package org.incidentbridge.app.demo.flow;

import java.util.List;
import org.incidentbridge.testkit.sim.rt.RtTicketView;

/** A Request Tracker with one queue. */
record RtLink(RtDesk site) implements Link {

  static Link of(Office office) {
    return new RtLink(
        new RtDesk(office.clock)
            .person("pat", "pat@example.com")
            .customer("ann@customer.example")
            .queues("help-desk"));
  }

  @Override
  public String yaml(String url) {
    return """
        type: rt
        url: %s
        auth: { token: "%s" }
        queues: [help-desk]
        vocabulary:
          status: { new: new, open: in-progress, stalled: waiting-on-customer, resolved: resolved, rejected: closed }
    """
        .formatted(url, site.token());
  }

  @Override
  public String create() {
    return "{ project: help-desk }";
  }

  @Override
  public String report(String title) {
    var asking = List.of("ann@customer.example");
    return Integer.toString(site.as("pat").report("help-desk", title, "It does not work.", asking));
  }

  @Override
  public void say(String id, String text, boolean open) {
    if (open) {
      site.as("pat").correspond(Integer.parseInt(id), text);
    } else {
      site.as("pat").comment(Integer.parseInt(id), text);
    }
  }

  @Override
  public void rename(String id, String title) {
    site.as("pat").set(Integer.parseInt(id), "Subject", title);
  }

  @Override
  public void resolve(String id) {
    site.as("pat").status(Integer.parseInt(id), "resolved");
  }

  private RtTicketView ticket(String id) {
    return site.ticket(Integer.parseInt(id));
  }

  @Override
  public boolean isResolved(String id) {
    return ticket(id).status().equals("resolved");
  }

  @Override
  public List<String> ids() {
    return site.numbers();
  }

  @Override
  public String title(String id) {
    return ticket(id).subject();
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
    return ticket(id).links("RefersTo");
  }

  @Override
  public String address(String id) {
    return "Display.html?id=" + id;
  }
}
