package org.incidentbridge.jira.shared;

import com.github.benmanes.caffeine.cache.Cache;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.TrackerException.Kind;

/** What a Jira is like, remembered for an hour and asked for again where something is missing. */
public final class JiraMetadata {

  private final SiteFacts facts;
  private final Set<String> customFields;
  private final Cache<String, Map<String, SiteFacts.Field>> fields;
  private final Cache<String, SiteFacts.Project> projects;
  private final Cache<String, List<SiteFacts.LinkType>> linkTypes;
  private final Cache<String, SiteFacts.Attaching> attachments;
  private final Cache<String, Boolean> desks;

  public JiraMetadata(SiteFacts facts, InstantSource clock, Set<String> customFields) {
    this.facts = facts;
    this.customFields = customFields;
    this.fields = Caches.of(clock, 1);
    this.projects = Caches.of(clock, 1000);
    this.linkTypes = Caches.of(clock, 1);
    this.attachments = Caches.of(clock, 1);
    this.desks = Caches.of(clock, 100_000);
  }

  /** What is remembered here, as it is now. */
  SiteFacts facts() {
    return facts;
  }

  /** The types of the fields that snapshots show; unknown custom fields are left out. */
  public Map<String, FieldType> shownTypes() {
    Map<String, FieldType> types = new TreeMap<>(FieldType.SYSTEM);
    for (String custom : customFields) {
      field(custom).ifPresent(f -> types.put(custom, f.type()));
    }
    return types;
  }

  /** The same fields with the names by which a history may tell the custom ones. */
  public ShownFields shown() {
    Map<String, String> byName = new HashMap<>();
    for (String custom : customFields) {
      field(custom)
          .map(SiteFacts.Field::name)
          .filter(this::isUnique)
          .ifPresent(name -> byName.put(name, custom));
    }
    return new ShownFields(shownTypes(), byName);
  }

  /** Those of these fields whose names other fields bear too. */
  List<SiteFacts.Field> twins() {
    return customFields.stream()
        .flatMap(custom -> field(custom).stream())
        .filter(field -> !isUnique(field.name()))
        .toList();
  }

  private boolean isUnique(String name) {
    return fields().values().stream().filter(f -> f.name().equals(name)).count() == 1;
  }

  /** The type of a field that is written; empty if this Jira has no such field. */
  public Optional<FieldType> type(String name) {
    FieldType system = FieldType.SYSTEM.get(name);
    return system != null ? Optional.of(system) : field(name).map(SiteFacts.Field::type);
  }

  /** The type of a field as far as it is known without asking. */
  Optional<FieldType> knownType(String name) {
    FieldType system = FieldType.SYSTEM.get(name);
    return system != null
        ? Optional.of(system)
        : Optional.ofNullable(fields.getIfPresent("all"))
            .flatMap(all -> Optional.ofNullable(all.get(name)))
            .map(SiteFacts.Field::type);
  }

  private Optional<SiteFacts.Field> field(String id) {
    return Optional.ofNullable(fields().get(id));
  }

  /** All fields by id. */
  public Map<String, SiteFacts.Field> fields() {
    return fields.get("all", all -> loadFields());
  }

  /** A project by key; empty if it is not there or not visible. */
  public Optional<SiteFacts.Project> project(String key) {
    try {
      return Optional.of(projects.get(key, facts::project));
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /** The types of links between issues. */
  public List<SiteFacts.LinkType> linkTypes() {
    return linkTypes.get("all", all -> facts.linkTypes());
  }

  /** Whether files can be attached, and how big. */
  SiteFacts.Attaching attaching() {
    return attachments.get("all", all -> facts.attaching());
  }

  /** Whether an issue is in a service project, if it was read lately. */
  Optional<Boolean> serviceDesk(String ticketId) {
    return Optional.ofNullable(desks.getIfPresent(ticketId));
  }

  /** An issue was read. */
  public void remember(String ticketId, boolean serviceDesk) {
    desks.put(ticketId, serviceDesk);
  }

  /** Forgets what an error has shown to be out of date. */
  void refresh() {
    fields.invalidateAll();
    projects.invalidateAll();
    linkTypes.invalidateAll();
  }

  private Map<String, SiteFacts.Field> loadFields() {
    Map<String, SiteFacts.Field> byId = new HashMap<>();
    facts.fields().forEach(field -> byId.put(field.id(), field));
    return byId;
  }
}
