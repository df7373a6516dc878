package org.incidentbridge.app.visibility;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.rt.RtOptions;
import org.incidentbridge.testkit.sim.rt.RtPerson;
import org.incidentbridge.testkit.sim.rt.RtRight;
import org.incidentbridge.testkit.sim.rt.RtSimulator;
import org.incidentbridge.testkit.sim.rt.RtTicketView;

/** Request Tracker, where requestors see correspondence and no comments. */
final class RtDesk implements Desk {

  private final String name;
  private final RtSimulator rt;

  RtDesk(String name, InstantSource clock) {
    this.name = name;
    rt = new RtSimulator(clock, RtOptions.usual().withSeed(7));
    rt.admin().addUser(STAFF, "Alice Example", "alice@example.com");
    rt.admin().addRequestor(CUSTOMER, "ann@customer.example");
    rt.admin().addRequestor(STRANGER, "zoe@elsewhere.example");
    for (Place place : Place.values()) {
      rt.admin().grant(STAFF, rt.admin().addQueue(queue(place)), RtRight.staff());
    }
    rt.admin().grantEverywhere("bridge", Set.of(RtRight.SEE_CUSTOM_FIELD));
  }

  private static String queue(Place place) {
    return switch (place) {
      case HOME -> "Help Desk";
      case OTHER -> "Second Line";
      case OUTSIDE -> "Elsewhere";
    };
  }

  @Override
  public HttpSimulator simulator() {
    return rt;
  }

  @Override
  public Secret token() {
    return new Secret(rt.bridgeToken());
  }

  @Override
  public String block() {
    return """
    type: rt
    url: https://%s.test
    auth: { token: "1-28-0123456789abcdef0123456789abcdef" }
    queues: [Help Desk, Second Line]
    vocabulary: { fields: { reporter: none } }
    """
        .formatted(name);
  }

  @Override
  public String create() {
    return "{ project: Help Desk }";
  }

  @Override
  public String account(String login) {
    return login;
  }

  @Override
  public String report(String title) {
    List<String> asking = List.of("ann@customer.example");
    return String.valueOf(rt.as(CUSTOMER).report("Help Desk", title, "Please help.", asking));
  }

  @Override
  public String say(String ticket, Author author, String text, boolean internal) {
    RtPerson person = rt.as(author.login);
    int id = number(ticket);
    return String.valueOf(internal ? person.comment(id, text) : person.correspond(id, text));
  }

  @Override
  public List<String> attach(String ticket, Author author, Paper paper, boolean internal) {
    RtPerson person = rt.as(author.login);
    byte[] content = paper.content().getBytes(StandardCharsets.UTF_8);
    if (internal) {
      person.attach(number(ticket), paper.name(), "text/plain", content);
    } else {
      person.send(number(ticket), paper.name(), "text/plain", content);
    }
    return List.of();
  }

  @Override
  public void edit(String ticket, String comment, String text) {
    throw keeps();
  }

  @Override
  public void hide(String ticket, String comment, boolean hidden) {
    throw keeps();
  }

  private static UnsupportedOperationException keeps() {
    return new UnsupportedOperationException("nobody changes what was said in RT");
  }

  @Override
  public void move(String ticket, Place place) {
    rt.as(STAFF).move(number(ticket), queue(place));
  }

  @Override
  public List<String> tickets() {
    return rt.inspect().tickets().stream().map(t -> String.valueOf(t.id())).toList();
  }

  @Override
  public String open(String ticket) {
    RtTicketView view = rt.inspect().ticket(number(ticket));
    StringBuilder all = new StringBuilder();
    all.append(view.subject()).append('\n').append(view.description()).append('\n');
    for (String type : List.of("RefersTo", "ReferredToBy", "DependsOn", "MemberOf")) {
      all.append(view.links(type)).append('\n');
    }
    view.history().forEach(c -> all.append(c.old()).append(' ').append(c.now()).append('\n'));
    List<RtTicketView.Said> said = view.said();
    said.stream()
        .filter(RtTicketView.Said::toRequestors)
        .forEach(s -> all.append(s.text()).append('\n'));
    Set<Integer> hidden =
        said.stream()
            .filter(s -> !s.toRequestors())
            .map(RtTicketView.Said::id)
            .collect(Collectors.toSet());
    view.files().stream()
        .filter(f -> !hidden.contains(f.transaction()))
        .forEach(f -> all.append(f.name()).append(' ').append(content(f)).append('\n'));
    return all.toString();
  }

  private static String content(RtTicketView.FileView file) {
    return new String(file.content(), StandardCharsets.UTF_8);
  }

  private static int number(String id) {
    return Integer.parseInt(id);
  }
}
