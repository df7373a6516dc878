package org.incidentbridge.jira.dc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.incidentbridge.jira.shared.JiraLogin;
import org.incidentbridge.jira.shared.JiraTranslator;
import org.incidentbridge.jira.shared.Jql;
import org.incidentbridge.jira.shared.Lookback;
import org.incidentbridge.jira.shared.MarkerSearch;
import org.incidentbridge.jira.shared.Milestones;
import org.incidentbridge.jira.shared.SoundAnswers;

/** Finds a ticket by its marker without trusting the index, in a bounded number of calls. */
final class DcMarkers implements MarkerSearch {

  private static final List<String> ASKED = List.of("created");

  /** Asked for; a page may come back shorter. */
  private static final int PAGE = 500;

  /** Keys that are not there, one after the other, after which there are no further ones. */
  private static final int MISSES = 10;

  /** Most keys looked at above the highest one known. */
  private static final int MOST_ABOVE = 500;

  /** Keys below the highest one that are looked at if the index leaves them out. */
  private static final int BELOW = 50;

  private final Connection jira;
  private final JiraIssues issues;
  private final JiraLogin login;

  DcMarkers(Connection jira, JiraIssues issues, JiraLogin login) {
    this.jira = jira;
    this.issues = issues;
    this.login = login;
  }

  @Override
  public Optional<String> find(String project, String marker, Lookback back) {
    List<JsonNode> newest = newest(project, back);
    if (newest.isEmpty()) {
      return unindexed(project, marker);
    }
    Set<Long> indexed = new HashSet<>();
    newest.forEach(issue -> indexed.add(JiraIssues.number(project, issue.path("key").asText())));
    long highest = issues.highest(project);
    for (long number : indexed) {
      highest = Math.max(highest, number);
    }
    long top = highest;
    return own(newest, marker, back)
        .or(() -> above(project, top, marker))
        .or(() -> between(project, top, indexed, marker));
  }

  /**
   * An index that shows no ticket at all is believed only if the project has none: else it is being
   * built anew, and nothing can be said of tickets that were just made (N3).
   */
  private Optional<String> unindexed(String project, String marker) {
    Optional<String> found = above(project, 0, marker);
    if (found.isPresent()) {
      return found;
    }
    boolean used =
        Stream.concat(Stream.of(issues.highest(project)), Milestones.KEYS.stream())
            .flatMap(number -> issues.find(project + "-" + number, ASKED).stream())
            .anyMatch(issue -> Milestones.isIn(project, issue));
    if (used) {
      throw Milestones.blind(jira.tracker(), project);
    }
    return Optional.empty();
  }

  /** All that the index shows of the time in question, and a little more. */
  private List<JsonNode> newest(String project, Lookback back) {
    List<JsonNode> all = new ArrayList<>();
    List<JsonNode> page;
    do {
      page =
          JiraSearch.page(
                  jira,
                  "project = " + Jql.quoted(project) + " ORDER BY created DESC, key DESC",
                  List.of("creator", "created"),
                  all.size(),
                  PAGE)
              .issues();
      all.addAll(page);
    } while (!page.isEmpty() && back.reaches(page.getLast()));
    return all;
  }

  private Optional<String> own(List<JsonNode> newest, String marker, Lookback back) {
    String self = login.session().account();
    return newest.stream()
        .filter(back::reaches)
        .filter(i -> i.path("fields").path("creator").path("name").asText().equals(self))
        .map(SoundAnswers::idOrKey)
        .filter(id -> issues.knownMarker(id).map(marker::equals).orElseGet(() -> has(id, marker)))
        .findFirst();
  }

  private boolean has(String idOrKey, String marker) {
    return look(idOrKey, marker).isPresent();
  }

  private Optional<String> look(String idOrKey, String marker) {
    return issues
        .find(idOrKey, ASKED)
        .filter(issue -> JiraTranslator.marker(issue).equals(marker))
        .map(issue -> issue.path("id").asText());
  }

  private Optional<String> above(String project, long highest, String marker) {
    int misses = 0;
    for (int up = 1; up <= MOST_ABOVE && misses < MISSES; up++) {
      Optional<JsonNode> issue = issues.find(project + "-" + (highest + up), ASKED);
      misses = issue.isEmpty() ? misses + 1 : 0;
      if (issue.isPresent() && JiraTranslator.marker(issue.get()).equals(marker)) {
        return Optional.of(issue.get().path("id").asText());
      }
    }
    if (misses < MISSES) {
      throw Milestones.blind(jira.tracker(), project);
    }
    return Optional.empty();
  }

  private Optional<String> between(String project, long highest, Set<Long> indexed, String marker) {
    List<String> left = new ArrayList<>();
    for (long number = highest; number > Math.max(0, highest - BELOW); number--) {
      if (!indexed.contains(number)) {
        left.add(project + "-" + number);
      }
    }
    return left.stream().flatMap(key -> look(key, marker).stream()).findFirst();
  }
}
