package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.testkit.sim.SimResponse;

/** Cloud's histories: of one issue, and of many at once. */
final class ChangelogDesk {

  private static final int MOST_ISSUES = 1000;
  private static final int MOST_RESULTS = 10_000;
  private static final Set<String> MEMBERS =
      Set.of("fieldIds", "issueIdsOrKeys", "maxResults", "nextPageToken");
  private static final Comparator<Told> ORDER =
      Comparator.comparing((Told told) -> told.entry().created())
          .thenComparingLong(told -> told.issue().id)
          .thenComparingLong(told -> told.entry().id());

  private final JiraSite site;
  private final Access access;

  ChangelogDesk(JiraSite site, Access access) {
    this.site = site;
    this.access = access;
  }

  private record Told(StoredIssue issue, JiraHistory entry) {}

  /** Oldest first, paged by number. */
  SimResponse one(Call call) {
    StoredIssue issue = access.read(call, call.arg(0));
    int start = call.number("startAt", 0);
    int max = Math.min(100, call.number("maxResults", 100));
    HistoryJson print = new HistoryJson(site, call.json());
    ArrayNode values = Json.array();
    issue.histories.stream().skip(start).limit(max).forEach(h -> values.add(print.history(h)));
    ObjectNode page = Json.object();
    page.put("self", call.json().self("/issue/" + issue.id + "/changelog?startAt=" + start));
    page.put("maxResults", max).put("startAt", start).put("total", issue.histories.size());
    page.put("isLast", start + values.size() >= issue.histories.size());
    page.set("values", values);
    return Answers.ok(page);
  }

  /** Of all issues together oldest first; those that the caller cannot see are left out. */
  SimResponse many(Call call) {
    ObjectNode body = call.body();
    body.fieldNames().forEachRemaining(ChangelogDesk::check);
    List<String> wanted = Json.strings(body.path("issueIdsOrKeys"));
    int max = body.path("maxResults").asInt(1000);
    if (wanted.isEmpty() || wanted.size() > MOST_ISSUES) {
      throw Problem.bad("The number of issue IDs or keys must be between 1 and " + MOST_ISSUES);
    }
    if (max < 1 || max > MOST_RESULTS || body.path("fieldIds").size() > 10) {
      throw Problem.bad("maxResults must be between 1 and 10000, with at most 10 fieldIds");
    }
    int start = start(body);
    List<Told> all = told(call, wanted);
    List<Told> page = all.stream().skip(start).limit(max).toList();
    ObjectNode out = Json.object();
    out.set("issueChangeLogs", print(call, page));
    if (start + page.size() < all.size()) {
      out.put("nextPageToken", "c" + (start + page.size()));
    }
    return Answers.ok(out);
  }

  private static void check(String member) {
    if (!MEMBERS.contains(member)) {
      throw Problem.bad(
          "Invalid request payload. Refer to the REST API documentation and try again.");
    }
  }

  private static int start(ObjectNode body) {
    Optional<String> token = Json.member(body, "nextPageToken");
    if (token.isEmpty()) {
      return 0;
    }
    if (!token.get().matches("c\\d{1,9}")) {
      throw Problem.bad("The provided next page token is invalid or expired.");
    }
    return Integer.parseInt(token.get().substring(1));
  }

  private List<Told> told(Call call, List<String> wanted) {
    List<Told> all = new ArrayList<>();
    wanted.stream()
        .flatMap(each -> site.store().find(each).stream())
        .filter(issue -> access.visible(call.caller(), issue))
        .distinct()
        .forEach(issue -> issue.histories.forEach(entry -> all.add(new Told(issue, entry))));
    all.sort(ORDER);
    return all;
  }

  private ArrayNode print(Call call, List<Told> page) {
    HistoryJson print = new HistoryJson(site, call.json());
    ArrayNode issues = Json.array();
    for (StoredIssue issue : page.stream().map(Told::issue).distinct().toList()) {
      ObjectNode one = issues.addObject().put("issueId", Long.toString(issue.id));
      ArrayNode histories = one.putArray("changeHistories");
      page.stream()
          .filter(told -> told.issue() == issue)
          .forEach(told -> histories.add(print.counted(told.entry())));
    }
    return issues;
  }
}
