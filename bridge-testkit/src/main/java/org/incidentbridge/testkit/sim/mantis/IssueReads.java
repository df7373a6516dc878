package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.testkit.sim.SimResponse;
import org.jspecify.annotations.Nullable;

/** {@code GET /issues} and {@code GET /issues/{id}}. */
final class IssueReads {

  private static final Set<String> STANDARD_FILTERS =
      Set.of("any", "assigned", "unassigned", "reported", "monitored");
  private static final Set<String> STAMPS = Set.of("id", "updated_at");
  private static final int KEPT_LISTS = 4;

  private final Site site;
  private final IssueList list;
  private final Map<String, SimResponse> keptLists = new LinkedHashMap<>();
  private long keptAt = -1;

  IssueReads(Site site) {
    this.site = site;
    this.list = new IssueList(site.world, site.access, site.hierarchy);
  }

  SimResponse one(Call call) {
    return one(call, call.issueId());
  }

  private SimResponse one(Call call, int id) {
    Issue issue = site.visibleIssue(call.user(), id);
    Set<String> select = call.request().param("select").map(IssueJson::selection).orElse(null);
    ObjectNode body = Shapes.object();
    body.putArray("issues").add(site.issueJson.of(issue, call.user(), select));
    return tagged(call, id, Answers.write(body));
  }

  private static SimResponse tagged(Call call, int id, String body) {
    String etag = Answers.etag(call.user(), id, body);
    boolean known = call.request().header("If-None-Match").filter(etag::equals).isPresent();
    return known
        ? SimResponse.empty(304, "Not Modified").with("ETag", etag)
        : Answers.json(200, "OK", body).with("ETag", etag);
  }

  /** The tag that If-Match must carry: of the whole, unselected issue for this user. */
  String etag(User user, Issue issue) {
    ObjectNode body = Shapes.object();
    body.putArray("issues").add(site.issueJson.of(issue, user, null));
    return Answers.etag(user, issue.id, Answers.write(body));
  }

  SimResponse list(Call call) {
    Optional<String> id = call.request().param("id").filter(t -> !t.isBlank());
    if (id.isPresent()) {
      return one(call, Call.leadingNumber(id.get()));
    }
    if (keptAt != site.world.changes() || keptLists.size() >= KEPT_LISTS) {
      keptLists.clear();
      keptAt = site.world.changes();
    }
    boolean conditional = call.request().header("If-None-Match").isPresent();
    String key = call.user().id + " " + conditional + " " + call.request().query();
    SimResponse kept = keptLists.get(key);
    if (kept == null) {
      kept = freshList(call);
      if (!conditional) {
        keptLists.put(key, kept);
      }
    }
    return kept;
  }

  private SimResponse freshList(Call call) {
    int project = call.request().param("project_id").map(Call::leadingNumber).orElse(0);
    if (project != 0 && !site.access.sees(call.user(), project)) {
      throw Fault.reasonOnly(404, "Project '" + project + "' doesn't exist");
    }
    String filter = call.request().param("filter_id").map(String::trim).orElse("");
    Optional<IssueList.Key> key = key(call.user(), project, filter);
    if (key.isEmpty()) {
      ObjectNode body = Shapes.object();
      body.putObject("issues")
          .put("status_code", 404)
          .put("fault_string", "Unknown filter '" + filter + "'");
      return tagged(call, 0, Answers.write(body));
    }
    return tagged(call, 0, rows(call, key.get()));
  }

  private Optional<IssueList.Key> key(User user, int project, String filter) {
    if (filter.isEmpty() || filter.equals("0")) {
      return Optional.of(new IssueList.Key(user.id, project, FilterSort.LAST_UPDATED, ""));
    }
    if (!filter.chars().allMatch(Character::isDigit)) {
      return Optional.of(filter)
          .filter(STANDARD_FILTERS::contains)
          .map(f -> new IssueList.Key(user.id, project, FilterSort.LAST_UPDATED, f));
    }
    StoredFilter stored = site.world.filters.get(Call.leadingNumber(filter));
    if (stored == null || !(stored.shared() || stored.owner() == user.id)) {
      throw Fault.coded(
          Fault.Code.FILTER_NOT_FOUND, "Filter id '" + filter + "' not found", filter);
    }
    return Optional.of(new IssueList.Key(user.id, project, stored.sort(), ""));
  }

  private String rows(Call call, IssueList.Key key) {
    IssueList.Slice slice = slice(call);
    List<Issue> rows = slice == null ? List.of() : list.rows(call.user(), key, slice);
    if (rows.size() > site.world.options.limits().maxListRows()) {
      throw Fault.broken();
    }
    Set<String> select = call.request().param("select").map(IssueJson::selection).orElse(null);
    if (STAMPS.equals(select)) {
      return stamps(rows);
    }
    ObjectNode body = Shapes.object();
    ArrayNode into = body.putArray("issues");
    rows.forEach(issue -> into.add(site.issueJson.of(issue, call.user(), select)));
    return Answers.write(body);
  }

  /** What {@code select=id,updated_at} gives, written without a tree: such lists are long. */
  private String stamps(List<Issue> rows) {
    StringBuilder text = new StringBuilder(20 + rows.size() * 60).append("{\"issues\":[");
    for (Issue issue : rows) {
      text.append("{\"id\":").append(issue.id).append(",\"updated_at\":\"");
      text.append(site.shapes.time(issue.updated)).append("\"},");
    }
    text.setLength(text.length() - (rows.isEmpty() ? 0 : 1));
    return text.append("]}").toString();
  }

  /** The slice asked for; null for a page that is not a number, which lists nothing. */
  private static IssueList.@Nullable Slice slice(Call call) {
    String size = call.request().param("page_size").orElse("50").trim();
    String page = call.request().param("page").orElse("1").trim();
    if (!size.matches("-?\\d{1,9}")) {
      throw Fault.crashed();
    }
    if (!page.matches("-?\\d{1,9}")) {
      return null;
    }
    int number = Integer.parseInt(size);
    return new IssueList.Slice(
        Math.max(1, Integer.parseInt(page)), number == -1 ? 0 : Math.abs(number));
  }
}
