package org.incidentbridge.jira.shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.ClockDifference;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerProbe;

/** Answers {@code bridge doctor} for a Jira. */
public final class JiraProbe implements TrackerProbe {

  /** More makes the overlap of searches doubtful. */
  private static final Duration TOLERATED = Duration.ofMinutes(2);

  private final SiteChecks site;
  private final JiraMetadata metadata;
  private final ProjectChecks projects;
  private final CreateChecks creates;
  private final WordChecks words;
  private final Persons persons;

  /**
   * A probe.
   *
   * @param site looks first, as nothing else can be told if it finds a problem
   */
  public JiraProbe(
      Site jira,
      SiteChecks site,
      JiraSettings settings,
      JiraMetadata metadata,
      JiraWorkflows workflows) {
    SiteFacts facts = metadata.facts();
    this.site = site;
    this.metadata = metadata;
    this.projects = new ProjectChecks(facts, settings, metadata);
    this.creates = new CreateChecks(facts);
    this.words = new WordChecks(jira, creates, workflows);
    this.persons = new Persons(facts);
  }

  @Override
  public List<Finding> examine(Expected expected) {
    List<Finding> findings = new ArrayList<>();
    if (!add(findings, "reachability", site::reachability)
        || !add(findings, "login", site::login)) {
      return List.copyOf(findings);
    }
    add(findings, "projects", projects::projects);
    add(findings, "rights", projects::permissions);
    add(findings, "internal comments", projects::internalComments);
    add(findings, "fields", () -> projects.fields(expected.fields()));
    add(findings, "history", () -> site.histories(metadata.twins()));
    add(findings, "creating", () -> creates.creating(expected));
    add(findings, "words", () -> words.words(expected));
    add(findings, "statuses", () -> words.statuses(expected));
    if (expected.shares()) {
      add(findings, "sharing", projects::sharing);
    }
    add(findings, "people", () -> persons.people(expected.accounts()));
    return List.copyOf(findings);
  }

  /** Whether the checks could be made and found no problem. */
  private static boolean add(List<Finding> findings, String topic, Supplier<List<Finding>> check) {
    List<Finding> found = run(topic, check);
    found.stream().filter(f -> !told(f, findings)).forEach(findings::add);
    return found.stream().noneMatch(f -> f.level() == Level.PROBLEM);
  }

  /** One failure that stops several checks is one problem. */
  private static boolean told(Finding finding, List<Finding> findings) {
    return finding.level() == Level.PROBLEM
        && findings.stream().anyMatch(f -> f.message().equals(finding.message()));
  }

  private static List<Finding> run(String topic, Supplier<List<Finding>> check) {
    try {
      return check.get();
    } catch (CallFailure failure) {
      return List.of(stopped(topic, failure.toTrackerException()));
    } catch (TrackerException failure) {
      return List.of(stopped(topic, failure));
    }
  }

  /** A login is refused wherever it is first shown. */
  private static Finding stopped(String topic, TrackerException failure) {
    String cause = failure.kind() == TrackerException.Kind.AUTHENTICATION ? "login" : topic;
    return new Finding(Level.PROBLEM, cause, String.valueOf(failure.getMessage()), "");
  }

  /** All is well. */
  public static Finding good(String topic, String message) {
    return new Finding(Level.OK, topic, message, "");
  }

  /** What keeps the bridge from working. */
  public static Finding bad(String topic, String message, String advice) {
    return new Finding(Level.PROBLEM, topic, message, advice);
  }

  /** What may be as it is meant to be. */
  public static Finding doubtful(String topic, String message, String advice) {
    return new Finding(Level.WARNING, topic, message, advice);
  }

  /** How far Jira's clock is from this machine's. */
  public static Finding clock(ClockDifference difference) {
    String apart =
        String.format(Locale.ROOT, "%.1f s", Math.abs(difference.ahead().toMillis()) / 1000.0);
    return difference.exceeds(TOLERATED)
        ? doubtful(
            "clock",
            "Jira's clock is " + apart + (difference.ahead().isNegative() ? " behind" : " ahead"),
            "Set this machine's clock by NTP")
        : good("clock", "Jira's clock differs by " + apart + " at most");
  }

  /** The nearest of some names, as a question; empty if none is near. */
  static String didYouMean(String name, Iterable<String> known) {
    return nearest(name, known).map(near -> "Did you mean '" + near + "'? ").orElse("");
  }

  private static Optional<String> nearest(String name, Iterable<String> known) {
    String best = "";
    int least = Math.max(2, name.length() / 3) + 1;
    for (String candidate : known) {
      int distance = Spelling.distance(name, candidate);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }
}
