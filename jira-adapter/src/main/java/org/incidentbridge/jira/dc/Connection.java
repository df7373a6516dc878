package org.incidentbridge.jira.dc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.incidentbridge.http.CallTag;
import org.incidentbridge.http.Calls;
import org.incidentbridge.http.Reply;
import org.incidentbridge.http.TrackerHttp;
import org.incidentbridge.jira.shared.Dialect;
import org.incidentbridge.jira.shared.Site;
import org.incidentbridge.jira.shared.SoundAnswers;
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
  public JsonNode user(String key) {
    return rest.get(rest.at("user").addQueryParameter("key", key));
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
  public List<JsonNode> history(String issue) {
    JsonNode shown =
        rest.get(
            rest.at("issue", issue)
                .addQueryParameter("fields", "status")
                .addQueryParameter("expand", "changelog"));
    return list(shown.path("changelog").path("histories"));
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
    return new CommentPage(
        SoundAnswers.comments(tracker, page), page.path("total").asInt(Integer.MAX_VALUE));
  }

  @Override
  public Optional<String> create(JsonNode issue) {
    return rest.post(rest.at("issue"), issue, CallTag.write())
        .body()
        .map(created -> created.path("id").asText())
        .filter(id -> !id.isEmpty());
  }

  @Override
  public JsonNode comment(String issue, String comment) {
    return rest.get(withProperties("issue", issue, "comment", comment));
  }

  @Override
  public JsonNode addComment(String issue, JsonNode comment) {
    return orNothing(
        rest.post(withProperties("issue", issue, "comment"), comment, CallTag.write(issue)));
  }

  @Override
  public JsonNode editComment(String issue, String comment, JsonNode changed) {
    return orNothing(
        rest.put(
            withProperties("issue", issue, "comment", comment), changed, CallTag.write(issue)));
  }

  private static JsonNode orNothing(Reply<JsonNode> reply) {
    return reply.body().orElseGet(JsonNodeFactory.instance::objectNode);
  }

  private HttpUrl.Builder withProperties(String... segments) {
    return rest.at(segments).addQueryParameter("expand", "properties");
  }

  @Override
  public void removeComment(String issue, String comment) {
    rest.delete(rest.at("issue", issue, "comment", comment), CallTag.write(issue));
  }

  @Override
  public void removeFile(String issue, String file) {
    rest.delete(rest.at("attachment", file), CallTag.write(issue));
  }

  @Override
  public void lookAt(String issue) {
    rest.get(rest.at("issue", issue).addQueryParameter("fields", "project"));
  }

  @Override
  public Optional<String> attach(String issue, String name, RequestBody content) {
    MultipartBody body =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("file", name, content)
            .build();
    return rest.upload(rest.at("issue", issue, "attachments"), body, CallTag.write(issue))
        .body()
        .map(files -> files.path(0).path("id").asText())
        .filter(file -> !file.isEmpty());
  }

  @Override
  public JsonNode remoteLink(String issue, String globalId) {
    return rest.get(rest.at("issue", issue, "remotelink").addQueryParameter("globalId", globalId));
  }

  @Override
  public void putRemoteLink(String issue, JsonNode link) {
    rest.post(rest.at("issue", issue, "remotelink"), link, CallTag.write(issue));
  }

  @Override
  public void link(String issue, JsonNode link) {
    rest.post(rest.at("issueLink"), link, CallTag.write(issue));
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return List.copyOf(all);
  }

  @Override
  public List<String> watchers(String issue) {
    return rest.get(rest.at("issue", issue, "watchers")).path("watchers").findValuesAsText("name");
  }

  @Override
  public void addWatcher(String issue, String account) {
    rest.post(rest.at("issue", issue, "watchers"), TextNode.valueOf(account), CallTag.write(issue));
  }

  @Override
  public List<String> participants(String issue) {
    return rest.get(rest.participants(issue).addQueryParameter("limit", "100"))
        .path("values")
        .findValuesAsText("name");
  }

  @Override
  public void addParticipant(String issue, String account) {
    ObjectNode people = JsonNodeFactory.instance.objectNode();
    people.putArray("usernames").add(account);
    rest.post(rest.participants(issue), people, CallTag.write(issue));
  }
}
