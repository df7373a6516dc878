package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An issue as the REST interface shows it to one reader; null and empty members are left out. */
final class IssueJson {

  private final World world;
  private final Shapes shapes;
  private final Hierarchy hierarchy;
  private final Access access;
  private final Map<String, Member> members = new LinkedHashMap<>();

  IssueJson(World world, Shapes shapes, Hierarchy hierarchy, Access access) {
    this.world = world;
    this.shapes = shapes;
    this.hierarchy = hierarchy;
    this.access = access;
    textMembers();
    placeMembers();
    peopleMembers();
    choiceMembers();
    profileMembers();
    timeMembers();
    attachedMembers();
  }

  /** Writes one member of an issue, or nothing. */
  private interface Member {
    @Nullable JsonNode of(Issue issue, User reader);
  }

  /** The names in a {@code select} parameter. */
  static Set<String> selection(String select) {
    return Arrays.stream(select.split(","))
        .map(String::trim)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** The issue; an empty array if nothing that was asked for exists. */
  JsonNode of(Issue issue, User reader, @Nullable Set<String> select) {
    ObjectNode all = Shapes.object();
    for (Map.Entry<String, Member> member : members.entrySet()) {
      if (select == null || select.contains(member.getKey())) {
        JsonNode value = member.getValue().of(issue, reader);
        if (value != null && !(value.isArray() && value.isEmpty())) {
          all.set(member.getKey(), value);
        }
      }
    }
    return all.isEmpty() ? JsonNodeFactory.instance.arrayNode() : all;
  }

  private void textMembers() {
    members.put("id", (i, r) -> JsonNodeFactory.instance.numberNode(i.id));
    members.put("summary", (i, r) -> text(i.row.text(IssueField.SUMMARY)));
    members.put("description", (i, r) -> text(i.row.text(IssueField.DESCRIPTION)));
    members.put("steps_to_reproduce", (i, r) -> unlessBlank(i.row.text(IssueField.STEPS)));
    members.put(
        "additional_information", (i, r) -> unlessBlank(i.row.text(IssueField.INFORMATION)));
  }

  private void placeMembers() {
    members.put("project", (i, r) -> shapes.project(i.project()));
    members.put("category", (i, r) -> category(i));
    members.put("version", (i, r) -> version(i, IssueField.VERSION));
    members.put("fixed_in_version", (i, r) -> version(i, IssueField.FIXED_IN_VERSION));
    members.put(
        "target_version",
        (i, r) ->
            access.onIssue(r, "roadmap_view_threshold", i)
                ? version(i, IssueField.TARGET_VERSION)
                : null);
  }

  private void peopleMembers() {
    members.put("reporter", (i, r) -> shapes.person(r, i.row.number(IssueField.REPORTER)));
    members.put(
        "handler",
        (i, r) -> {
          int handler = i.row.number(IssueField.HANDLER);
          return handler == 0 ? null : shapes.person(r, handler);
        });
  }

  private void choiceMembers() {
    choice(IssueField.STATUS);
    choice(IssueField.RESOLUTION);
    choice(IssueField.VIEW_STATE);
    choice(IssueField.PRIORITY);
    choice(IssueField.SEVERITY);
    choice(IssueField.REPRODUCIBILITY);
    choice(IssueField.PROJECTION, "enable_projection");
    members.put(
        "build",
        (i, r) ->
            world.config.on("enable_product_build")
                ? unlessBlank(i.row.text(IssueField.BUILD))
                : null);
  }

  private void choice(IssueField field) {
    String column = field.column();
    members.put(column, (i, r) -> shapes.choice(column, i.row.number(field)));
  }

  private void choice(IssueField field, String option) {
    String column = field.column();
    members.put(
        column,
        (i, r) -> world.config.on(option) ? shapes.choice(column, i.row.number(field)) : null);
  }

  private void profileMembers() {
    members.put("platform", (i, r) -> unlessBlank(i.row.text(IssueField.PLATFORM)));
    members.put("os", (i, r) -> unlessBlank(i.row.text(IssueField.OS)));
    members.put("os_build", (i, r) -> unlessBlank(i.row.text(IssueField.OS_BUILD)));
    choice(IssueField.ETA, "enable_eta");
  }

  private void timeMembers() {
    members.put(
        "due_date",
        (i, r) -> {
          int due = i.row.number(IssueField.DUE_DATE);
          boolean shown = access.onIssue(r, "due_date_view_threshold", i);
          return shown && due > 1 ? text(shapes.time(due)) : null;
        });
    members.put(
        "sticky",
        (i, r) -> JsonNodeFactory.instance.booleanNode(i.row.number(IssueField.STICKY) != 0));
    members.put("created_at", (i, r) -> text(shapes.time(i.created)));
    members.put("updated_at", (i, r) -> text(shapes.time(i.updated)));
  }

  private void attachedMembers() {
    NoteJson notes = new NoteJson(world, shapes, access);
    HistoryJson history = new HistoryJson(world, shapes, access);
    members.put("attachments", (i, r) -> notes.attachments(r, i, 0));
    members.put("notes", (i, r) -> notes.all(r, i));
    members.put("relationships", this::relationships);
    members.put("custom_fields", this::customFields);
    members.put("tags", (i, r) -> tags(i));
    members.put("monitors", this::monitors);
    members.put(
        "history",
        (i, r) -> access.onIssue(r, "view_history_threshold", i) ? history.of(r, i) : null);
  }

  private @Nullable JsonNode category(Issue issue) {
    int id = issue.row.number(IssueField.CATEGORY);
    return hierarchy
        .category(id)
        .map(c -> Shapes.object().put("id", c.id).put("name", c.name))
        .orElse(null);
  }

  private @Nullable JsonNode version(Issue issue, IssueField field) {
    String name = issue.row.text(field);
    return name.isEmpty()
        ? null
        : hierarchy
            .version(issue.project(), name)
            .map(v -> Shapes.object().put("id", v.id).put("name", v.name))
            .orElse(null);
  }

  private JsonNode relationships(Issue issue, User reader) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Relation relation : sourcesFirst(issue)) {
      Issue other = world.issue(relation.other(issue.id));
      if (access.sees(reader, other)) {
        all.add(relationship(issue, relation, other, reader));
      }
    }
    return all;
  }

  private static List<Relation> sourcesFirst(Issue issue) {
    return issue.relations.stream()
        .sorted(
            Comparator.comparing((Relation r) -> r.source != issue.id)
                .thenComparingInt(r -> r.type.id())
                .thenComparingInt(r -> r.id))
        .toList();
  }

  private ObjectNode relationship(Issue issue, Relation relation, Issue other, User reader) {
    RelationType type = relation.from(issue.id);
    ObjectNode related = Shapes.object().put("id", other.id);
    related.set("status", shapes.choice("status", other.status()));
    related.set("resolution", shapes.choice("resolution", other.row.number(IssueField.RESOLUTION)));
    related.put("summary", other.row.text(IssueField.SUMMARY));
    int handler = other.row.number(IssueField.HANDLER);
    if (handler != 0) {
      related.set("handler", shapes.person(reader, handler));
    }
    ObjectNode node = Shapes.object().put("id", relation.id);
    node.set(
        "type",
        Shapes.object()
            .put("id", type.id())
            .put("name", type.apiName())
            .put("label", type.label()));
    node.set("issue", related);
    return node;
  }

  private JsonNode customFields(Issue issue, User reader) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (int id : world.requireProject(issue.project()).customFields) {
      CustomField field = world.customFields.get(id);
      if (field != null && access.level(reader, issue.project()) >= field.readLevel.value()) {
        ObjectNode node = Shapes.object();
        node.set("field", Shapes.object().put("id", id).put("name", field.name));
        node.put("value", issue.customValues.getOrDefault(id, field.defaultValue));
        all.add(node);
      }
    }
    return all;
  }

  private JsonNode tags(Issue issue) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    issue.taggedBy.keySet().stream()
        .map(world.tags::get)
        .filter(t -> t != null)
        .sorted(Comparator.comparing(t -> t.name))
        .forEach(t -> all.add(Shapes.object().put("id", t.id).put("name", t.name)));
    return all;
  }

  private @Nullable JsonNode monitors(Issue issue, User reader) {
    if (!access.onIssue(reader, "show_monitor_list_threshold", issue)) {
      return null;
    }
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    issue.monitors.stream()
        .flatMap(id -> world.user(id).stream())
        .sorted(Comparator.comparing((User u) -> u.realName).thenComparing(u -> u.name))
        .forEach(u -> all.add(shapes.person(reader, u.id)));
    return all;
  }

  private static JsonNode text(String value) {
    return JsonNodeFactory.instance.textNode(value);
  }

  private static @Nullable JsonNode unlessBlank(String value) {
    return MantisText.blank(value) ? null : text(value);
  }
}
