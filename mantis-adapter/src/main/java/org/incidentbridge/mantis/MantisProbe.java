package org.incidentbridge.mantis;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerProbe;

/** Answers {@code bridge doctor} for one MantisBT. */
final class MantisProbe implements TrackerProbe {

  private final InstallationChecks installation;
  private final ProjectChecks projects;
  private final FieldChecks fields;
  private final CreateChecks creates;
  private final AccountChecks accounts;
  private final PluginChecks plugin;

  MantisProbe(
      MantisClient client,
      MantisMetadata metadata,
      MantisSettings settings,
      PluginChecks plugin,
      InstantSource clock) {
    this.plugin = plugin;
    this.installation = new InstallationChecks(client, metadata, clock);
    this.projects = new ProjectChecks(client, metadata, settings);
    this.fields = new FieldChecks(metadata, settings);
    this.creates = new CreateChecks(metadata);
    this.accounts = new AccountChecks(metadata, settings);
  }

  @Override
  public List<Finding> examine(Expected expected) {
    List<Finding> findings = new ArrayList<>();
    if (!add(findings, "login", installation::login)) {
      return List.copyOf(findings);
    }
    add(findings, "rate limit", installation::rateLimit);
    if (!add(findings, "projects", projects::visible)) {
      return List.copyOf(findings);
    }
    add(findings, "rights", projects::rights);
    add(findings, "history", projects::histories);
    add(findings, "size", projects::size);
    add(findings, "marker", projects::marks);
    add(findings, "fields", () -> fields.fields(expected.fields()));
    add(findings, "words", () -> fields.words(expected));
    add(findings, "creating", () -> creates.creates(expected.creates()));
    if (expected.fields().contains("reporter")) {
      add(findings, "creating", () -> creates.reporters(expected.creates()));
    }
    if (expected.shares()) {
      add(findings, "sharing", projects::sharing);
    }
    add(findings, "people", () -> accounts.people(expected.accounts()));
    add(findings, "files", installation::files);
    add(findings, "plugin", plugin::plugin);
    return List.copyOf(findings);
  }

  @Override
  public Map<String, String> withheld(String project) {
    try {
      return creates.withheld(project);
    } catch (CallFailure failure) {
      throw failure.toTrackerException();
    }
  }

  /** Whether the checks could be made and found no problem. */
  private static boolean add(List<Finding> findings, String topic, Supplier<List<Finding>> check) {
    List<Finding> found = run(topic, check);
    findings.addAll(found);
    return found.stream().noneMatch(f -> f.level() == Level.PROBLEM);
  }

  private static List<Finding> run(String topic, Supplier<List<Finding>> check) {
    try {
      return check.get();
    } catch (CallFailure | TrackerException failure) {
      return List.of(problem(topic, String.valueOf(failure.getMessage()), ""));
    }
  }

  static Finding good(String topic, String message) {
    return new Finding(Level.OK, topic, message, "");
  }

  static Finding problem(String topic, String message, String advice) {
    return new Finding(Level.PROBLEM, topic, message, advice);
  }

  static Finding warning(String topic, String message, String advice) {
    return new Finding(Level.WARNING, topic, message, advice);
  }
}
