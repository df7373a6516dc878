package org.incidentbridge.app.demo.flow;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.rt.RtFieldType;
import org.incidentbridge.testkit.sim.rt.RtOptions;
import org.incidentbridge.testkit.sim.rt.RtPerson;
import org.incidentbridge.testkit.sim.rt.RtRight;
import org.incidentbridge.testkit.sim.rt.RtSimulator;
import org.incidentbridge.testkit.sim.rt.RtTicketView;

/** A Request Tracker with queues and custom fields. */
final class RtDesk implements Office.Site {

  private final RtSimulator rt;
  private final Map<String, String> people = new LinkedHashMap<>();

  RtDesk(InstantSource clock) {
    rt = new RtSimulator(clock, RtOptions.usual().withSeed(5));
    rt.admin().grantEverywhere("bridge", Set.of(RtRight.SEE_CUSTOM_FIELD));
  }

  /** Somebody who works on tickets; before the queues. */
  RtDesk person(String login, String address) {
    rt.admin().addUser(login, login, address);
    people.put(login, address);
    return this;
  }

  RtDesk customer(String address) {
    rt.admin().addRequestor(address, address);
    return this;
  }

  RtDesk queues(String... names) {
    for (String name : names) {
      int queue = rt.admin().addQueue(name);
      people.keySet().forEach(person -> rt.admin().grant(person, queue, RtRight.staff()));
    }
    return this;
  }

  RtDesk lines(String... fields) {
    for (String field : fields) {
      rt.admin().addField(field, RtFieldType.FREEFORM_SINGLE);
    }
    return this;
  }

  RtDesk lists(String... fields) {
    for (String field : fields) {
      rt.admin().addField(field, RtFieldType.FREEFORM_MULTIPLE);
    }
    return this;
  }

  String token() {
    return rt.bridgeToken();
  }

  @Override
  public HttpSimulator simulator() {
    return rt;
  }

  @Override
  public Object state() {
    return rt.inspect().changes();
  }

  @Override
  public List<String> open() {
    List<String> open = new ArrayList<>();
    for (RtTicketView ticket : rt.inspect().tickets()) {
      open.add(ticket.subject());
      open.add(ticket.description());
      open.addAll(said(ticket.id()));
    }
    return open;
  }

  RtPerson as(String person) {
    return rt.as(person);
  }

  /** The numbers of all tickets. */
  List<String> numbers() {
    return rt.inspect().tickets().stream().map(t -> Integer.toString(t.id())).toList();
  }

  RtTicketView ticket(int id) {
    return rt.inspect().ticket(id);
  }

  /** The value of a custom field. */
  String shows(int id, String field) {
    return String.join(", ", ticket(id).custom(field));
  }

  /** What was sent to who asked. */
  List<String> said(int id) {
    return messages(id, true);
  }

  /** What only the team sees. */
  List<String> noted(int id) {
    return messages(id, false);
  }

  private List<String> messages(int id, boolean open) {
    return ticket(id).said().stream()
        .filter(s -> s.toRequestors() == open)
        .map(RtTicketView.Said::text)
        .toList();
  }
}
