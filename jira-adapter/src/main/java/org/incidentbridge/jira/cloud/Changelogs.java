package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.CallTag;
import org.incidentbridge.jira.shared.PoisonIssue;
import org.incidentbridge.spi.TrackerException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Puts into issues what was changed in them, for all of them with one call. What an issue itself
 * can be asked to show with it are the newest changes only.
 */
final class Changelogs {

  /** Entries on a page; Jira takes up to twice as many, but each repeats its whole author. */
  private static final int PAGE = 5000;

  private static final Duration REFUSED = Duration.ofHours(1);
  private static final Set<Kind> REFUSALS = Set.of(Kind.PERMISSION, Kind.NOT_FOUND, Kind.INVALID);

  private final Connection jira;
  private volatile @Nullable Instant refused;

  Changelogs(Connection jira) {
    this.jira = jira;
  }

  /** Whether Jira lately refused to show changes, as to a token that is not made for it. */
  boolean areRefused() {
    Instant last = refused;
    return last != null && last.plus(REFUSED).isAfter(jira.clock().instant());
  }

  /** Adds histories to issues, as they stand in one that is asked to show its own. */
  void addTo(List<JsonNode> issues) {
    if (issues.isEmpty() || areRefused()) {
      return;
    }
    try {
      Map<String, ArrayNode> found = read(issues.stream().map(i -> i.path("id").asText()).toList());
      for (JsonNode issue : issues) {
        @Nullable ArrayNode histories = found.get(issue.path("id").asText());
        if (issue instanceof ObjectNode shown && histories != null) {
          shown.putObject("changelog").set("histories", histories);
        }
      }
      refused = null;
    } catch (CallFailure failure) {
      // A ticket is worth more than its history (N10).
      if (REFUSALS.contains(failure.kind())) {
        refused = jira.clock().instant();
      } else if (issues.size() > 1 || !PoisonIssue.breaks(failure)) {
        throw failure;
      }
    }
  }

  private Map<String, ArrayNode> read(List<String> ids) {
    Map<String, ArrayNode> found = new HashMap<>();
    Set<String> tokens = new HashSet<>();
    String token = "";
    do {
      JiraWire.Changelogs page =
          jira.calls()
              .execute(
                  jira.api()
                      .changelogs(new JiraWire.ChangelogFetch(ids, PAGE, token), CallTag.read()));
      for (JsonNode issue : page.issueChangeLogs()) {
        ArrayNode histories =
            found.computeIfAbsent(
                issue.path("issueId").asText(), id -> JsonNodeFactory.instance.arrayNode());
        issue.path("changeHistories").forEach(histories::add);
      }
      token = Objects.requireNonNullElse(page.nextPageToken(), "");
    } while (!token.isEmpty() && tokens.add(token));
    return found;
  }
}
