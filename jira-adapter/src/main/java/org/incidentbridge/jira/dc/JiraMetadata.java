package org.incidentbridge.jira.dc;

import com.atlassian.jira.rest.client.api.domain.Field;
import com.atlassian.jira.rest.client.api.domain.FieldSchema;
import com.atlassian.jira.rest.client.api.domain.IssuelinksType;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.jira.shared.Caches;
import org.incidentbridge.spi.TrackerException.Kind;
import org.jspecify.annotations.Nullable;

/** What a Jira is like, remembered for an hour and asked for again where something is missing. */
final class JiraMetadata {

  private final Connection jira;
  private final Set<String> customFields;
  private final Cache<String, Map<String, Field>> fields;
  private final Cache<String, JsonNode> projects;
  private final Cache<String, List<IssuelinksType>> linkTypes;
  private final Cache<String, JsonNode> attachments;
  private final Cache<String, Boolean> desks;

  JiraMetadata(Connection jira, Set<String> customFields) {
    this.jira = jira;
    this.customFields = customFields;
    this.fields = Caches.of(jira.clock(), 1);
    this.projects = Caches.of(jira.clock(), 1000);
    this.linkTypes = Caches.of(jira.clock(), 1);
    this.attachments = Caches.of(jira.clock(), 1);
    this.desks = Caches.of(jira.clock(), 100_000);
  }

  /** The types of the fields that snapshots show; unknown custom fields are left out. */
  Map<String, FieldType> shownTypes() {
    Map<String, FieldType> types = new TreeMap<>(FieldType.SYSTEM);
    for (String custom : customFields) {
      custom(custom).ifPresent(type -> types.put(custom, type));
    }
    return types;
  }

  /** The type of a field that is written; empty if this Jira has no such field. */
  Optional<FieldType> type(String name) {
    FieldType system = FieldType.SYSTEM.get(name);
    return system != null ? Optional.of(system) : custom(name);
  }

  private Optional<FieldType> custom(String id) {
    return Optional.ofNullable(fields().get(id)).map(field -> type(field.getSchema()));
  }

  private static FieldType type(@Nullable FieldSchema schema) {
    return schema == null
        ? FieldType.OTHER
        : FieldType.of(text(schema.getType()), text(schema.getItems()), text(schema.getCustom()));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** All fields by id. */
  Map<String, Field> fields() {
    return fields.get("all", all -> loadFields());
  }

  private Map<String, Field> loadFields() {
    Map<String, Field> byId = new HashMap<>();
    jira.client().fields().forEach(field -> byId.put(field.getId(), field));
    return byId;
  }

  /** A project by key; empty if it is not there or not visible. */
  Optional<JsonNode> project(String key) {
    try {
      return Optional.of(projects.get(key, k -> jira.rest().get(jira.rest().at("project", k))));
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  List<IssuelinksType> linkTypes() {
    return linkTypes.get("all", all -> jira.client().linkTypes());
  }

  /** Whether files can be attached, and how big. */
  JsonNode attachmentMeta() {
    return attachments.get("all", all -> jira.rest().get(jira.rest().at("attachment", "meta")));
  }

  /** Whether an issue is in a service project, if it was read lately. */
  Optional<Boolean> serviceDesk(String ticketId) {
    return Optional.ofNullable(desks.getIfPresent(ticketId));
  }

  void remember(String ticketId, boolean serviceDesk) {
    desks.put(ticketId, serviceDesk);
  }

  /** Forgets what an error has shown to be out of date. */
  void refresh() {
    fields.invalidateAll();
    projects.invalidateAll();
    linkTypes.invalidateAll();
  }
}
