package org.incidentbridge.jira.dc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.incidentbridge.http.CallTag;
import org.incidentbridge.http.Calls;
import org.incidentbridge.http.Reply;
import org.incidentbridge.http.TrackerHttp;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/** REST API version 2, as far as Atlassian's own client does not reach. */
final class JiraRest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The part of the API that is Service Management's. */
  private static final String SERVICE = "servicedeskapi";

  private static final MediaType AS_JSON = MediaType.get("application/json");

  private final TrackerHttp http;
  private final Calls calls;

  JiraRest(TrackerHttp http, Calls calls) {
    this.http = http;
    this.calls = calls;
  }

  /** An address below the API's root. */
  HttpUrl.Builder at(String... segments) {
    HttpUrl.Builder url = http.url("rest/api/2").newBuilder();
    for (String segment : segments) {
      url.addPathSegment(segment);
    }
    return url;
  }

  /** Who takes part in a request of a service project. */
  HttpUrl.Builder participants(String issue) {
    return http.url("rest/" + SERVICE + "/request")
        .newBuilder()
        .addPathSegment(issue)
        .addPathSegment("participant");
  }

  /** What is there. */
  JsonNode get(HttpUrl.Builder url) {
    return body(request(url, CallTag.read()).build());
  }

  /** Writes, and tells what the answer says; a missing node if it says nothing. */
  Reply<JsonNode> post(HttpUrl.Builder url, JsonNode body, CallTag tag) {
    return send(request(url, tag).post(json(body)).build());
  }

  Reply<JsonNode> put(HttpUrl.Builder url, JsonNode body, CallTag tag) {
    return send(request(url, tag).put(json(body)).build());
  }

  Reply<JsonNode> delete(HttpUrl.Builder url, CallTag tag) {
    return send(request(url, tag).delete().build());
  }

  /** Sends a body that is no JSON. */
  Reply<JsonNode> upload(HttpUrl.Builder url, RequestBody body, CallTag tag) {
    return send(request(url, tag).header("X-Atlassian-Token", "no-check").post(body).build());
  }

  /** Sends a request and reads its answer as a tree. */
  Reply<JsonNode> send(Request request) {
    return calls.read(request, JiraRest::tree);
  }

  private JsonNode body(Request request) {
    return send(request)
        .body()
        .orElseThrow(
            () ->
                new TrackerException(
                    Kind.PROTOCOL,
                    http.tracker()
                        + ": "
                        + request.method()
                        + " "
                        + request.url().encodedPath()
                        + " was answered without content. Check that url points at Jira's root"));
  }

  private static Request.Builder request(HttpUrl.Builder url, CallTag tag) {
    HttpUrl address = url.build();
    var request =
        new Request.Builder()
            .url(address)
            .header("Accept", "application/json")
            .tag(CallTag.class, tag);
    return address.pathSegments().contains(SERVICE)
        ? request.header("X-ExperimentalApi", "opt-in") // which older ones ask for
        : request;
  }

  private static RequestBody json(JsonNode body) {
    return RequestBody.create(body.toString(), AS_JSON);
  }

  private static Optional<JsonNode> tree(InputStream body) throws IOException {
    return Optional.ofNullable(JSON.readTree(body)).filter(node -> !node.isMissingNode());
  }
}
