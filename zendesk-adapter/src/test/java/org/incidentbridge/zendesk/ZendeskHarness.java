package org.incidentbridge.zendesk;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.Interceptor;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.incidentbridge.testkit.sim.BadLine;
import org.incidentbridge.testkit.sim.CallCounter;
import org.incidentbridge.testkit.sim.LateWrites;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimTransport;
import org.incidentbridge.testkit.sim.zendesk.FieldType;
import org.incidentbridge.testkit.sim.zendesk.TicketView;
import org.incidentbridge.testkit.sim.zendesk.ZendeskLimits;
import org.incidentbridge.testkit.sim.zendesk.ZendeskOptions;
import org.incidentbridge.testkit.sim.zendesk.ZendeskPerson;
import org.incidentbridge.testkit.sim.zendesk.ZendeskSimulator;

/** The adapter against a simulated Zendesk, within the process. */
final class ZendeskHarness implements TrackerHarness {

  static final String GROUP = "Support";
  static final String ELSEWHERE = "Engineering";

  final ZendeskSimulator zendesk;
  final CallCounter counter;
  final BadLine line;
  final long effort;
  final long notes;
  private Tracker tracker;
  private Instant now = Instant.parse("2026-03-02T09:30:15.250Z");
  private final LateWrites late = new LateWrites(() -> now);

  ZendeskHarness() {
    this(ZendeskLimits.untimed());
  }

  ZendeskHarness(ZendeskLimits limits) {
    var options = ZendeskOptions.usual().withLimits(limits);
    zendesk = new ZendeskSimulator(() -> now, options);
    zendesk.admin().addAgent("alice");
    zendesk.admin().addCustomer("carol", "carol@customer.example");
    counter = new CallCounter(zendesk);
    line = new BadLine(counter, ZendeskHarness::isWrite);
    effort = zendesk.admin().addField("Effort", FieldType.INTEGER);
    notes = zendesk.admin().addField("Notes", FieldType.TEXT);
    zendesk.admin().addGroup(ELSEWHERE);
    tracker = tracker(Map.of());
  }

  @Override
  public String elsewhere() {
    return ELSEWHERE;
  }

