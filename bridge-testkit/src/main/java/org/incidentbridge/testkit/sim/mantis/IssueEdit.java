package org.incidentbridge.testkit.sim.mantis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An edit form of one issue, filled in and saved. */
public final class IssueEdit {

  private final Site site;
  private final User person;
  private final int issueId;
  private final Map<IssueField, Object> cells = new LinkedHashMap<>();
  private final Map<String, String> customValues = new LinkedHashMap<>();

  IssueEdit(Site site, User person, int issueId) {
    this.site = site;
    this.person = person;
    this.issueId = issueId;
  }

  /**
   * Sets a field by its name in JSON: {@code summary}, {@code description}, {@code status}, {@code
   * handler} (empty for nobody), {@code category}, {@code version}, {@code view_state}, ...
   */
  public IssueEdit set(String field, String value) {
    synchronized (site.world) {
      IssueField column = column(field);
      cells.put(column, cell(column, value));
      return this;
    }
  }

  /** Sets a custom field by its name. */
  public IssueEdit custom(String field, String value) {
    customValues.put(field, value);
    return this;
  }

  /** Writes the form; the issue's update time moves. */
  public void save() {
    synchronized (site.world) {
      Issue issue = site.world.issue(issueId);
      customValues.forEach(
          (name, value) ->
              site.edits.customValue(
                  person, issue, site.world.customFieldNamed(name).orElseThrow(), value, true));
      IssueRow written = issue.row.copy();
      cells.forEach((field, value) -> put(written, field, value));
      site.edits.replace(person, issue, issue.row, written);
    }
  }

  private static void put(IssueRow row, IssueField field, Object value) {
    if (value instanceof Integer number) {
      row.set(field, number);
    } else {
      row.set(field, value.toString());
    }
  }

  private static IssueField column(String field) {
    for (IssueField each : IssueField.values()) {
      if (each.column().equals(field) || each.column().equals(field + "_id")) {
        return each;
      }
    }
    throw new IllegalArgumentException("no field " + field);
  }

  private Object cell(IssueField field, String value) {
    String enumeration = field.enumeration();
    if (enumeration != null) {
      int id = site.world.config.enumeration(enumeration).id(value);
      if (id == 0) {
        throw new IllegalArgumentException("no " + enumeration + " " + value);
      }
      return id;
    }
    return switch (field) {
      case HANDLER, REPORTER -> value.isEmpty() ? 0 : site.world.userNamed(value).orElseThrow().id;
      case CATEGORY -> category(value);
      case PROJECT -> site.world.projectNamed(value).orElseThrow().id;
      case STICKY -> Boolean.parseBoolean(value) ? 1 : 0;
      case DUE_DATE -> DueDate.parse(value, site.world);
      case SUMMARY -> MantisText.trim(MantisText.stored(value));
      default -> MantisText.stored(value);
    };
  }

  private int category(String name) {
    int project = site.world.issue(issueId).project();
    Optional<Project.Category> found =
        site.hierarchy.categories(project).stream().filter(c -> c.name.equals(name)).findFirst();
    return found.map(c -> c.id).orElseThrow();
  }
}
