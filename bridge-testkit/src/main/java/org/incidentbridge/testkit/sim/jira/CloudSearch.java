package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.testkit.sim.SimResponse;

/** Cloud's token-paged search and its kin. */
final class CloudSearch {

  private static final int MOST_RESULTS = 5000;
  private static final int MOST_WITH_FIELDS = 100;
  private static final int MOST_PROPERTIES = 5;
  private static final int MOST_FRESH = 50;
  private static final int MOST_FETCHED = 100;
  private static final Set<String> MEMBERS =
      Set.of(
          "expand",
          "fields",
          "fieldsByKeys",
          "jql",
          "maxResults",
          "nextPageToken",
          "properties",
          "reconcileIssues");
  private static final Set<String> FETCH_MEMBERS =
      Set.of("expand", "fields", "fieldsByKeys", "issueIdsOrKeys", "properties");

  private final JiraSite site;
  private final Access access;
  private final IssueSearch search;

  CloudSearch(JiraSite site, Access access) {
    this.site = site;
    this.access = access;
    this.search = new IssueSearch(site);
  }

  /** What was asked for, whether by GET or by POST. */
  private record Ask(
      String jql, int maxResults, Optional<String> token, IssueJson.View view, Set<Long> fresh) {}

  SimResponse removed(Call call) {
    return Problem.of(
            410,
            "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A"
                + " full migration guideline is available at"
                + " https://developer.atlassian.com/changelog/#CHANGE-2046")
        .answer();
  }

  SimResponse byGet(Call call) {
    List<String> fresh = call.list("reconcileIssues");
    IssueJson.View view = view(call, call.list("fields"), call.expand(), call.list("properties"));
    return answer(
        call,
        new Ask(
            call.param("jql").orElse(""),
            call.number("maxResults", 50),
            call.param("nextPageToken").filter(token -> !token.isEmpty()),
            view,
            ids(fresh)));
  }

  SimResponse byPost(Call call) {
    ObjectNode body = call.body();
    check(body, MEMBERS, Set.of("fields", "properties", "reconcileIssues"));
    if (body.hasNonNull("expand") && !body.path("expand").isTextual()) {
      throw invalid();
    }
    Set<String> expand = Set.of(body.path("expand").asText("").split(","));
    IssueJson.View view =
        view(
            call,
            Json.strings(body.path("fields")),
            expand.equals(Set.of("")) ? Set.of() : expand,
            Json.strings(body.path("properties")));
    return answer(
        call,
        new Ask(
            body.path("jql").asText(""),
            body.path("maxResults").asInt(50),
            Json.member(body, "nextPageToken"),
            view,
            ids(Json.strings(body.path("reconcileIssues")))));
  }

  SimResponse count(Call call) {
    Jql jql = bounded(call.body().path("jql").asText(""));
    int count = search.count(new IssueSearch.Query(jql, call.caller(), Set.of()));
    return Answers.ok(Json.object().put("count", count));
  }

  /** Up to 100 issues by id or key, those the caller cannot see left out without a word. */
  SimResponse bulkFetch(Call call) {
    ObjectNode body = call.body();
    check(body, FETCH_MEMBERS, Set.of("expand", "fields", "properties", "issueIdsOrKeys"));
    List<String> wanted = Json.strings(body.path("issueIdsOrKeys"));
    if (wanted.isEmpty() || wanted.size() > MOST_FETCHED) {
      throw Problem.bad(
          "You may only load a minimum of 1 and a maximum of 100 issues by ID or key at a time.");
    }
    List<String> fields = Json.strings(body.path("fields"));
    IssueJson.View view =
        view(
            call,
            fields.isEmpty() ? List.of("*navigable") : fields,
            new HashSet<>(Json.strings(body.path("expand"))),
            Json.strings(body.path("properties")));
    TreeMap<Long, StoredIssue> found = new TreeMap<>();
    wanted.forEach(
        each ->
            site.store()
                .find(each)
                .filter(issue -> access.visible(call.caller(), issue))
                .ifPresent(issue -> found.put(issue.id, issue)));
    IssueJson print = new IssueJson(site, call.json());
    ArrayNode issues = Json.array();
    found.values().forEach(issue -> issues.add(print.issue(issue, view)));
    ObjectNode out = Json.object();
    out.set("issues", issues);
    out.putArray("issueErrors");
    return Answers.ok(out);
  }

