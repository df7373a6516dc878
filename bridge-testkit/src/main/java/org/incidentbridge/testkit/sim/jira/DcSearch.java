package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.incidentbridge.testkit.sim.SimResponse;

/** Data Center's search with startAt and total. */
final class DcSearch {

  private static final int USUAL_PAGE = 50;
  private static final int WINDOW = 10_000;
  private static final Set<String> MEMBERS =
      Set.of("jql", "startAt", "maxResults", "fields", "expand", "validateQuery");

  private final JiraSite site;
  private final Access access;
  private final IssueSearch search;

  DcSearch(JiraSite site, Access access) {
    this.site = site;
    this.access = access;
    this.search = new IssueSearch(site);
  }

  private record Ask(String jql, int startAt, int maxResults, IssueJson.View view) {}

  SimResponse byGet(Call call) {
    FieldSelection fields = FieldSelection.of(call.list("fields"), "*navigable");
    return answer(
        call,
        new Ask(
            call.param("jql").orElse(""),
            call.number("startAt", 0),
            call.number("maxResults", USUAL_PAGE),
            new IssueJson.View(fields, call.expand(), List.of(), call.caller())));
  }

  SimResponse byPost(Call call) {
    ObjectNode body = call.body();
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!MEMBERS.contains(name)) {
                throw Problem.bad(
                    "Unrecognized field \""
                        + name
                        + "\" (Class com.atlassian.jira.rest.v2.search.SearchRequestBean), not marked as ignorable");
              }
            });
    FieldSelection fields = FieldSelection.of(Json.strings(body.path("fields")), "*navigable");
    Set<String> expand = new HashSet<>();
    JsonNode sent = body.path("expand");
    (sent.isArray() ? Json.strings(sent) : List.of(sent.asText("").split(",")))
        .forEach(expand::add);
    return answer(
        call,
        new Ask(
            body.path("jql").asText(""),
            body.path("startAt").asInt(0),
            body.path("maxResults").asInt(USUAL_PAGE),
            new IssueJson.View(fields, expand, List.of(), call.caller())));
  }

  private SimResponse answer(Call call, Ask ask) {
    if (ask.startAt() < 0) {
      throw Problem.bad("The value of startAt must not be negative.");
    }
    int cap = site.options().limits().pageCap();
    int max = ask.maxResults() < 0 ? cap : Math.min(ask.maxResults(), cap);
    if (ask.startAt() + max > WINDOW) {
      throw Problem.bad(
          "Result window is too large, from + size must be less than or equal to: ["
              + WINDOW
              + "]");
    }
    IssueSearch.Query query = new IssueSearch.Query(Jql.parse(ask.jql()), call.caller(), Set.of());
    IssueJson print = new IssueJson(site, call.json());
    ArrayNode issues = Json.array();
    search
        .run(query, null)
        .skip(ask.startAt())
        .limit(max)
        .toList()
        .forEach(
            doc ->
                site.store()
                    .find(doc.id())
                    .filter(issue -> access.visible(call.caller(), issue))
                    .ifPresent(issue -> issues.add(print.issue(issue, ask.view()))));
    ObjectNode out = Json.object().put("expand", "names,schema");
    out.put("startAt", ask.startAt()).put("maxResults", max).put("total", search.count(query));
    out.set("issues", issues);
    print.describe(out, ask.view());
    return Answers.ok(out);
  }
}