  /** Another one for the same account, as after a restart or with other settings. */
  Tracker tracker(Map<String, Object> more) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("url", "https://acme.zendesk.com");
    block.put("auth", Map.of("token", new Secret(zendesk.bridgeToken())));
    block.put("concurrency", 1);
    block.put("limits", Map.of("calls", List.of("100000/1s")));
    block.putAll(more);
    var environment =
        new Environment(() -> now, this::pass, Map.of(Interceptor.class, new SimTransport(line)));
    return new ZendeskTrackerFactory()
        .create(new TrackerSetup(new TrackerId("desk"), new Settings(block), environment));
  }

  /** What waits for a comment to take it changes nothing. */
  private static boolean isWrite(SimRequest request) {
    return !request.method().equals("GET") && !request.path().endsWith("/uploads");
  }

  /** Goes on with other settings. */
  void use(Map<String, Object> more) {
    tracker = tracker(more);
  }

  ZendeskPerson alice() {
    return zendesk.as("alice");
  }

  TicketView ticket(String id) {
    return zendesk.inspect().ticket(Long.parseLong(id));
  }

  /** What became of a command in the end. */
  Outcome settled(Command command, Instant since) {
    Outcome outcome = tracker.sink().settle(command, since);
    for (int tries = 0; tries < 20 && outcome instanceof Outcome.Unknown; tries++) {
      pass(Duration.ofSeconds(30));
      outcome = tracker.sink().settle(command, since);
    }
    return outcome;
  }

  /** Paths of the calls since this was asked last. */
  List<String> calls() {
    return line.taken().stream().map(r -> r.method() + " " + r.path()).toList();
  }

  @Override
  public Tracker tracker() {
    return tracker;
  }

  @Override
  public Terms terms() {
    return new Terms(
        GROUP,
        "incident",
        new Fields("subject", "description", "priority", "high", "hihg"),
        new Statuses("status", "new", "pending", "nirvana"));
  }

  @Override
  public List<Kept> kept() {
    return List.of(
        new Kept("priority", Value.line("low"), Value.line("high")),
        new Kept("subject", Value.line("One"), Value.line("Other")),
        new Kept("assignee", person("alice"), Value.absent()),
        new Kept("due_at", moment("2027-05-02T10:20:30Z"), Value.absent()),
        new Kept("tags", Value.names(List.of("vip")), Value.absent()),
        new Kept("custom:Effort", Value.line("3"), Value.line("5")),
        new Kept("Notes", Value.line("something"), Value.absent()));
  }

  @Override
  public int historyCalls() {
    return 1;
  }

  private Value person(String name) {
    String id = String.valueOf(zendesk.inspect().user(name));
    return new Value.Person(
        Party.of(new TrackerId("desk"), id, name, name + "@example.com").as(Party.Standing.STAFF));
  }

  private static Value moment(String text) {
    return new Value.Moment(Instant.parse(text));
  }

  @Override
  public People people() {
    return new SimulatedPeople();
  }

  @Override
  public Truth truth() {
    return new SimulatedTruth();
  }

  @Override
  public void loseNextAnswer() {
    line.loseNextAnswer();
  }

  @Override
  public boolean down(boolean down) {
    line.down(down);
    return true;
  }

  @Override
  public void loseNextRequest() {
    line.loseNextRequest();
  }

  @Override
  public boolean delayNextRequest(Duration time) {
    line.delayNextRequest(time, late);
    return true;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void pass(Duration time) {
    late.pass(time, step -> now = now.plus(step));
  }

  @Override
  public void close() {
    tracker.close();
  }

  private final class SimulatedPeople implements People {

    @Override
    public String create(String title, String body) {
      long id = alice().report(title, body);
      alice().set(id, "type", "incident");
      alice().route(id, GROUP);
      return String.valueOf(id);
    }

    @Override
    public void retitle(String ticketId, String title) {
      alice().set(Long.parseLong(ticketId), "subject", title);
    }

    @Override
    public void move(String ticketId, String status) {
      alice().status(Long.parseLong(ticketId), status);
    }

    @Override
    public String comment(String ticketId, String text, Visibility visibility) {
      long id = Long.parseLong(ticketId);
      return String.valueOf(
          visibility == Visibility.PUBLIC ? alice().comment(id, text) : alice().note(id, text));
    }

    @Override
    public String attach(String ticketId, String name, byte[] content) {
      return String.valueOf(alice().attach(Long.parseLong(ticketId), name, content));
    }

    @Override
    public void set(String ticketId, String field, Value value) {
      long id = Long.parseLong(ticketId);
      switch (field) {
        case "assignee" -> alice().assign(id, value.isAbsent() ? "" : "alice");
        case "tags" -> tags(id, value.asNames());
        case "custom:Effort" -> alice().custom(id, effort, value.display());
        case "Notes" -> alice().custom(id, notes, value.display());
        default -> alice().set(id, field, value.display());
      }
    }

    private void tags(long id, Set<String> wanted) {
      Set<String> now = new java.util.TreeSet<>(zendesk.inspect().ticket(id).tags());
      now.removeAll(wanted);
      now.forEach(tag -> alice().untag(id, tag));
      wanted.forEach(tag -> alice().tag(id, tag));
    }

    @Override
    public void delete(String ticketId) {
      alice().delete(Long.parseLong(ticketId));
    }
  }

  private final class SimulatedTruth implements Truth {

    @Override
    public int tickets() {
      return zendesk.inspect().count();
    }

    @Override
    public String title(String ticketId) {
      return ticket(ticketId).subject();
    }

    @Override
    public String status(String ticketId) {
      return ticket(ticketId).status();
    }

    @Override
    public List<Said> comments(String ticketId) {
      return ticket(ticketId).comments().stream()
          .skip(1)
          .map(
              c ->
                  new Said(
                      String.valueOf(c.id()),
                      c.text(),
                      c.isPublic() ? Visibility.PUBLIC : Visibility.INTERNAL))
          .toList();
    }

    @Override
    public List<String> files(String ticketId) {
      return ticket(ticketId).files().stream().map(TicketView.FileView::name).toList();
    }

    @Override
    public long writes() {
      return counter.writes();
    }
  }
}
