package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes history. */
final class Changes {

  private static final Map<String, String> OTHERWISE =
      Map.of("versions", "Version", "fixVersions", "Fix Version", "components", "Component");

  private final JiraSite site;
  private final HistorySides sides;

  Changes(JiraSite site) {
    this.site = site;
    this.sides = new HistorySides(site);
  }

  /** Moves "updated", keeps the history entry if there is something in it, and tells search. */
  void record(StoredIssue issue, JiraUser actor, List<JiraHistory.Item> items) {
    if (!items.isEmpty()) {
      long id = site.store().nextId("history");
      issue.histories.add(new JiraHistory(id, actor, moment(issue, id), List.copyOf(items)));
    }
    issue.touched(site.now());
    site.index().written(issue, site.now());
  }

  /** In all recorded issues the entry is some milliseconds younger than "updated". */
  private Instant moment(StoredIssue issue, long id) {
    Instant later = site.now().plusMillis(2 + id * 7 % 23);
    Instant kept =
        site.options().quirks().wholeSeconds() ? later.truncatedTo(ChronoUnit.SECONDS) : later;
    boolean first = issue.histories.isEmpty();
    Instant last = first ? kept : issue.histories.getLast().created();
    return kept.isBefore(last) ? last : kept;
  }

  /** The items of a change of one field: of versions and components one for each that changed. */
  List<JiraHistory.Item> changed(
      JiraProject project, JiraField field, JsonNode before, JsonNode after) {
    if (!OTHERWISE.containsKey(field.id())) {
      return List.of(
          item(field, sides.of(project, field, before), sides.of(project, field, after)));
    }
    List<JiraHistory.Item> items = new ArrayList<>();
    List<String> had = Json.strings(before);
    List<String> has = Json.strings(after);
    for (String gone : without(had, has)) {
      items.add(item(field, sides.one(project, field, gone), JiraHistory.Side.nothing()));
    }
    for (String come : without(has, had)) {
      items.add(item(field, JiraHistory.Side.nothing(), sides.one(project, field, come)));
    }
    return items;
  }

  private static List<String> without(List<String> all, List<String> some) {
    Set<String> known = Set.copyOf(some);
    return all.stream().filter(each -> !known.contains(each)).toList();
  }

  private static JiraHistory.Item item(
      JiraField field, JiraHistory.Side from, JiraHistory.Side to) {
    String name = field.custom() ? field.name() : OTHERWISE.getOrDefault(field.id(), field.id());
    return new JiraHistory.Item(name, field.id(), from, to);
  }

  /** A change of something that has an id under which histories tell it. */
  static JiraHistory.Item item(String fieldId, Named from, Named to) {
    return new JiraHistory.Item(
        fieldId,
        fieldId,
        new JiraHistory.Side(from.id(), from.name()),
        new JiraHistory.Side(to.id(), to.name()));
  }

  static JiraHistory.Item item(String field, JiraHistory.Side from, JiraHistory.Side to) {
    return new JiraHistory.Item(field, null, from, to);
  }
}
