package org.incidentbridge.jira.dc;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.http.CallTag;
import org.incidentbridge.http.Calls;
import org.incidentbridge.http.TrackerHttp;
import org.incidentbridge.jira.shared.Dialect;
import org.incidentbridge.jira.shared.Site;
import org.incidentbridge.model.TrackerId;

/**
 * The way to one Jira.
 *
 * @param rest reads and writes issues
 * @param client reads what the Jira is like
 * @param calls runs both
 * @param http what is beneath
 */
record Connection(
    TrackerId tracker,
    JiraRest rest,
    AtlassianClient client,
    Calls calls,
    TrackerHttp http,
    InstantSource clock)
    implements Site {

  private static final Dialect DIALECT = new DcDialect();

  static Connection open(TrackerId tracker, TrackerHttp http, InstantSource clock) {
    Calls calls = new Calls(http, new JiraErrors(), clock);
    return new Connection(
        tracker,
        new JiraRest(http, calls),
        new AtlassianClient(tracker.name(), http.baseUrl(), calls),
        calls,
        http,
        clock);
  }

  @Override
  public Dialect dialect() {
    return DIALECT;
  }

  @Override
  public Caller caller() {
    JsonNode me = rest.get(rest.at("myself"));
    return new Caller(me.path("name").asText(), me.path("timeZone").asText());
  }

  @Override
  public void edit(String issue, JsonNode changes) {
    rest.put(rest.at("issue", issue), changes, CallTag.write(issue));
  }

  @Override
  public void move(String issue, JsonNode transition) {
    rest.post(rest.at("issue", issue, "transitions"), transition, CallTag.write(issue));
  }

  @Override
  public List<JsonNode> transitions(String issue) {
    JsonNode answer =
        rest.get(
            rest.at("issue", issue, "transitions")
                .addQueryParameter("expand", "transitions.fields"));
    return list(answer.path("transitions"));
  }

  @Override
  public Optional<JsonNode> first(String jql, String field) {
    return JiraSearch.first(this, jql, field);
  }

  @Override
  public CommentPage comments(String issue, int startAt, int most, String order) {
    JsonNode page =
        rest.get(
            rest.at("issue", issue, "comment")
                .addQueryParameter("startAt", String.valueOf(startAt))
                .addQueryParameter("maxResults", String.valueOf(most))
                .addQueryParameter("orderBy", order)
                .addQueryParameter("expand", "properties"));
    return new CommentPage(list(page.path("comments")), page.path("total").asInt(0));
  }

  @Override
  public void comment(String issue, JsonNode comment) {
    rest.post(rest.at("issue", issue, "comment"), comment, CallTag.write(issue));
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return List.copyOf(all);
  }
}
