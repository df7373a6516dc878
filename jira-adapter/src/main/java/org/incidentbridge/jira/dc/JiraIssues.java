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
import org.incidentbridge.jira.shared.Issues;
import org.incidentbridge.jira.shared.JiraFields;
import org.incidentbridge.jira.shared.JiraMetadata;
import org.incidentbridge.jira.shared.JiraSettings;
import org.incidentbridge.jira.shared.JiraTranslator;
import org.incidentbridge.jira.shared.ProjectKind;
import org.incidentbridge.jira.shared.Site;
import org.incidentbridge.jira.shared.SiteFacts;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;
import org.jspecify.annotations.Nullable;

/** Reads issues directly, not through the search index. */
final class JiraIssues implements Issues {

  private static final int COMMENT_PAGE = 1000;
  private static final int MOST_COMMENT_PAGES = 100;
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
    HttpUrl.Builder url =
        jira.rest()
            .at("issue", idOrKey)
            .addQueryParameter("fields", String.join(",", fields))
            .addQueryParameter("properties", JiraFields.MARKER);
    try {
      JsonNode issue = jira.rest().get(url);
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

  /** One issue, whole; empty if it is not there or not visible. */
  Optional<Sighting> whole(String id) {
    return find(id, wholeFields).map(issue -> sighting(issue, JiraTranslator.marker(issue)));
  }

  /** The marker of an issue that was read before. */
  Optional<String> knownMarker(String id) {
    return Optional.ofNullable(markers.getIfPresent(id));
  }

  @Override
  public TicketSnapshot snapshot(String id) {
    return switch (whole(id).orElseThrow(() -> gone(id))) {
      case Sighting.Seen seen -> seen.ticket();
      case Sighting.Unreadable poison -> throw new TrackerException(Kind.PROTOCOL, poison.why());
      case Sighting.Gone gone -> throw gone(id);
      case Sighting.Merged merged -> throw gone(id);
    };
  }

  @Override
  public boolean serviceDesk(String id, Visibility written) {
    Optional<Boolean> known =
        written == Visibility.INTERNAL ? Optional.empty() : metadata.serviceDesk(id);
    return known
        .or(
            () ->
                find(id, List.of("project"))
                    .map(issue -> isServiceDesk(issue.path("fields").path("project"))))
        .orElseThrow(() -> gone(id));
  }

  /** What an issue shows that was read with all fields. */
  Sighting sighting(JsonNode issue, String marker) {
    remember(issue);
    ProjectKind project = kind(issue.path("fields").path("project"));
    return translator.sighting(
        issue,
        new JiraTranslator.Around(comments(issue, project), marker, project),
        metadata.shownTypes());
  }

  /**
   * The comments within the issue, if they are all there and their properties are known; in service
   * projects these may change, and are read each time.
   */
  private List<JsonNode> comments(JsonNode issue, ProjectKind project) {
    JsonNode embedded = issue.path("fields").path("comment");
    List<JsonNode> comments = new ArrayList<>();
    embedded.path("comments").forEach(comments::add);
    boolean more = embedded.path("total").asInt(0) > comments.size();
    boolean plain = project == ProjectKind.PLAIN;
    boolean known = plain && comments.stream().allMatch(this::withKnownProperties);
    return more || (!known && !comments.isEmpty())
        ? allComments(issue.path("id").asText(), plain)
        : comments;
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

  private List<JsonNode> allComments(String id, boolean plain) {
    List<JsonNode> all = new ArrayList<>();
    for (int page = 0; page < MOST_COMMENT_PAGES; page++) {
      Site.CommentPage read = jira.comments(id, all.size(), COMMENT_PAGE, "created");
      all.addAll(read.comments());
      if (plain) {
        read.comments().forEach(this::rememberProperties);
      }
      if (read.comments().isEmpty() || all.size() >= read.total()) {
        return all;
      }
    }
    throw new TrackerException(
        Kind.PROTOCOL, jira.tracker() + ": the comments of issue " + id + " do not come to an end");
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
    @Nullable JsonNode project = issue.path("fields").get("project");
    if (project != null && project.isObject()) {
      metadata.remember(issue.path("id").asText(), isServiceDesk(project));
    }
  }

  /** Older versions do not say within an issue of which type its project is. */
  private ProjectKind kind(JsonNode project) {
    return project.hasNonNull("projectTypeKey")
        ? ProjectKind.of(project.path("projectTypeKey").asText())
        : metadata
            .project(project.path("key").asText())
            .map(SiteFacts.Project::kind)
            .orElse(ProjectKind.UNKNOWN);
  }

  private boolean isServiceDesk(JsonNode project) {
    return kind(project) == ProjectKind.SERVICE;
  }

  private TrackerException gone(String id) {
    return new TrackerException(
        Kind.NOT_FOUND,
        jira.tracker() + ": issue " + id + " does not exist, or the bridge's user may not see it");
  }
}
