package org.incidentbridge.zendesk;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.Interceptor;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerProbe;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.spi.TrackerSource;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.incidentbridge.testkit.sim.BadLine;
import org.incidentbridge.testkit.sim.CallCounter;
import org.incidentbridge.testkit.sim.LateWrites;
import org.incidentbridge.testkit.sim.SimTransport;
import org.incidentbridge.testkit.sim.zendesk.TicketView;
import org.incidentbridge.testkit.sim.zendesk.ZendeskLimits;
import org.incidentbridge.testkit.sim.zendesk.ZendeskOptions;
import org.incidentbridge.testkit.sim.zendesk.ZendeskPerson;
import org.incidentbridge.testkit.sim.zendesk.ZendeskSimulator;

/** The reading side of the adapter against a simulated Zendesk, within the process. */
final class ZendeskHarness implements TrackerHarness {

  static final String GROUP = "Support";

  final ZendeskSimulator zendesk;
  final CallCounter counter;
  final BadLine line;
  private final ZendeskConnection connection;
  private Instant now = Instant.parse("2026-03-02T09:30:15.250Z");
  private final LateWrites late = new LateWrites(() -> now);

  ZendeskHarness() {
    this(Map.of());
  }

  ZendeskHarness(Map<String, Object> more) {
    var options = ZendeskOptions.usual().withLimits(ZendeskLimits.untimed());
    zendesk = new ZendeskSimulator(() -> now, options);
    zendesk.admin().addAgent("alice");
    zendesk.admin().addCustomer("carol", "carol@customer.example");
    counter = new CallCounter(zendesk);
    line = new BadLine(counter, request -> !request.method().equals("GET"));
    connection = connection(more);
  }

  /** Another one for the same account, as after a restart or with other settings. */
  ZendeskConnection connection(Map<String, Object> more) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("url", "https://acme.zendesk.com");
    block.put("auth", Map.of("token", new Secret(zendesk.bridgeToken())));
    block.put("concurrency", 1);
    block.put("limits", Map.of("calls", List.of("100000/1s")));
    block.putAll(more);
    var environment =
        new Environment(() -> now, this::pass, Map.of(Interceptor.class, new SimTransport(line)));
    return ZendeskConnection.of(
        new TrackerSetup(new TrackerId("desk"), new Settings(block), environment));
  }

  CommentWrites comments() {
    return connection.comments();
  }

  ZendeskPerson alice() {
    return zendesk.as("alice");
  }

  TicketView ticket(String id) {
    return zendesk.inspect().ticket(Long.parseLong(id));
  }

  /** Paths of the calls since this was asked last. */
  List<String> calls() {
    return line.taken().stream().map(r -> r.method() + " " + r.path()).toList();
  }

  @Override
  public Tracker tracker() {
    return new Reading();
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
    connection.http().close();
  }

  /** A tracker that is only read; what is not there yet is not asked for. */
  private final class Reading implements Tracker {

    @Override
    public TrackerId id() {
      return new TrackerId("desk");
    }

    @Override
    public TrackerSource source() {
      return connection.source();
    }

    @Override
    public TrackerSink sink() {
      throw new UnsupportedOperationException("this test reads");
    }

    @Override
    public TrackerProbe probe() {
      throw new UnsupportedOperationException("this test reads");
    }

    @Override
    public Capabilities capabilities() {
      return new Capabilities(Set.of(Capability.ATTACHMENTS), Map.of());
    }

    @Override
    public long calls() {
      return connection.http().meter().read().calls();
    }

    @Override
    public void close() {
      connection.http().close();
    }
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
