package org.incidentbridge.testkit.sim.zendesk;

import java.time.InstantSource;
import java.util.List;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/**
 * Zendesk Support behind its REST interface, with the oddities of the real one: an export that
 * holds the newest minute back and repeats records, keys that are dropped without an error,
 * comments that nobody can edit, tickets that close for ever, a login that fails with 200. The
 * state is in memory; people act on it through {@link #as}, checkers read it through {@link
 * #inspect}.
 *
 * <p>A new simulator has the admin {@code Owner}, the bridge's user {@code Bridge}, the group
 * {@code Support} and the statuses of every account. Safe for parallel calls.
 */
public final class ZendeskSimulator implements HttpSimulator {

  private static final String BRIDGE = "Bridge";

  private final World world;
  private final Desk desk;
  private final ZendeskAdmin admin;
  private final Door door;
  private final String bridgeToken;
  private volatile boolean offline;

  public ZendeskSimulator(InstantSource clock, ZendeskOptions options) {
    world = new World(clock, options);
    desk = new Desk(world);
    admin = new ZendeskAdmin(desk);
    door = new Door(desk);
    standard();
    bridgeToken = admin.newToken(BRIDGE);
  }

  private void standard() {
    admin.addGroup("Support");
    admin.addUser("Owner", "owner@example.com", Role.ADMIN);
    admin.addUser(BRIDGE, "bridge@example.com", world.options.bridgeRole());
    for (String category : List.of("new", "open", "pending", "hold", "solved")) {
      String label =
          category.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + category.substring(1);
      String shown = category.equals("hold") ? "On-hold" : label;
      long id = world.nextId();
      world.statuses.put(id, new CustomStatus(id, category, shown, true));
    }
    List.of("subject", "description", "status", "tickettype", "priority", "group", "assignee")
        .forEach(this::systemField);
    long form = world.nextId();
    world.forms.put(
        form, new TicketForm(form, "Default form", List.copyOf(world.fields.keySet()), true));
  }

  private void systemField(String type) {
    String title =
        type.equals("tickettype")
            ? "Type"
            : type.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + type.substring(1);
    TicketField field = new TicketField(world.nextId(), type, title, List.of());
    field.requiredToSolve = type.equals("assignee");
    world.fields.put(field.id, field);
  }

  /** An OAuth access token of the bridge's user. */
  public String bridgeToken() {
    return bridgeToken;
  }

  /** The id of the bridge's user. */
  public long bridgeId() {
    return inspect().user(BRIDGE);
  }

  /** The address of the bridge's user, for Basic login with {@link ZendeskAdmin#newApiToken}. */
  public String bridgeEmail() {
    return "bridge@example.com";
  }

  /** Sets up people, groups, fields; needs no rights. */
  public ZendeskAdmin admin() {
    return admin;
  }

  /** A person at the web interface, by the name. */
  public ZendeskPerson as(String userName) {
    return new ZendeskPerson(desk, userName);
  }

  /** The state as it truly is, for checks; work that is due is done. */
  public ZendeskView inspect() {
    synchronized (world) {
      desk.jobs.run();
    }
    return new ZendeskView(world);
  }

  /** Where tests get in between the steps of one request. */
  public Hooks hooks() {
    return desk.hooks;
  }

  /** Takes the whole account offline (503 with an HTML page) or back. */
  public void offline(boolean now) {
    offline = now;
  }

  @Override
  public SimResponse handle(SimRequest request) {
    return offline ? Answers.maintenance() : door.answer(request);
  }
}
