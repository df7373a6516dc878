package org.incidentbridge.app.demo.flow;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.mantis.AccessLevel;
import org.incidentbridge.testkit.sim.mantis.CustomFieldType;
import org.incidentbridge.testkit.sim.mantis.IssueView;
import org.incidentbridge.testkit.sim.mantis.MantisOptions;
import org.incidentbridge.testkit.sim.mantis.MantisPerson;
import org.incidentbridge.testkit.sim.mantis.MantisSimulator;
import org.incidentbridge.testkit.sim.mantis.MantisView.NoteView;

/** A MantisBT with a project, projects below it, and custom fields. */
final class MantisTeam implements Office.Site {

  private final MantisSimulator mantis;
  private final Map<String, Integer> projects = new LinkedHashMap<>();

  MantisTeam(InstantSource clock, String... people) {
    mantis = new MantisSimulator(clock, MantisOptions.usual().withSeed(5));
    for (String person : people) {
      mantis.admin().addUser(person, AccessLevel.DEVELOPER);
      mantis.admin().describeUser(person, person, "");
    }
  }

  /** A project, those below it, and its custom fields. */
  MantisTeam projects(List<String> fields, String project, String... below) {
    int parent = mantis.admin().addProject(project, 0);
    projects.put(project, parent);
    for (String each : below) {
      projects.put(each, mantis.admin().addProject(each, parent));
    }
    for (String field : fields) {
      int id = mantis.admin().addCustomField(field, CustomFieldType.STRING, "", 0);
      projects.values().forEach(there -> mantis.admin().linkField(id, there));
    }
    return this;
  }

  String token() {
    return mantis.bridgeToken();
  }

  @Override
  public HttpSimulator simulator() {
    return mantis;
  }

  @Override
  public Object state() {
    return mantis.inspect().changes();
  }

  /** Engineers are among themselves here. */
  @Override
  public List<String> open() {
    return List.of();
  }

  MantisPerson as(String person) {
    return mantis.as(person);
  }

  int report(String person, String project, String title) {
    int there = Objects.requireNonNull(projects.get(project));
    return as(person).report(there, title, "It does not work.");
  }

  List<IssueView> issues() {
    return mantis.inspect().issues();
  }

  IssueView issue(int id) {
    return mantis.inspect().issue(id);
  }

  List<String> said(int id) {
    return issue(id).notes().stream().filter(n -> !n.isPrivate()).map(NoteView::text).toList();
  }

  List<String> noted(int id) {
    return issue(id).notes().stream().filter(NoteView::isPrivate).map(NoteView::text).toList();
  }
}
