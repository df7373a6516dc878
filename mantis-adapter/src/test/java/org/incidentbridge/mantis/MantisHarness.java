package org.incidentbridge.mantis;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.incidentbridge.testkit.sim.LateWrites;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimTransport;
import org.incidentbridge.testkit.sim.mantis.AccessLevel;
import org.incidentbridge.testkit.sim.mantis.CustomFieldType;
import org.incidentbridge.testkit.sim.mantis.IssueView;
import org.incidentbridge.testkit.sim.mantis.MantisOptions;
import org.incidentbridge.testkit.sim.mantis.MantisPerson;
import org.incidentbridge.testkit.sim.mantis.MantisSimulator;

/** The adapter against a simulated MantisBT, within the process. */
final class MantisHarness implements TrackerHarness {

  static final String PROJECT = "Operations";
  static final String OTHER = "Changes InBox";

  final MantisSimulator mantis;
  final CallCounter counter;
  final BadLine line;
  final int project;
  private final Tracker tracker;
  private Instant now = Instant.parse("2026-03-02T09:30:15.250Z");

  /** The number of {@link #elsewhere}; 0 before it is there. */
  int other;

  private final LateWrites late = new LateWrites(() -> now);

  /** How far the bridge's clock is ahead of MantisBT's. */
  Duration skew = Duration.ZERO;

  MantisHarness() {
    this(MantisOptions.usual(), Map.of());
  }

  MantisHarness(Map<String, Object> more) {
    this(MantisOptions.usual(), more);
  }

  MantisHarness(MantisOptions options, Map<String, Object> more) {
    mantis = new MantisSimulator(() -> now, options);
    mantis.admin().addUser("alice", AccessLevel.DEVELOPER);
    mantis.admin().addUser("bob", AccessLevel.REPORTER);
    project = mantis.admin().addProject(PROJECT);
    mantis.admin().addCategory(project, "Backend");
    mantis.admin().addVersion(project, "1.0", true);
    mantis.admin().addVersion(project, "1.1", true);
    counter = new CallCounter(mantis);
    line = new BadLine(counter, MantisHarness::isWrite);
    tracker = tracker(more);
  }

  /** With custom fields in its project. */
  static MantisHarness withCustomFields() {
    var harness = new MantisHarness();
    harness.custom("Service", CustomFieldType.STRING, "");
    harness.custom("Regions", CustomFieldType.MULTILIST, "EU|US|APAC");
    harness.custom("Promised", CustomFieldType.DATE, "");
    harness.mantis.admin().configure("due_date_view_threshold", 10);
    harness.mantis.admin().configure("due_date_update_threshold", 10);
    return harness;
  }

  private void custom(String name, CustomFieldType type, String values) {
    mantis.admin().linkField(mantis.admin().addCustomField(name, type, values, 0), project);
  }

  @Override
  public List<Kept> kept() {
    return List.of(
        new Kept("priority", Value.line("high"), Value.line("urgent")),
        new Kept("handler", person("alice"), person("bridge")),
        new Kept("tags", names("a"), Value.absent()),
        new Kept("version", names("1.0"), names("1.1")),
        new Kept("due_date", moment("2026-05-02T10:20:30Z"), Value.absent()),
        new Kept("custom:Service", Value.line("mail"), Value.line("web")),
        new Kept("custom:Regions", names("EU", "US"), names("US")),
        new Kept("Promised", moment("2026-05-02T00:00:00Z"), moment("2026-11-30T00:00:00Z")));
  }

  private static Value names(String... names) {
    return Value.names(List.of(names));
  }

  private static Value moment(String text) {
    return new Value.Moment(Instant.parse(text));
  }

  private static Value person(String name) {
    return new Value.Person(Party.of(new TrackerId("ops"), name, "", ""));
  }

  private static boolean isWrite(SimRequest request) {
    return !request.method().equals("GET");
  }

  /** Calls since the last time that this or {@link #bodies} was asked, as {@code METHOD /path}. */
  List<String> calls() {
    return line.taken().stream()
        .map(r -> r.method() + " " + r.path().replace("/api/rest", ""))
        .toList();
  }

  /** Bodies of the writes since the last time that this or {@link #calls} was asked. */
  List<String> bodies() {
    return line.taken().stream().filter(line::isWrite).map(SimRequest::text).toList();
  }

  /** Another adapter for the same installation, as after a restart. */
  Tracker tracker(Map<String, Object> more) {
    return new MantisTrackerFactory().create(setup(more));
  }

