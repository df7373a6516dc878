package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of Jira Cloud as far as it has a fixed shape. Everything in an answer may be missing;
 * lists that are missing read as empty. Issues and comments stay trees.
 */
final class JiraWire {

  private JiraWire() {}

  private static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Search(
      String jql,
      int maxResults,
      List<String> fields,
      List<String> properties,
      @Nullable String nextPageToken,
      List<Long> reconcileIssues) {}

  record SearchPage(
      @Nullable List<JsonNode> issues, @Nullable String nextPageToken, @Nullable Boolean isLast) {
    @Override
    public List<JsonNode> issues() {
      return copy(issues);
    }

    boolean isList() {
      return issues != null;
    }
  }

  record BulkFetch(List<String> issueIdsOrKeys, List<String> fields, List<String> properties) {}

  record BulkIssues(@Nullable List<JsonNode> issues) {
    @Override
    public List<JsonNode> issues() {
      return copy(issues);
    }

    boolean isList() {
      return issues != null;
    }
  }

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record ChangelogFetch(List<String> issueIdsOrKeys, int maxResults, String nextPageToken) {}

  record Changelogs(@Nullable List<JsonNode> issueChangeLogs, @Nullable String nextPageToken) {
    @Override
    public List<JsonNode> issueChangeLogs() {
      return copy(issueChangeLogs);
    }
  }

  record Created(String id) {}

  record Transitions(@Nullable List<JsonNode> transitions) {
    @Override
    public List<JsonNode> transitions() {
      return copy(transitions);
    }
  }

  record CommentIds(List<Long> ids) {}

  record CommentList(@Nullable List<JsonNode> values) {
    @Override
    public List<JsonNode> values() {
      return copy(values);
    }
  }

  record File(String id) {}

  record Myself(@Nullable String accountId, @Nullable String timeZone) {}

  record ServerInfo(@Nullable String deploymentType) {}

  record Field(String id, String name, @Nullable Schema schema) {}

  record Schema(@Nullable String type, @Nullable String items, @Nullable String custom) {}

  record Named(String id, String name) {}

  record Project(String key, @Nullable String projectTypeKey) {}

  record TypeStatuses(String name, @Nullable List<JsonNode> statuses) {
    @Override
    public List<JsonNode> statuses() {
      return copy(statuses);
    }
  }

  record Permissions(@Nullable Map<String, Permission> permissions) {
    boolean has(String key) {
      Permission found = permissions == null ? null : permissions.get(key);
      return found != null && found.havePermission();
    }
  }

  record Permission(boolean havePermission) {}

  record CreateTypes(@Nullable List<Named> issueTypes, int total) {
    @Override
    public List<Named> issueTypes() {
      return copy(issueTypes);
    }
  }

  record CreateFields(@Nullable List<JsonNode> fields, int total) {
    @Override
    public List<JsonNode> fields() {
      return copy(fields);
    }
  }

  record LinkTypes(@Nullable List<LinkType> issueLinkTypes) {
    @Override
    public List<LinkType> issueLinkTypes() {
      return copy(issueLinkTypes);
    }
  }

  record LinkType(String id, String name) {}

  record AttachmentMeta(boolean enabled, long uploadLimit) {}
}
