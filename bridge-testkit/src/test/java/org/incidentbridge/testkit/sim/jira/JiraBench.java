package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import okhttp3.Credentials;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimTransport;
import org.jspecify.annotations.Nullable;

/** A site with its simulator and a plain client, and a clock that moves when told. */
final class JiraBench {

  static final String SECRET = "open-sesame";
  static final Instant START = Instant.parse("2026-03-02T09:30:15.250Z");

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final MediaType JSON = MediaType.get("application/json");

  private Instant now = START;
  final InstantSource clock = () -> now;
  final JiraSite site;
  final HttpSimulator simulator;
  private final OkHttpClient http;
  private final String root;
  private final String api;
  private String authorization;

  private JiraBench(Edition edition, JiraOptions options, String origin) {
    this.site = StandardJira.fill(new JiraSite(edition, clock, options), SECRET);
    boolean cloud = edition == Edition.CLOUD;
    this.simulator = cloud ? new JiraCloudSimulator(site) : new JiraDcSimulator(site);
    this.http =
        new OkHttpClient.Builder().addInterceptor(SimTransport.withoutRedirects(simulator)).build();
    this.root = origin;
    this.api = origin + (cloud ? "/rest/api/3/" : "/rest/api/2/");
    this.authorization = Credentials.basic(cloud ? "bridge@example.com" : "bridge", SECRET);
  }

  static JiraBench cloud() {
    return cloud(calm());
  }

  static JiraBench cloud(JiraOptions options) {
    return new JiraBench(Edition.CLOUD, options, "https://site.test");
  }

  static JiraBench dc() {
    return dc(calm());
  }

  static JiraBench dc(JiraOptions options) {
    return new JiraBench(Edition.DATA_CENTER, options, "http://jira.test:8080");
  }

  /** Without short pages, so that tests of other things need not turn pages. */
  static JiraOptions calm() {
    return JiraOptions.usual().withQuirks(new JiraQuirks(false, false, true, false, 1000));
  }

  /** An answer. */
  record Answer(int status, JsonNode json, String text, Headers headers) {}

  JiraBench anonymous() {
    authorization = "";
    return this;
  }

  JiraBench authorized(String header) {
    authorization = header;
    return this;
  }

  void advance(Duration by) {
    now = now.plus(by);
  }

  Answer get(String path) {
    return call("GET", path, null);
  }

  Answer delete(String path) {
    return call("DELETE", path, null);
  }

  Answer post(String path, String json) {
    return call("POST", path, RequestBody.create(json.replace('\'', '"'), JSON));
  }

  Answer put(String path, String json) {
    return call("PUT", path, RequestBody.create(json.replace('\'', '"'), JSON));
  }

  Answer search(String jql, String... params) {
    HttpUrl.Builder url = HttpUrl.get(api + "search" + (onCloud() ? "/jql" : "")).newBuilder();
    url.addQueryParameter("jql", jql);
    for (int i = 0; i < params.length; i += 2) {
      url.addQueryParameter(params[i], params[i + 1]);
    }
    return call(new Request.Builder().url(url.build()));
  }

  Answer upload(String issue, String part, String name, String content, boolean token) {
    RequestBody body =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart(
                part,
                name,
                RequestBody.create(
                    content.getBytes(StandardCharsets.UTF_8), MediaType.get("text/plain")))
            .build();
    Request.Builder request =
        new Request.Builder().url(api + "issue/" + issue + "/attachments").post(body);
    return call(token ? request.header("X-Atlassian-Token", "no-check") : request);
  }

  private boolean onCloud() {
    return site.edition() == Edition.CLOUD;
  }

  private Answer call(String method, String path, @Nullable RequestBody body) {
    String url = path.startsWith("http") ? path : path.startsWith("/") ? root + path : api + path;
    return call(new Request.Builder().url(url).method(method, body));
  }

  private Answer call(Request.Builder request) {
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try (Response response = http.newCall(request.build()).execute()) {
      String text = response.body().string();
      String type = response.header("Content-Type", "");
      boolean json = type.startsWith("application/json") && !text.isEmpty();
      JsonNode tree = json ? MAPPER.readTree(text) : MissingNode.getInstance();
      return new Answer(response.code(), tree, text, response.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String adf(String text) {
    return "{'type':'doc','version':1,'content':[{'type':'paragraph','content':[{'type':'text',"
        + "'text':'"
        + text
        + "'}]}]}";
  }
}
