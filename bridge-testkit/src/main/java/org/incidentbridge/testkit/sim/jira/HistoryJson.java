package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Changelog entries as JSON. */
final class HistoryJson {

  private static final int MOST_EXPANDED = 100;

  private final JiraSite site;
  private final SiteJson json;

  HistoryJson(JiraSite site, SiteJson json) {
    this.site = site;
    this.json = json;
  }

  /** As among those of many issues: whatever the vendor's document says, its time is a number. */
  ObjectNode counted(JiraHistory history) {
    return history(history).put("created", history.created().toEpochMilli());
  }

  ObjectNode history(JiraHistory history) {
    ObjectNode out = Json.object().put("id", Long.toString(history.id()));
    out.set("author", json.user(history.author()));
    out.put("created", json.time(history.created()));
    ArrayNode items = out.putArray("items");
    history.items().forEach(item -> items.add(item(item)));
    return out;
  }

  /** As expanded inside an issue: all, oldest first; on Cloud some of the newest, newest first. */
  ObjectNode expanded(StoredIssue issue) {
    List<JiraHistory> all = issue.histories;
    List<JiraHistory> shown =
        site.edition().cloud() ? all.reversed().stream().limit(MOST_EXPANDED).toList() : all;
    ObjectNode out = Json.object();
    out.put("startAt", 0).put("maxResults", shown.size()).put("total", all.size());
    ArrayNode histories = out.putArray("histories");
    shown.forEach(history -> histories.add(history(history)));
    return out;
  }

  private ObjectNode item(JiraHistory.Item item) {
    boolean custom = item.fieldId() != null && item.fieldId().startsWith("customfield_");
    ObjectNode out = Json.object();
    out.put("field", item.field());
    out.put("fieldtype", custom ? "custom" : "jira");
    if (site.edition().cloud() && item.fieldId() != null) {
      out.put("fieldId", item.fieldId());
    }
    out.put("from", item.from().id());
    out.put("fromString", item.from().text());
    out.put("to", item.to().id());
    out.put("toString", item.to().text());
    return out;
  }
}
