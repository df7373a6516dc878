package org.incidentbridge.testkit.sim.mantis;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A copy of one issue as stored, private notes included. */
public final class IssueView {

  private final int id;
  private final Instant created;
  private final Instant updated;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Map<String, String> customFields = new LinkedHashMap<>();
  private final List<MantisView.NoteView> notes;
  private final List<MantisView.FileView> files;
  private final List<MantisView.HistoryView> history;
  private final Set<String> tags;
  private final List<String> monitors;
  private final Map<Integer, String> relations = new LinkedHashMap<>();

  IssueView(Site site, Issue issue) {
    World world = site.world;
    id = issue.id;
    created = Instant.ofEpochSecond(issue.created);
    updated = Instant.ofEpochSecond(issue.updated);
    for (IssueField field : IssueField.values()) {
      fields.put(field.column(), shown(site, field, issue.row));
    }
    issue.customValues.forEach(
        (fieldId, value) ->
            customFields.put(Objects.requireNonNull(world.customFields.get(fieldId)).name, value));
    notes = issue.notes.stream().map(n -> note(world, n)).toList();
    files = issue.files.stream().map(f -> file(world, f)).toList();
    history = issue.history.stream().map(h -> line(world, h)).toList();
    tags =
        issue.taggedBy.keySet().stream()
            .map(t -> Objects.requireNonNull(world.tags.get(t)).name)
            .collect(Collectors.toUnmodifiableSet());
    monitors = issue.monitors.stream().map(world::userName).toList();
    issue.relations.forEach(r -> relations.put(r.other(id), r.from(id).apiName()));
  }

  static String shown(Site site, IssueField field, IssueRow row) {
    String enumeration = field.enumeration();
    if (enumeration != null) {
      return site.world.config.enumeration(enumeration).name(row.number(field));
    }
    return switch (field) {
      case HANDLER, REPORTER ->
          row.number(field) == 0 ? "" : site.world.userName(row.number(field));
      case PROJECT -> site.world.project(row.number(field)).map(p -> p.name).orElse("");
      case CATEGORY -> site.hierarchy.category(row.number(field)).map(c -> c.name).orElse("");
      default -> row.raw(field);
    };
  }

  private static MantisView.NoteView note(World world, Note note) {
    return new MantisView.NoteView(
        note.id,
        world.userName(note.reporter),
        note.text,
        note.isPrivate(),
        Instant.ofEpochSecond(note.updated));
  }

  private static MantisView.FileView file(World world, StoredFile file) {
    return new MantisView.FileView(
        file.id(),
        file.noteId(),
        world.userName(file.user()),
        file.name(),
        file.content().bytes().clone());
  }

  private static MantisView.HistoryView line(World world, HistoryEntry entry) {
    return new MantisView.HistoryView(
        Instant.ofEpochSecond(entry.at()),
        world.userName(entry.user()),
        entry.type().apiName(),
        entry.field(),
        entry.before() + " => " + entry.after());
  }

  public int id() {
    return id;
  }

  public Instant created() {
    return created;
  }

  public Instant updated() {
    return updated;
  }

  /**
   * A field by its column name ({@code summary}, {@code status}, {@code handler_id}, {@code
   * project_id}, {@code category}, ...); enums and people by name, empty if not set.
   */
  public String field(String column) {
    return Objects.requireNonNull(fields.get(column), column);
  }

  public String summary() {
    return field("summary");
  }

  public String description() {
    return field("description");
  }

  public String status() {
    return field("status");
  }

  /** Name of the handler, empty for nobody. */
  public String handler() {
    return field("handler_id");
  }

  /** Name of the project. */
  public String project() {
    return field("project_id");
  }

  /** Values that were ever set, by field name. */
  public Map<String, String> customFields() {
    return Map.copyOf(customFields);
  }

  public List<MantisView.NoteView> notes() {
    return notes;
  }

  public List<MantisView.FileView> files() {
    return files;
  }

  public List<MantisView.HistoryView> history() {
    return history;
  }

  public Set<String> tags() {
    return tags;
  }

  /** Names of those who monitor it. */
  public List<String> monitors() {
    return monitors;
  }

  /** Related issues with the relation's name as seen from this one, e.g. {@code parent-of}. */
  public Map<Integer, String> relations() {
    return Map.copyOf(relations);
  }
}
