package org.incidentbridge.app.promises;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.mantis.AccessLevel;
import org.incidentbridge.testkit.sim.mantis.CustomFieldType;
import org.incidentbridge.testkit.sim.mantis.IssueView;
import org.incidentbridge.testkit.sim.mantis.MantisOptions;
import org.incidentbridge.testkit.sim.mantis.MantisPerson;
import org.incidentbridge.testkit.sim.mantis.MantisSimulator;
import org.incidentbridge.testkit.sim.mantis.MantisView.NoteView;

/** A MantisBT with projects, and custom fields by the canonical names that the bridge knows. */
final class MantisDesk implements Desk {

  private static final Map<String, String> WORDS =
      Map.of(
          "level", "{ L0: L0, L1: L1, L2: L2, L3: L3, L4: L4 }",
          "requestClass", "{ bug: bug, change: change, misc: misc }");

  private final String name;
  private final MantisSimulator mantis;
  private final List<String> people;
  private final Map<String, Integer> fields = new LinkedHashMap<>();
  private final Map<String, Integer> projects = new LinkedHashMap<>();
  private final List<String> covered = new ArrayList<>();
  private String terms = "";
  private String words = "";

  MantisDesk(String name, InstantSource clock, String... people) {
    this.name = name;
    this.people = List.of(people);
    this.mantis = new MantisSimulator(clock, MantisOptions.usual().withSeed(5));
    for (String person : people) {
      mantis.admin().addUser(person, AccessLevel.DEVELOPER);
      mantis.admin().describeUser(person, Office.called(person), "");
    }
  }

  /** Gives it custom fields, each for a canonical one; before the projects. */
  MantisDesk with(String... canonical) {
    for (String field : canonical) {
      var id = mantis.admin().addCustomField(title(field), CustomFieldType.STRING, "", 0);
      fields.put(field, id);
    }
    return this;
  }

  private static String title(String field) {
    return "Field " + field.substring(field.indexOf(':') + 1);
  }

  /** Terms besides those of the custom fields, such as {@code severity: none}. */
  MantisDesk terms(String more) {
    terms = more;
    return this;
  }

  /** A value map besides those of the custom fields, as one line. */
  MantisDesk words(String more) {
    words = "      " + more + "\n";
    return this;
  }

  /** Names for what issues of a project are about; the first is what a report begins with. */
  MantisDesk categories(String project, String... names) {
    for (String each : names) {
      mantis.admin().addCategory(projects.getOrDefault(project, 0), each);
    }
    return this;
  }

  /** A project that the bridge covers. */
  MantisDesk project(String project) {
    covered.add(project);
    return add(project, 0);
  }

  /** One below another. */
  MantisDesk project(String project, String parent) {
    return add(project, projects.getOrDefault(parent, 0));
  }

  private MantisDesk add(String project, int parent) {
    int id = mantis.admin().addProject(project, parent);
    projects.put(project, id);
    mantis.admin().addVersion(id, "3.0.5", false);
    fields.values().forEach(field -> mantis.admin().linkField(field, id));
    return this;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public HttpSimulator simulator() {
    return mantis;
  }

  @Override
  public String yaml() {
    String lines =
        fields.keySet().stream()
            .map(f -> "        \"%s\": \"%s\"\n".formatted(f, title(f)))
            .collect(Collectors.joining());
    String maps =
        fields.keySet().stream()
            .filter(WORDS::containsKey)
            .map(f -> "      %s: %s\n".formatted(f, WORDS.get(f)))
            .collect(Collectors.joining());
    return """
      %s:
        type: mantis
        url: https://%s.test
        auth: { token: "%s" }
        projects: ["%s"]
        vocabulary:
          fields:
            labels: tags
            %s
    """
            .formatted(name, name, mantis.bridgeToken(), String.join("\", \"", covered), terms)
        + lines
        + maps
        + words;
  }

  @Override
  public String account(String login) {
    if (!people.contains(login)) {
      throw new IllegalArgumentException("no user " + login);
    }
    return login;
  }

  @Override
  public Object state() {
    return mantis.inspect().changes();
  }

  @Override
  public List<String> open() {
    List<String> open = new ArrayList<>();
    for (IssueView issue : mantis.inspect().issues()) {
      open.add(issue.summary());
      open.add(issue.description());
      open.addAll(said(issue.id()));
    }
    return open;
  }

  MantisPerson as(String person) {
    return mantis.as(person);
  }

  int report(String person, String project, String title) {
    return as(person).report(projects.getOrDefault(project, 0), title, "It does not work.");
  }

  IssueView issue(int id) {
    return mantis.inspect().issue(id);
  }

  List<IssueView> issues() {
    return mantis.inspect().issues();
  }

  /** Something that a person fills in: a custom field by its canonical name, or MantisBT's own. */
  void fill(String person, int id, String field, String value) {
    var edit = as(person).edit(id);
    (fields.containsKey(field) ? edit.custom(title(field), value) : edit.set(field, value)).save();
  }

  /** What a custom field holds, by its canonical name. */
  String shows(int id, String field) {
    return issue(id).customFields().getOrDefault(title(field), "");
  }

  /** The public notes of an issue. */
  List<String> said(int id) {
    return issue(id).notes().stream().filter(n -> !n.isPrivate()).map(NoteView::text).toList();
  }

  /** Its private notes. */
  List<String> noted(int id) {
    return issue(id).notes().stream().filter(NoteView::isPrivate).map(NoteView::text).toList();
  }
}
