package org.incidentbridge.jira.dc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.jira.shared.Caches;
import org.incidentbridge.jira.shared.CommentMarks;
import org.incidentbridge.jira.shared.CommentPages;
import org.incidentbridge.jira.shared.Issues;
import org.incidentbridge.jira.shared.JiraFields;
import org.incidentbridge.jira.shared.JiraMetadata;
import org.incidentbridge.jira.shared.JiraSettings;
import org.incidentbridge.jira.shared.JiraTranslator;
import org.incidentbridge.jira.shared.ProjectKind;
import org.incidentbridge.jira.shared.Refusals;
import org.incidentbridge.jira.shared.SiteFacts;
import org.incidentbridge.jira.shared.SoundAnswers;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/** Reads issues directly, not through the search index. */
final class JiraIssues implements Issues {

  private static final int COMMENT_PAGE = 1000;
  private static final int REMEMBERED = 100_000;

  private final Connection jira;
  private final JiraMetadata metadata;
  private final JiraTranslator translator;
  private final List<String> wholeFields;

  // An issue has the marker it was made with or none, for ever.
  private final Cache<String, String> markers =
      Caffeine.newBuilder().maximumSize(200_000).executor(Runnable::run).build();

  // Outside service projects nobody changes them but the bridge, which never does.
  private final Cache<String, JsonNode> commentProperties;

  private final Map<String, Long> highest = new ConcurrentHashMap<>();

  JiraIssues(
      Connection jira, JiraMetadata metadata, JiraTranslator translator, JiraSettings settings) {
    this.jira = jira;
    this.metadata = metadata;
    this.translator = translator;
    this.wholeFields = JiraFields.whole(settings.customFields(), "creator");
    this.commentProperties = Caches.of(jira.clock(), REMEMBERED);
  }

  /** All that a snapshot is made of. */
  List<String> wholeFields() {
    return wholeFields;
  }

  @Override
  public Optional<JsonNode> find(String idOrKey, List<String> fields) {
    return find(at(idOrKey, fields));
  }

  private HttpUrl.Builder at(String idOrKey, List<String> fields) {
    return jira.rest()
        .at("issue", idOrKey)
        .addQueryParameter("fields", String.join(",", fields))
        .addQueryParameter("properties", JiraFields.MARKER);
  }

  private Optional<JsonNode> find(HttpUrl.Builder url) {
    try {
      JsonNode issue = SoundAnswers.issue(jira.tracker(), jira.rest().get(url));
      markers.put(issue.path("id").asText(), JiraTranslator.marker(issue));
      remember(issue);
      return Optional.of(issue);
    } catch (CallFailure failure) {
      if (isInvisible(failure)) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /** Jira says 404 to an issue that is not there and 403 to one that the user may not see. */
  private static boolean isInvisible(CallFailure failure) {
    return failure.kind() == Kind.NOT_FOUND
        || (failure.kind() == Kind.PERMISSION
            && failure.message().contains("permission to see the specified issue"));
  }

  @Override
  public Optional<Sighting> whole(String id) {
    return find(id, wholeFields).map(issue -> sighting(issue, JiraTranslator.marker(issue)));
  }

  /** The same with the issue's history, which takes no further call. */
  Optional<Sighting> withHistory(String id) {
    return find(at(id, wholeFields).addQueryParameter("expand", "changelog"))
        .map(issue -> sighting(issue, JiraTranslator.marker(issue)));
  }

  /** The marker of an issue that was read before. */
  Optional<String> knownMarker(String id) {
    return Optional.ofNullable(markers.getIfPresent(id));
  }

  /** What an issue shows that was read with all fields. */
  Sighting sighting(JsonNode issue, String marker) {
    remember(issue);
    ProjectKind project = kind(issue);
    return translator.sighting(
        issue,
        new JiraTranslator.Around(comments(issue, project), marker, project),
        metadata.shown());
  }

  /**
   * The comments within the issue, if they are all there and their properties are known; in service
   * projects these may change, and are read each time.
   */
  private List<JsonNode> comments(JsonNode issue, ProjectKind project) {
    JsonNode embedded = issue.path("fields").path("comment");
    List<JsonNode> comments = new ArrayList<>();
    embedded.path("comments").forEach(comments::add);
    boolean more =
        embedded.isObject() && embedded.path("total").asInt(Integer.MAX_VALUE) > comments.size();
    boolean plain = project == ProjectKind.PLAIN;
    boolean known = plain && comments.stream().allMatch(this::withKnownProperties);
    if (!more && (known || comments.isEmpty())) {
      return comments;
    }
    List<JsonNode> all = CommentPages.all(jira, issue.path("id").asText(), COMMENT_PAGE);
    if (plain) {
      all.forEach(this::rememberProperties);
    }
    return all;
  }

  private boolean withKnownProperties(JsonNode comment) {
    JsonNode properties = commentProperties.getIfPresent(comment.path("id").asText());
    if (properties == null || !(comment instanceof ObjectNode node)) {
      return false;
    }
    node.set("properties", properties);
    return true;
  }

  private void rememberProperties(JsonNode comment) {
    if (CommentMarks.isMarked(comment)) {
      commentProperties.put(comment.path("id").asText(), comment.path("properties"));
    }
  }

  /** The highest number among the keys of a project that were read so far; 0 if none was. */
  long highest(String project) {
    return highest.getOrDefault(project, 0L);
  }

  /** The number in a key of a project; 0 if it is none of this project. */
  static long number(String project, String key) {
    String digits = key.startsWith(project + "-") ? key.substring(project.length() + 1) : "";
    return digits.matches("\\d{1,15}") ? Long.parseLong(digits) : 0;
  }

  private void remember(JsonNode issue) {
    String key = issue.path("key").asText();
    int dash = key.lastIndexOf('-');
    if (dash > 0) {
      String project = key.substring(0, dash);
      highest.merge(project, number(project, key), Math::max);
    }
    if (issue.path("fields").path("project").isObject()) {
      metadata.remember(issue.path("id").asText(), kind(issue) == ProjectKind.SERVICE);
    }
  }

  /** Older versions do not say within an issue of which type its project is. */
  @Override
  public ProjectKind kind(JsonNode issue) {
    JsonNode project = issue.path("fields").path("project");
    return project.hasNonNull("projectTypeKey")
        ? ProjectKind.told(issue)
        : metadata
            .project(project.path("key").asText())
            .map(SiteFacts.Project::kind)
            .orElse(ProjectKind.UNKNOWN);
  }

  @Override
  public JiraMetadata metadata() {
    return metadata;
  }

  @Override
  public TrackerException gone(String id) {
    return Refusals.unseen(jira.tracker(), id);
  }
}