  private SimResponse answer(Call call, Ask ask) {
    if (ask.maxResults() < 1) {
      throw Problem.bad("maxResults must be positive");
    }
    Jql jql = bounded(ask.jql());
    Optional<PageToken> token =
        ask.token().map(sent -> PageToken.read(sent, ask.jql(), site.now()));
    IssueSearch.Query query = new IssueSearch.Query(jql, call.caller(), ask.fresh());
    int size = pageSize(ask);
    List<SearchDoc> found =
        search.run(query, token.map(PageToken::last).orElse(null)).limit(size + 1L).toList();
    boolean last = found.size() <= size;
    List<SearchDoc> page = last ? found : found.subList(0, size);
    ObjectNode out = Json.object();
    out.set("issues", print(call, page, ask.view()));
    out.put("isLast", last);
    if (!last) {
      boolean stuck = site.options().quirks().stuckTokens() && token.isPresent() && stuck(page);
      out.put(
          "nextPageToken",
          stuck
              ? ask.token().orElseThrow()
              : new PageToken(ask.jql(), page.getLast(), site.now()).write());
    }
    new IssueJson(site, call.json()).describe(out, ask.view());
    return Answers.ok(out);
  }

  private ArrayNode print(Call call, List<SearchDoc> page, IssueJson.View view) {
    IssueJson print = new IssueJson(site, call.json());
    ArrayNode issues = Json.array();
    for (SearchDoc doc : page) {
      site.store()
          .find(doc.id())
          .filter(issue -> access.visible(call.caller(), issue))
          .ifPresent(issue -> issues.add(print.issue(issue, view)));
    }
    return issues;
  }

  private int pageSize(Ask ask) {
    int cap = ask.view().fields().light() ? MOST_RESULTS : MOST_WITH_FIELDS;
    int size = Math.min(ask.maxResults(), cap);
    if (site.options().quirks().shortPages() && size > 1) {
      Random random = new Random(site.options().seed() ^ ask.token().orElse(ask.jql()).hashCode());
      return random.nextInt(3) == 0 ? size - random.nextInt(size) : size;
    }
    return size;
  }

  private boolean stuck(List<SearchDoc> page) {
    Random random = new Random(site.options().seed() ^ page.hashCode());
    return random.nextInt(4) == 0;
  }

  private static Jql bounded(String text) {
    Jql jql = Jql.parse(text);
    if (jql.clauses().isEmpty()) {
      throw Problem.jql(
          "Unbounded JQL queries are not allowed here. Please add a search restriction to your"
              + " query.");
    }
    return jql;
  }

  private static IssueJson.View view(
      Call call, List<String> fields, Set<String> expand, List<String> properties) {
    if (properties.size() > MOST_PROPERTIES) {
      throw Problem.bad("The maximum number of properties is " + MOST_PROPERTIES + ".");
    }
    return new IssueJson.View(FieldSelection.of(fields, "id"), expand, properties, call.caller());
  }

  private static Set<Long> ids(List<String> sent) {
    if (sent.size() > MOST_FRESH) {
      throw Problem.bad("The maximum number of issues to reconcile is " + MOST_FRESH + ".");
    }
    Set<Long> ids = new HashSet<>();
    for (String id : sent) {
      if (!id.matches("\\d{1,18}")) {
        throw Problem.bad("reconcileIssues takes numeric issue ids");
      }
      ids.add(Long.parseLong(id));
    }
    return Collections.unmodifiableSet(ids);
  }

  private static void check(ObjectNode body, Set<String> members, Set<String> arrays) {
    List<String> names = new ArrayList<>();
    body.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      JsonNode value = body.get(name);
      if (!members.contains(name) || (arrays.contains(name) && !value.isArray())) {
        throw invalid();
      }
    }
  }

  private static Problem invalid() {
    return Problem.bad(
        "Invalid request payload. Refer to the REST API documentation and try again.");
  }
}
