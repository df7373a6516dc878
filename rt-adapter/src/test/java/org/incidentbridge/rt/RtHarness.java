package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import okhttp3.Interceptor;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.incidentbridge.testkit.sim.BadLine;
import org.incidentbridge.testkit.sim.CallCounter;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.LateWrites;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.SimTransport;

/** The adapter against an RT in which people act by the same interface, by another account. */
final class RtHarness implements TrackerHarness {

  private final RtSite site;
  private final RtPeople people;
  private final CallCounter counter;
  private final BadLine line;
  private final LateWrites late;
  private final Map<String, Object> more;
  private Tracker tracker;

  RtHarness(RtSite site, Map<String, Object> more) {
    this.site = site;
    this.more = more;
    this.people = new RtPeople(site);
    this.counter = new CallCounter(site.server());
    this.line = new BadLine(counter, request -> !request.method().equals("GET"));
    this.late = new LateWrites(site.time()::now);
    this.tracker = new RtTrackerFactory().create(setup(more));
    site.empty(people);
  }

  private TrackerSetup setup(Map<String, Object> more) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("url", site.url());
    block.put("insecure", true);
    block.put("auth", Map.of("token", new Secret(site.bridgeToken())));
    block.put("queues", List.of(site.queue()));
    block.put("concurrency", 1);
    block.put("overlap", site.time().scaled(Duration.ofSeconds(90)).toSeconds() + "s");
    block.put("settleWindow", site.time().scaled(Duration.ofMinutes(3)).toSeconds() + "s");
    block.putAll(more);
    Environment environment =
        new Environment(
            site.time()::now, this::pass, Map.of(Interceptor.class, new SimTransport(line)));
    return new TrackerSetup(new TrackerId("help"), new Settings(block), environment);
  }

  /** A process that begins anew. */
  void restart() {
    tracker.close();
    tracker = new RtTrackerFactory().create(setup(more));
  }

  @Override
  public Tracker tracker() {
    return tracker;
  }

  /** For what changed, and for what was deleted or merged. */
  @Override
  public int idleCalls() {
    return 2;
  }

  /** Answering opens a new ticket, so that tickets are open from the start. */
  @Override
  public Terms terms() {
    return new Terms(
        site.queue(),
        "",
        new Fields("Subject", "Content", "Priority", "50", "hihg"),
        new Statuses("Status", "open", "stalled", "nirvana"));
  }

  @Override
  public String elsewhere() {
    return site.elsewhere();
  }

  @Override
  public List<Kept> kept() {
    return List.of(
        new Kept("Priority", Value.line("20"), Value.line("50")),
        new Kept("Due", moment("2027-05-02T10:20:30Z"), Value.absent()),
        new Kept("Owner", person("carol", "Carol Helpdesk"), person("bridge", "Sync Bridge")),
        new Kept("custom:Severity", Value.line("High"), Value.line("Low")),
        new Kept("custom:External refs", Value.line("a"), Value.absent()));
  }

  private static Value person(String login, String name) {
    return new Value.Person(
        Party.of(new TrackerId("help"), login, name, login + "@rt.example.test"));
  }

  private static Value moment(String text) {
    return new Value.Moment(Instant.parse(text));
  }

  @Override
  public RtPeople people() {
    return people;
  }

  @Override
  public Truth truth() {
    return new Shown();
  }

  @Override
  public void loseNextAnswer() {
    line.loseNextAnswer();
  }

  /** Has RT answer some requests in another way from now on. */
  void answer(Predicate<SimRequest> when, HttpSimulator how) {
    line.always(when, how);
  }

  /** Has RT answer the next request of a kind in another way. */
  void answerNext(Predicate<SimRequest> when, HttpSimulator how) {
    line.next(when, how);
  }

  /** Has RT be down for one call. */
  void beDownOnce() {
    line.next(any -> true, any -> SimResponse.empty(503, "Service Unavailable"));
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
    line.delayNextRequest(site.time().scaled(time), late);
    return true;
  }

  @Override
  public Instant now() {
    return site.time().now();
  }

  @Override
  public void pass(Duration time) {
    late.pass(site.time().scaled(time), site.time()::pass);
  }

  @Override
  public boolean shut(boolean shut) {
    return site.shut(shut);
  }

  @Override
  public void close() {
    tracker.close();
  }

  private final class Shown implements Truth {

    @Override
    public int tickets() {
      return people.tickets().size();
    }

    @Override
    public String title(String ticketId) {
      return people.ticket(ticketId).path("Subject").asText();
    }

    @Override
    public String status(String ticketId) {
      return people.ticket(ticketId).path("Status").asText();
    }

    @Override
    public List<Said> comments(String ticketId) {
      return people.messages(ticketId).stream()
          .map(
              message ->
                  new Said(
                      message.path("id").asText(),
                      people.text(ticketId, message.path("id").asText()),
                      message.path("Type").asText().equals("Comment")
                          ? Visibility.INTERNAL
                          : Visibility.PUBLIC))
          .toList();
    }

    @Override
    public List<String> files(String ticketId) {
      return people.files(ticketId).stream()
          .map((JsonNode f) -> f.path("Filename").asText())
          .toList();
    }

    @Override
    public long writes() {
      return counter.writes();
    }
  }
}
