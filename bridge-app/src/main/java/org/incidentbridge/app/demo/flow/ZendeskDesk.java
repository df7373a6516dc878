package org.incidentbridge.app.demo.flow;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.zendesk.FieldType;
import org.incidentbridge.testkit.sim.zendesk.TicketView;
import org.incidentbridge.testkit.sim.zendesk.ZendeskLimits;
import org.incidentbridge.testkit.sim.zendesk.ZendeskOptions;
import org.incidentbridge.testkit.sim.zendesk.ZendeskPerson;
import org.incidentbridge.testkit.sim.zendesk.ZendeskSimulator;
import org.incidentbridge.testkit.sim.zendesk.ZendeskView;

/** A Zendesk with agents, customers and ticket fields. */
final class ZendeskDesk implements Office.Site {

  private final ZendeskSimulator zendesk;
  private final Map<String, Long> fields = new LinkedHashMap<>();

  ZendeskDesk(InstantSource clock) {
    zendesk =
        new ZendeskSimulator(clock, ZendeskOptions.usual().withLimits(ZendeskLimits.untimed()));
  }

  ZendeskDesk agents(String... names) {
    for (String name : names) {
      zendesk.admin().addAgent(name);
    }
    return this;
  }

  ZendeskDesk customer(String name, String address) {
    zendesk.admin().addCustomer(name, address);
    return this;
  }

  ZendeskDesk lines(String... titles) {
    return with(FieldType.TEXT, titles);
  }

  ZendeskDesk texts(String... titles) {
    return with(FieldType.TEXTAREA, titles);
  }

  /** A list of which several may be chosen. */
  ZendeskDesk lists(String title, String... choices) {
    fields.put(title, zendesk.admin().addField(title, FieldType.MULTISELECT, choices));
    return this;
  }

  private ZendeskDesk with(FieldType type, String... titles) {
    for (String title : titles) {
      fields.put(title, zendesk.admin().addField(title, type));
    }
    return this;
  }

  String token() {
    return zendesk.bridgeToken();
  }

  @Override
  public HttpSimulator simulator() {
    return zendesk;
  }

  @Override
  public Object state() {
    return zendesk.inspect().changes();
  }

  @Override
  public List<String> open() {
    List<String> open = new ArrayList<>(mails());
    for (TicketView ticket : zendesk.inspect().tickets()) {
      open.add(ticket.subject());
      open.addAll(said(ticket.id()));
    }
    return open;
  }

  /** What Zendesk mailed to customers. */
  List<String> mails() {
    return zendesk.inspect().mails().stream().map(ZendeskView.Mail::toString).toList();
  }

  ZendeskPerson as(String person) {
    return zendesk.as(person);
  }

  /** The numbers of all tickets. */
  List<String> numbers() {
    return zendesk.inspect().tickets().stream().map(t -> Long.toString(t.id())).toList();
  }

  TicketView ticket(long id) {
    return zendesk.inspect().ticket(id);
  }

  /** Something that a person fills in, by its title. */
  void fill(String person, long id, String field, String value) {
    as(person).custom(id, Objects.requireNonNull(fields.get(field)), value);
  }

  String shows(long id, String field) {
    return ticket(id).custom(Objects.requireNonNull(fields.get(field)));
  }

  /** The public comments of a ticket, what was asked first among them. */
  List<String> said(long id) {
    return comments(id, true);
  }

  List<String> noted(long id) {
    return comments(id, false);
  }

  private List<String> comments(long id, boolean open) {
    return ticket(id).comments().stream()
        .filter(c -> c.isPublic() == open)
        .map(TicketView.Said::text)
        .toList();
  }
}
