package org.incidentbridge.jira.shared;

import java.util.List;
import java.util.stream.Stream;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.testkit.contract.TrackerHarness.Said;
import org.incidentbridge.testkit.contract.TrackerHarness.Truth;
import org.incidentbridge.testkit.sim.CallCounter;
import org.incidentbridge.testkit.sim.jira.JiraSite;

/** What a simulated Jira holds. */
record JiraTruth(JiraSite site, Installation installation, String project, CallCounter counter)
    implements Truth {

  @Override
  public int tickets() {
    return site.size();
  }

  @Override
  public String title(String ticketId) {
    return site.issue(ticketId).orElseThrow().text("summary");
  }

  @Override
  public String status(String ticketId) {
    return site.issue(ticketId).orElseThrow().status();
  }

  @Override
  public List<Said> comments(String ticketId) {
    return site.issue(ticketId).orElseThrow().parts().comments().stream()
        .map(
            c ->
                new Said(
                    Long.toString(c.id()),
                    c.text(),
                    c.internal() || c.extras().visibility() != null
                        ? Visibility.INTERNAL
                        : Visibility.PUBLIC))
        .toList();
  }

  @Override
  public List<String> files(String ticketId) {
    return site.issue(ticketId).orElseThrow().parts().attachments().stream()
        .map(a -> a.file().name())
        .toList();
  }

  @Override
  public List<String> onlookers(String ticketId) {
    var audience = site.issue(ticketId).orElseThrow().parts().audience();
    return (project.equals("HELP") ? audience.participants() : audience.watchers())
        .stream()
            .flatMap(
                id -> Stream.of("alice", "bob", "carol").filter(l -> site.user(l).id().equals(id)))
            .map(login -> installation.account(site, login))
            .toList();
  }

  @Override
  public long writes() {
    return counter.writes();
  }
}
