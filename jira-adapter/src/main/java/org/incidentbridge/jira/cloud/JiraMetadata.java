package org.incidentbridge.jira.cloud;

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

/** What a site is like, remembered for an hour and asked for again where something is missing. */
final class JiraMetadata {

  private final Connection jira;
  private final Set<String> customFields;
  private final Cache<String, Map<String, JiraWire.Field>> fields;
  private final Cache<String, JiraWire.Project> projects;
  private final Cache<String, List<JiraWire.LinkType>> linkTypes;
  private final Cache<String, JiraWire.AttachmentMeta> attachments;
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
      field(custom).ifPresent(f -> types.put(custom, FieldType.of(f.schema())));
    }
    return types;
  }

  /** The type of a field that is written; empty if the site has no such field. */
  Optional<FieldType> type(String name) {
    FieldType system = FieldType.SYSTEM.get(name);
    return system != null
        ? Optional.of(system)
        : field(name).map(field -> FieldType.of(field.schema()));
  }

  /** A field of the site by its id. */
  Optional<JiraWire.Field> field(String id) {
    return Optional.ofNullable(fields().get(id));
  }

  /** All fields by id. */
  Map<String, JiraWire.Field> fields() {
    return fields.get("all", all -> loadFields());
  }

  /** A project by key; empty if it is not there or not visible. */
  Optional<JiraWire.Project> project(String key) {
    try {
      return Optional.of(projects.get(key, k -> jira.calls().execute(jira.meta().project(k))));
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  List<JiraWire.LinkType> linkTypes() {
    return linkTypes.get(
        "all", all -> jira.calls().execute(jira.meta().linkTypes()).issueLinkTypes());
  }

  JiraWire.AttachmentMeta attachmentMeta() {
    return attachments.get("all", all -> jira.calls().execute(jira.meta().attachmentMeta()));
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

  private Map<String, JiraWire.Field> loadFields() {
    Map<String, JiraWire.Field> byId = new HashMap<>();
    jira.calls().execute(jira.meta().fields()).forEach(field -> byId.put(field.id(), field));
    return byId;
  }
}
