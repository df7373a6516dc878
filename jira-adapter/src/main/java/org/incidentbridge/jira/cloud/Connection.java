package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.incidentbridge.http.CallTag;
import org.incidentbridge.http.Calls;
import org.incidentbridge.http.Reply;
import org.incidentbridge.http.RetrofitClients;
import org.incidentbridge.http.TrackerHttp;
import org.incidentbridge.jira.shared.Dialect;
import org.incidentbridge.jira.shared.JiraFields;
import org.incidentbridge.jira.shared.Site;
import org.incidentbridge.jira.shared.SoundAnswers;
import org.incidentbridge.model.TrackerId;

/**
 * The way to one site.
 *
 * @param api issues
 * @param meta what the site is like
 * @param calls runs both
 * @param http what is beneath
 */
record Connection(
    TrackerId tracker,
    JiraApi api,
    JiraMetaApi meta,
    Calls calls,
    TrackerHttp http,
    InstantSource clock)
    implements Site {

  private static final Dialect DIALECT = new CloudDialect();

  static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  static Connection open(TrackerId tracker, TrackerHttp http, InstantSource clock) {
    return new Connection(
        tracker,
        RetrofitClients.create(http, JiraApi.class, JSON),
        RetrofitClients.create(http, JiraMetaApi.class, JSON),
        new Calls(http, new JiraErrors(), clock),
        http,
        clock);
  }

  @Override
  public Dialect dialect() {
    return DIALECT;
  }

  @Override
  public Caller caller() {
    JiraWire.Myself me = calls.execute(meta.myself());
    return new Caller(
        Objects.requireNonNullElse(me.accountId(), ""),
        Objects.requireNonNullElse(me.timeZone(), ""));
  }

  @Override
  public JsonNode user(String key) {
    return calls.execute(meta.user(key));
  }

  @Override
  public void edit(String issue, JsonNode changes) {
    calls.reply(api.edit(issue, false, changes, CallTag.write(issue)));
  }

  @Override
  public Optional<JsonNode> editAndShow(String issue, JsonNode changes) {
    return calls.reply(api.edit(issue, true, changes, CallTag.write(issue))).body();
  }

  @Override
  public int callsToSee() {
    return 0;
  }

  @Override
  public void move(String issue, JsonNode transition) {
    calls.reply(api.move(issue, transition, CallTag.write(issue)));
  }

  @Override
  public List<JsonNode> transitions(String issue) {
    return calls
        .execute(api.transitions(issue, "transitions.fields", CallTag.read()))
        .transitions();
  }

  @Override
  public List<JsonNode> history(String issue) {
    JsonNode shown = calls.execute(api.expanded(issue, "status", "changelog", CallTag.read()));
    List<JsonNode> entries = new ArrayList<>();
    shown.path("changelog").path("histories").forEach(entries::add);
    return entries;
  }

  @Override
  public Optional<JsonNode> first(String jql, String field) {
    JiraWire.Search search =
        new JiraWire.Search(jql, 1, List.of(field), List.of(), null, List.of());
    return search(search)
        .body()
        .flatMap(page -> page.issues().stream().filter(SoundAnswers::hasId).findFirst());
  }

  /**
   * A page of a search. An answer without a list is none: as an empty one it would say that nothing
   * changed, or that what was made is not there (N2, N3). Some issues may be without an id.
   */
  Reply<JiraWire.SearchPage> search(JiraWire.Search search) {
    Reply<JiraWire.SearchPage> reply = calls.reply(api.search(search, CallTag.read()));
    if (reply.body().filter(JiraWire.SearchPage::isList).isEmpty()) {
      throw SoundAnswers.withoutList(tracker);
    }
    SoundAnswers.list(tracker, reply.body().orElseThrow().issues());
    return reply;
  }

  @Override
  public CommentPage comments(String issue, int startAt, int most, String order) {
    JsonNode page = calls.execute(api.comments(issue, startAt, most, order, "properties"));
    return new CommentPage(
        SoundAnswers.comments(tracker, page), page.path("total").asInt(Integer.MAX_VALUE));
  }

  @Override
  public Optional<String> create(JsonNode issue) {
    return Optional.ofNullable(calls.execute(api.create(issue, CallTag.write())).id());
  }

  @Override
  public JsonNode comment(String issue, String comment) {
    return calls.execute(api.comment(issue, comment, "properties"));
  }

  @Override
  public JsonNode addComment(String issue, JsonNode comment) {
    return calls.execute(api.addComment(issue, comment, CallTag.write(issue)));
  }

  @Override
  public JsonNode editComment(String issue, String comment, JsonNode changed) {
    return calls.execute(api.editComment(issue, comment, changed, CallTag.write(issue)));
  }

  @Override
  public void removeComment(String issue, String comment) {
    calls.reply(api.removeComment(issue, comment, CallTag.write(issue)));
  }

  @Override
  public void removeFile(String issue, String file) {
    calls.reply(api.removeFile(file, CallTag.write(issue)));
  }

  @Override
  public void lookAt(String issue) {
    calls.execute(api.issue(issue, "project", JiraFields.MARKER, CallTag.read()));
  }

  @Override
  public Optional<String> attach(String issue, String name, RequestBody content) {
    MultipartBody.Part part = MultipartBody.Part.createFormData("file", name, content);
    return calls.execute(api.attach(issue, part, CallTag.write(issue))).stream()
        .findFirst()
        .map(JiraWire.File::id);
  }

  @Override
  public JsonNode remoteLink(String issue, String globalId) {
    return calls.execute(api.remoteLink(issue, globalId));
  }

  @Override
  public void putRemoteLink(String issue, JsonNode link) {
    calls.reply(api.putRemoteLink(issue, link, CallTag.write(issue)));
  }

  @Override
  public void link(String issue, JsonNode link) {
    calls.reply(api.link(link, CallTag.write(issue)));
  }

  @Override
  public List<String> watchers(String issue) {
    return calls.execute(api.watchers(issue)).path("watchers").findValuesAsText("accountId");
  }

  @Override
  public void addWatcher(String issue, String account) {
    calls.reply(api.addWatcher(issue, TextNode.valueOf(account), CallTag.write(issue)));
  }

  @Override
  public List<String> participants(String issue) {
    return calls.execute(api.participants(issue, 100)).path("values").findValuesAsText("accountId");
  }

  @Override
  public void addParticipant(String issue, String account) {
    ObjectNode people = JsonNodeFactory.instance.objectNode();
    people.putArray("accountIds").add(account);
    calls.reply(api.addParticipant(issue, people, CallTag.write(issue)));
  }
}
