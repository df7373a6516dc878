package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.jira.shared.JiraFields;
import org.incidentbridge.jira.shared.JiraTranslator;
import org.incidentbridge.jira.shared.Lookback;
import org.incidentbridge.jira.shared.MarkerSearch;
import org.incidentbridge.jira.shared.Milestones;
import org.incidentbridge.jira.shared.SoundAnswers;
import org.jspecify.annotations.Nullable;

/**
 * Finds a ticket by its marker: among all that the index shows of the time in question, and
 * directly at the keys around the newest one, since the index lags.
 */
final class CloudMarkers implements MarkerSearch {

  /** Keys looked at directly on either side of the highest one that the index knows. */
  private static final int REACH = 100;

  /** Asked for; a page may come back shorter. */
  private static final int PAGE = 1000;

  private final Connection jira;
  private final JiraIssues issues;

  CloudMarkers(Connection jira, JiraIssues issues) {
    this.jira = jira;
    this.issues = issues;
  }

  @Override
  public Optional<String> find(String project, String marker, Lookback back) {
    List<JsonNode> indexed = newest(project, back);
    Optional<String> found = find(indexed, marker).or(() -> nearby(project, indexed, marker));
    if (found.isEmpty()) {
      checkIndex(project, indexed);
    }
    return found;
  }

  /** An index that shows no ticket at all is believed only if the project has none (N3). */
  private void checkIndex(String project, List<JsonNode> indexed) {
    List<String> keys = Milestones.KEYS.stream().map(number -> project + "-" + number).toList();
    if (indexed.isEmpty()
        && issues.marked(keys).stream().anyMatch(issue -> Milestones.isIn(project, issue))) {
      throw Milestones.blind(jira.tracker(), project);
    }
  }

  private Optional<String> nearby(String project, List<JsonNode> indexed, String marker) {
    long highest = highest(project, indexed);
    Optional<String> found = Optional.empty();
    for (long from = highest + 1; found.isEmpty(); from += REACH) {
      List<JsonNode> above = marked(project, from, from + REACH - 1);
      found = find(above, marker);
      if (above.isEmpty()) {
        break;
      }
    }
    return found.isPresent()
        ? found
        : find(marked(project, Math.max(1, highest - REACH + 1), highest), marker);
  }

  private List<JsonNode> newest(String project, Lookback back) {
    List<JsonNode> all = new ArrayList<>();
    Set<String> tokens = new HashSet<>();
    @Nullable String token = null;
    do {
      JiraWire.SearchPage page = jira.search(request(project, token)).body().orElseThrow();
      all.addAll(page.issues());
      token = Boolean.TRUE.equals(page.isLast()) ? null : page.nextPageToken();
      if (token != null && !tokens.add(token)) {
        throw Milestones.blind(jira.tracker(), project);
      }
    } while (token != null && !token.isEmpty() && (all.isEmpty() || back.reaches(all.getLast())));
    return all;
  }

  private static JiraWire.Search request(String project, @Nullable String token) {
    return new JiraWire.Search(
        "project = \"" + project + "\" ORDER BY created DESC, key DESC",
        PAGE,
        List.of("created"),
        List.of(JiraFields.MARKER),
        token,
        List.of());
  }

  private List<JsonNode> marked(String project, long from, long to) {
    List<String> keys = new ArrayList<>();
    for (long number = from; number <= to; number++) {
      keys.add(project + "-" + number);
    }
    return keys.isEmpty() ? List.of() : issues.marked(keys);
  }

  private Optional<String> find(List<JsonNode> found, String marker) {
    return found.stream()
        .filter(issue -> JiraTranslator.marker(issue).equals(marker))
        .map(issue -> SoundAnswers.issue(jira.tracker(), issue).path("id").asText())
        .findFirst();
  }

  private static long highest(String project, List<JsonNode> indexed) {
    String prefix = project + "-";
    return indexed.stream()
        .map(issue -> issue.path("key").asText())
        .filter(
            key -> key.startsWith(prefix) && key.substring(prefix.length()).matches("\\d{1,15}"))
        .mapToLong(key -> Long.parseLong(key.substring(prefix.length())))
        .max()
        .orElse(0);
  }
}
