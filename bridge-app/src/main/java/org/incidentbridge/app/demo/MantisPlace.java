package org.incidentbridge.app.demo;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.incidentbridge.testkit.sim.CallCounter;
import org.incidentbridge.testkit.sim.SimServer;
import org.incidentbridge.testkit.sim.mantis.AccessLevel;
import org.incidentbridge.testkit.sim.mantis.CustomFieldType;
import org.incidentbridge.testkit.sim.mantis.IssueEdit;
import org.incidentbridge.testkit.sim.mantis.IssueView;
import org.incidentbridge.testkit.sim.mantis.MantisAdmin;
import org.incidentbridge.testkit.sim.mantis.MantisOptions;
import org.incidentbridge.testkit.sim.mantis.MantisPerson;
import org.incidentbridge.testkit.sim.mantis.MantisSimulator;
import org.incidentbridge.testkit.sim.mantis.MantisView;
import org.incidentbridge.testkit.sim.page.Browsable;

/** The simulated MantisBT of the help desk. */
final class MantisPlace implements Place {

  static final String BUGS = "Bugs InBox";
  static final String CHANGES = "Change InBox";
  static final String MISC = "Support Misc";
  static final String CONTRACT = "Contract";
  private static final String BRIDGE = "bridge";
  private static final Map<String, String> SEVERITIES =
      Map.of("sev1", "crash", "sev2", "major", "sev3", "minor", "sev4", "tweak");
  private static final List<String> TEXTS =
      List.of("summary", "description", "steps_to_reproduce", "additional_information");

  private final MantisSimulator mantis;
  private final Map<String, Integer> projects = new LinkedHashMap<>();
  private final List<Person> members = new ArrayList<>();
  private final CallCounter calls;
  private final CanaryWatch watch;
  private final SimServer server;

  private MantisPlace(DemoClock clock) {
    mantis = new MantisSimulator(clock, MantisOptions.usual());
    setUp(mantis.admin());
    watch = new CanaryWatch(mantis);
    calls = new CallCounter(watch);
    Browsable browsable = new Browsable(calls, mantis.pages(name()));
    server = SimServer.start(browsable, 0, Duration.ZERO);
  }

  static MantisPlace start(DemoClock clock) {
    return new MantisPlace(clock);
  }

  private void setUp(MantisAdmin admin) {
    Person.SUPPORT.forEach(p -> member(p, AccessLevel.DEVELOPER));
    member(Person.BJOERN, AccessLevel.DEVELOPER);
    Person.CUSTOMERS.forEach(p -> member(p, AccessLevel.REPORTER));
    int desk = admin.addProject("Customer Support");
    int contract = admin.addCustomField(CONTRACT, CustomFieldType.STRING, "", 80);
    for (String name : List.of(BUGS, CHANGES, MISC)) {
      int project = admin.addProject(name, desk);
      projects.put(name, project);
      admin.linkField(contract, project);
    }
    admin.configure("due_date_view_threshold", AccessLevel.REPORTER.value());
    admin.configure("due_date_update_threshold", AccessLevel.DEVELOPER.value());
  }

  private void member(Person person, AccessLevel level) {
    members.add(person);
    mantis.admin().addUser(person.login(), level);
    mantis.admin().describeUser(person.login(), person.name(), person.email());
  }

  @Override
  public String name() {
    return "helpdesk";
  }

  @Override
  public String product() {
    return "MantisBT";
  }

  @Override
  public String url() {
    return server.url().toString().replaceAll("/$", "");
  }

  @Override
  public CallCounter calls() {
    return calls;
  }

