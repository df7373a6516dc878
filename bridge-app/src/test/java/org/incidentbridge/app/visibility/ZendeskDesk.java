package org.incidentbridge.app.visibility;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.zendesk.TicketView;
import org.incidentbridge.testkit.sim.zendesk.ZendeskLimits;
import org.incidentbridge.testkit.sim.zendesk.ZendeskOptions;
import org.incidentbridge.testkit.sim.zendesk.ZendeskPerson;
import org.incidentbridge.testkit.sim.zendesk.ZendeskSimulator;
import org.incidentbridge.testkit.sim.zendesk.ZendeskView;

/** Zendesk, which mails what is public to the customer. */
final class ZendeskDesk implements Desk {

  private static final Set<String> OUTSIDERS = Set.of(CUSTOMER, STRANGER);

  private final String name;
  private final ZendeskSimulator zendesk;

  ZendeskDesk(String name, InstantSource clock) {
    this.name = name;
    ZendeskOptions options = ZendeskOptions.usual().withLimits(ZendeskLimits.untimed());
    zendesk = new ZendeskSimulator(clock, options);
    zendesk.admin().addAgent(STAFF);
    zendesk.admin().addCustomer(CUSTOMER, "ann@customer.example");
    zendesk.admin().addCustomer(STRANGER, "zoe@elsewhere.example");
    zendesk.admin().addGroup(group(Place.OTHER), STAFF);
    zendesk.admin().addGroup(group(Place.OUTSIDE), STAFF);
  }

  private static String group(Place place) {
    return switch (place) {
      case HOME -> "Support";
      case OTHER -> "Second Line";
      case OUTSIDE -> "Elsewhere";
    };
  }

  @Override
  public HttpSimulator simulator() {
    return zendesk;
  }

  @Override
  public Secret token() {
    return new Secret(zendesk.bridgeToken());
  }

  @Override
  public String block() {
    return """
    type: zendesk
    url: https://%s.zendesk.com
    auth: { token: unused }
    groups: [Support, Second Line]
    vocabulary: { fields: { reporter: none } }
    """
        .formatted(name);
  }

  @Override
  public String create() {
    return "{ project: Support }";
  }

  @Override
  public String account(String login) {
    return String.valueOf(zendesk.inspect().user(login));
  }

  @Override
  public String report(String title) {
    long id = zendesk.as(CUSTOMER).report(title, "Please help.");
    zendesk.as(STAFF).route(id, group(Place.HOME));
    return String.valueOf(id);
  }

  @Override
  public String say(String ticket, Author author, String text, boolean internal) {
    ZendeskPerson person = zendesk.as(author.login);
    long id = number(ticket);
    return String.valueOf(internal ? person.note(id, text) : person.comment(id, text));
  }

  @Override
  public List<String> attach(String ticket, Author author, Paper paper, boolean internal) {
    byte[] content = paper.content().getBytes(StandardCharsets.UTF_8);
    zendesk.as(author.login).attach(number(ticket), paper.name(), content, !internal);
    TicketView view = zendesk.inspect().ticket(number(ticket));
    return List.of(String.valueOf(view.comments().getLast().id()));
  }

  @Override
  public void edit(String ticket, String comment, String text) {
    throw new UnsupportedOperationException("nobody changes what was said in Zendesk");
  }

  @Override
  public void hide(String ticket, String comment, boolean hidden) {
    if (!hidden) {
      throw new UnsupportedOperationException("Zendesk knows no way back");
    }
    zendesk.as(STAFF).hide(number(ticket), Long.parseLong(comment));
  }

  @Override
  public void move(String ticket, Place place) {
    zendesk.as(STAFF).route(number(ticket), group(place));
  }

  @Override
  public List<String> tickets() {
    return zendesk.inspect().ids().stream().map(String::valueOf).toList();
  }

  @Override
  public String open(String ticket) {
    TicketView view = zendesk.inspect().ticket(number(ticket));
    StringBuilder all = new StringBuilder(view.subject()).append('\n');
    Set<Long> open =
        view.comments().stream()
            .filter(TicketView.Said::isPublic)
            .map(TicketView.Said::id)
            .collect(Collectors.toSet());
    view.comments().stream()
        .filter(TicketView.Said::isPublic)
        .forEach(c -> all.append(c.html()).append('\n'));
    view.files().stream()
        .filter(f -> open.contains(f.commentId()))
        .forEach(f -> all.append(f.name()).append(' ').append(content(f)).append('\n'));
    return all.toString();
  }

  @Override
  public String mailed() {
    return zendesk.inspect().mails().stream()
        .filter(mail -> OUTSIDERS.contains(mail.to()))
        .map(ZendeskView.Mail::text)
        .collect(Collectors.joining("\n"));
  }

  private static String content(TicketView.FileView file) {
    return new String(file.content(), StandardCharsets.UTF_8);
  }

  private static long number(String id) {
    return Long.parseLong(id);
  }
}