  private TrackerSetup setup(Map<String, Object> more) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("url", "https://mantis.test");
    block.put("auth", Map.of("token", new Secret(mantis.bridgeToken())));
    block.put("projects", List.of(PROJECT));
    block.put("concurrency", 1);
    block.putAll(more);
    Environment environment =
        new Environment(
            () -> now.plus(skew), this::pass, Map.of(Interceptor.class, new SimTransport(line)));
    return new TrackerSetup(new TrackerId("ops"), new Settings(block), environment);
  }

  @Override
  public Tracker tracker() {
    return tracker;
  }

  @Override
  public String elsewhere() {
    if (other == 0) {
      other = mantis.admin().addProject(OTHER);
    }
    return OTHER;
  }

  @Override
  public String onlooker() {
    return "bob";
  }

  @Override
  public boolean shut(boolean shut) {
    mantis.admin().closeProject(project, shut);
    return true;
  }

  @Override
  public Terms terms() {
    return new Terms(
        PROJECT,
        "General",
        new Fields("summary", "description", "priority", "high", "hihg"),
        new Statuses("status", "new", "confirmed", "nirvana"));
  }

  MantisPerson alice() {
    return mantis.as("alice");
  }

  IssueView issue(String id) {
    return mantis.inspect().issue(Integer.parseInt(id));
  }

  @Override
  public Instant now() {
    return now;
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
      int id = alice().report(project, title, body);
      alice().edit(id).set("category", "General").save();
      return String.valueOf(id);
    }

    @Override
    public void retitle(String ticketId, String title) {
      alice().edit(Integer.parseInt(ticketId)).set("summary", title).save();
    }

    @Override
    public void move(String ticketId, String status) {
      alice().status(Integer.parseInt(ticketId), status);
    }

    @Override
    public void set(String ticketId, String field, Value value) {
      int id = Integer.parseInt(ticketId);
      if (field.equals("tags")) {
        issue(ticketId).tags().stream()
            .filter(tag -> !value.asNames().contains(tag))
            .forEach(tag -> alice().untag(id, tag));
        value.asNames().stream()
            .filter(tag -> !issue(ticketId).tags().contains(tag))
            .forEach(tag -> alice().tag(id, tag));
      } else if (field.startsWith("custom:") || field.equals("Promised")) {
        alice().edit(id).custom(field.replace("custom:", ""), typed(value)).save();
      } else {
        alice().edit(id).set(field, value.display()).save();
      }
    }

    /** As MantisBT keeps it in a custom field. */
    private String typed(Value value) {
      return switch (value) {
        case Value.Names several -> String.join("|", several.names());
        case Value.Moment at -> String.valueOf(at.at().getEpochSecond());
        default -> value.display();
      };
    }

    @Override
    public String comment(String ticketId, String text, Visibility visibility) {
      int id = Integer.parseInt(ticketId);
      return String.valueOf(
          visibility == Visibility.PUBLIC ? alice().note(id, text) : alice().privateNote(id, text));
    }

    @Override
    public String attach(String ticketId, String name, byte[] content) {
      return String.valueOf(alice().attach(Integer.parseInt(ticketId), name, content));
    }

    @Override
    public void hide(String ticketId) {
      alice().edit(Integer.parseInt(ticketId)).set("view_state", "private").save();
    }

    @Override
    public void delete(String ticketId) {
      alice().delete(Integer.parseInt(ticketId));
    }
  }

  private final class SimulatedTruth implements Truth {

    @Override
    public int tickets() {
      return mantis.inspect().count();
    }

    @Override
    public String title(String ticketId) {
      return issue(ticketId).summary();
    }

    @Override
    public String status(String ticketId) {
      return issue(ticketId).status();
    }

    @Override
    public List<Said> comments(String ticketId) {
      return issue(ticketId).notes().stream()
          .map(
              n ->
                  new Said(
                      String.valueOf(n.id()),
                      n.text(),
                      n.isPrivate() ? Visibility.INTERNAL : Visibility.PUBLIC))
          .toList();
    }

    @Override
    public List<String> files(String ticketId) {
      return issue(ticketId).files().stream().map(f -> f.name()).toList();
    }

    @Override
    public List<String> onlookers(String ticketId) {
      return issue(ticketId).monitors();
    }

    @Override
    public long writes() {
      return counter.writes();
    }
  }
}