  @Override
  public long leaks() {
    return watch.caught();
  }

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new TreeMap<>(Map.of("helpdesk.url", url()));
    members.forEach(p -> facts.put("helpdesk." + p.login(), p.login()));
    return facts;
  }

  @Override
  public String secret() {
    return mantis.bridgeToken();
  }

  private MantisPerson as(Person who) {
    return mantis.as(who.login());
  }

  private static int id(String key) {
    return Integer.parseInt(key);
  }

  @Override
  public String report(Person who, Ticket ticket) {
    int project = projects.getOrDefault(ticket.project(), 0);
    int id = as(who).report(project, ticket.title(), ticket.text().plain());
    Ticket.Traits traits = ticket.traits();
    IssueEdit edit = as(Person.ADA).edit(id).set("priority", traits.priority());
    if (!traits.severity().isEmpty()) {
      edit.set("severity", SEVERITIES.getOrDefault(traits.severity(), "minor"));
    }
    traits.assignee().ifPresent(login -> edit.set("handler", login).set("status", "assigned"));
    traits
        .due()
        .ifPresent(
            day ->
                edit.set(
                    "due_date",
                    day.atTime(LocalTime.of(17, 0)).atOffset(ZoneOffset.UTC).toString()));
    edit.save();
    traits.labels().forEach(label -> as(Person.ADA).tag(id, label));
    return Integer.toString(id);
  }

  /** Fills the field that never leaves the help desk. */
  void contract(String key, String text) {
    as(Person.ADA).edit(id(key)).custom(CONTRACT, text).save();
  }

  /** An internal note with a file on it. */
  void noteWithFile(Person who, String key, String text, Sample file) {
    int note = as(who).privateNote(id(key), text);
    mantis.as(who.login()).attach(id(key), note, file.name(), file.content());
  }

  @Override
  public void comment(Person who, String key, Prose text) {
    as(who).note(id(key), text.plain());
  }

  @Override
  public void note(Person who, String key, String text) {
    as(who).privateNote(id(key), text);
  }

  @Override
  public void attach(Person who, String key, Sample file) {
    as(who).attach(id(key), file.name(), file.content());
  }

  @Override
  public void edit(Person who, String key, String field, String value) {
    as(who).edit(id(key)).set(field.equals("title") ? "summary" : field, value).save();
  }

  @Override
  public void move(Person who, String key, String status, String resolution) {
    IssueEdit edit = as(who).edit(id(key)).set("status", status);
    if (!resolution.isEmpty()) {
      edit.set("resolution", resolution);
    }
    edit.save();
  }

  @Override
  public void label(Person who, String key, String label) {
    as(who).tag(id(key), label);
  }

  @Override
  public void editComment(Person who, String key, long comment, String text) {
    as(who).editNote(id(key), (int) comment, text);
  }

  @Override
  public void relate(Person who, String key, String other) {
    as(who).relate(id(key), "related-to", id(other));
  }

  @Override
  public List<Seen> seen() {
    return mantis.inspect().issues().stream().map(this::seen).toList();
  }

  private Seen seen(IssueView issue) {
    Set<Integer> hiddenNotes =
        issue.notes().stream()
            .filter(MantisView.NoteView::isPrivate)
            .map(MantisView.NoteView::id)
            .collect(Collectors.toSet());
    List<String> open = new ArrayList<>();
    TEXTS.forEach(column -> open.add(issue.field(column)));
    open.addAll(issue.tags());
    return new Seen(
        new Seen.At(name(), Integer.toString(issue.id()), issue.project()),
        issue.history().getFirst().who().equals(BRIDGE),
        new Seen.Face(issue.summary(), issue.status(), issue.field("priority")),
        issue.notes().stream()
            .map(n -> new Seen.Said(n.id(), n.text(), n.isPrivate(), n.author().equals(BRIDGE)))
            .toList(),
        issue.files().stream().map(f -> kept(f, hiddenNotes)).toList(),
        open,
        List.copyOf(issue.customFields().values()));
  }

  private static Seen.Kept kept(MantisView.FileView file, Set<Integer> hiddenNotes) {
    return new Seen.Kept(
        file.name(),
        file.content(),
        hiddenNotes.contains(file.noteId()),
        file.author().equals(BRIDGE));
  }

  @Override
  public void close() {
    server.close();
  }
}
