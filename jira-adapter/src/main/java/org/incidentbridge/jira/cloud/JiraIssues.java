package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.CallTag;
import org.incidentbridge.http.Isolation;
import org.incidentbridge.jira.shared.CommentPages;
import org.incidentbridge.jira.shared.Issues;
import org.incidentbridge.jira.shared.JiraFields;
import org.incidentbridge.jira.shared.JiraMetadata;
import org.incidentbridge.jira.shared.JiraSettings;
import org.incidentbridge.jira.shared.JiraTranslator;
import org.incidentbridge.jira.shared.PoisonIssue;
import org.incidentbridge.jira.shared.ProjectKind;
import org.incidentbridge.jira.shared.Refusals;
import org.incidentbridge.jira.shared.SoundAnswers;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/** Reads issues directly, not through the search index. */
final class JiraIssues implements Issues {

  /** What one bulk fetch may ask for, by the vendor's document. */
  static final int BULK = 100;

  private static final int COMMENT_PAGE = 100;

  private final Connection jira;
  private final JiraMetadata metadata;
  private final JiraTranslator translator;
  private final List<String> wholeFields;
  private final CommentProperties properties;
  private final Changelogs changelogs;
  private final Isolation isolation;

  JiraIssues(
      Connection jira, JiraMetadata metadata, JiraTranslator translator, JiraSettings settings) {
    this.jira = jira;
    this.metadata = metadata;
    this.translator = translator;
    this.wholeFields = JiraFields.whole(settings.customFields());
    this.properties = new CommentProperties(jira);
    this.changelogs = new Changelogs(jira);
    this.isolation = new Isolation(id -> all(List.of(id), true), jira::caller);
  }

  @Override
  public Optional<JsonNode> find(String id, List<String> fields) {
    try {
      JsonNode issue =
          SoundAnswers.issue(
              jira.tracker(),
              jira.calls()
                  .execute(
                      jira.api()
                          .issue(id, String.join(",", fields), JiraFields.MARKER, CallTag.read())));
      remember(issue);
      return Optional.of(issue);
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  @Override
  public Optional<Sighting> whole(String id) {
    return find(id, wholeFields)
        .map(
            issue -> {
              properties.addTo(List.of(issue));
              return sighting(issue);
            });
  }

  /** The properties with which the bridge just made a comment need not be asked for. */
  @Override
  public void posted(String comment, JsonNode given) {
    properties.posted(comment, given);
  }

  /** Whether histories of issues are shown, as far as is known. */
  boolean tellHistories() {
    return !changelogs.areRefused();
  }

  /**
   * Many issues by id, at most {@link #BULK}; those that cannot be seen are missing.
   *
   * @param history whether with their histories, for one more call
   */
  Map<String, Sighting> bulk(List<String> ids, boolean history) {
    return bulk(ids, history, ids);
  }

  private Map<String, Sighting> bulk(List<String> ids, boolean history, List<String> others) {
    if (ids.size() == 1) {
      String id = ids.getFirst();
      return PoisonIssue.read(
              new TicketRef(translator.tracker(), id),
              isolation,
              others,
              () -> Optional.ofNullable(all(ids, history).get(id)))
          .map(sighting -> Map.of(id, sighting))
          .orElse(Map.of());
    }
    try {
      return all(ids, history);
    } catch (CallFailure failure) {
      if (!PoisonIssue.mayBeToBlame(failure)) {
        throw failure;
      }
      int middle = ids.size() / 2;
      Map<String, Sighting> found =
          new LinkedHashMap<>(bulk(ids.subList(0, middle), history, others));
      found.putAll(bulk(ids.subList(middle, ids.size()), history, others));
      return found;
    }
  }

  /** An issue that a list showed without its id. */
  Optional<Sighting> nameless(String key) {
    return PoisonIssue.read(
        new TicketRef(translator.tracker(), key), isolation, List.of(), () -> whole(key));
  }

  private Map<String, Sighting> all(List<String> ids, boolean history) {
    JiraWire.BulkIssues answer =
        listed(new JiraWire.BulkFetch(ids, wholeFields, List.of(JiraFields.MARKER)));
    properties.addTo(answer.issues());
    if (history) {
      changelogs.addTo(answer.issues());
    }
    Map<String, Sighting> found = new LinkedHashMap<>();
    for (JsonNode issue : answer.issues()) {
      remember(issue);
      found.put(issue.path("id").asText(), sighting(issue));
    }
    return found;
  }

  /** Markers of issues by id or key, as they are now; those that cannot be seen are missing. */
  List<JsonNode> marked(List<String> idsOrKeys) {
    JiraWire.BulkFetch wanted =
        new JiraWire.BulkFetch(idsOrKeys, List.of("created"), List.of(JiraFields.MARKER));
    return listed(wanted).issues();
  }

  private JiraWire.BulkIssues listed(JiraWire.BulkFetch wanted) {
    JiraWire.BulkIssues answer = jira.calls().execute(jira.api().bulkFetch(wanted, CallTag.read()));
    if (!answer.isList()) {
      throw SoundAnswers.withoutList(jira.tracker());
    }
    answer.issues().forEach(issue -> SoundAnswers.issue(jira.tracker(), issue));
    return answer;
  }

  /** The answer does not show properties, which do not change by an edit. */
  @Override
  public Optional<TicketSnapshot> edited(JsonNode issue, JsonNode before) {
    if (issue instanceof ObjectNode answer && before.has("properties")) {
      answer.set("properties", before.path("properties"));
    }
    JsonNode fields = issue.path("fields");
    boolean whole =
        fields.has("comment")
            && fields.has("attachment")
            && fields.has("updated")
            && fields.has("project")
            && fields.has("status");
    if (whole) {
      properties.addTo(List.of(issue));
    }
    return whole && sighting(issue) instanceof Sighting.Seen seen
        ? Optional.of(seen.ticket())
        : Optional.empty();
  }

  @Override
  public ProjectKind kind(JsonNode issue) {
    return ProjectKind.told(issue);
  }

  private Sighting sighting(JsonNode issue) {
    JsonNode embedded = issue.path("fields").path("comment");
    List<JsonNode> comments = new ArrayList<>();
    embedded.path("comments").forEach(comments::add);
    boolean more =
        embedded.isObject() && embedded.path("total").asInt(Integer.MAX_VALUE) > comments.size();
    return translator.sighting(
        issue,
        new JiraTranslator.Around(
            more ? CommentPages.all(jira, issue.path("id").asText(), COMMENT_PAGE) : comments,
            JiraTranslator.marker(issue),
            kind(issue)),
        metadata.shown());
  }

  private void remember(JsonNode issue) {
    if (issue.path("fields").hasNonNull("project")) {
      metadata.remember(issue.path("id").asText(), kind(issue) == ProjectKind.SERVICE);
    }
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
