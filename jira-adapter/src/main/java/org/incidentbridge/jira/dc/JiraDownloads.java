package org.incidentbridge.jira.dc;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.CallTag;
import org.incidentbridge.http.Calls;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * Gets the content of attachments, which Jira serves outside its REST API. There some versions take
 * a personal access token for no login at all (JRASERVER-72019) and show their login page.
 */
final class JiraDownloads {

  private final Connection jira;
  private final Optional<Calls> other;

  /**
   * Downloads.
   *
   * @param other calls with user and password, if the ordinary ones carry a token
   */
  JiraDownloads(Connection jira, Optional<Calls> other) {
    this.jira = jira;
    this.other = other;
  }

  /** The content; the caller closes it. */
  InputStream open(String attachmentId) {
    JsonNode file = jira.rest().get(jira.rest().at("attachment", attachmentId));
    String name = file.path("filename").asText();
    HttpUrl url =
        jira.http()
            .url("secure/attachment")
            .newBuilder()
            .addPathSegment(attachmentId)
            .addPathSegment(name)
            .build();
    return tried(jira.calls(), url)
        .or(() -> other.flatMap(calls -> tried(calls, url)))
        .orElseThrow(() -> unserved(name));
  }

  /** The content, unless Jira asked for a login instead of serving it. */
  private static Optional<InputStream> tried(Calls calls, HttpUrl url) {
    Request request = new Request.Builder().url(url).tag(CallTag.class, CallTag.read()).build();
    try {
      Response response = calls.open(request);
      if (isFile(response.request().url())) {
        return Optional.of(response.body().byteStream());
      }
      response.close();
      return Optional.empty();
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.AUTHENTICATION || failure.kind() == Kind.PERMISSION) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private static boolean isFile(HttpUrl served) {
    return served.encodedPath().contains("/attachment/");
  }

  private TrackerException unserved(String name) {
    return new TrackerException(
        Kind.PERMISSION,
        jira.tracker()
            + ": Jira shows its login page in place of the file '"
            + name
            + (other.isPresent()
                ? "', with the token as with user and password. Check them under auth"
                : "'. Some versions serve no files to personal access tokens (JRASERVER-72019):"
                    + " add user and password under auth, which are then used for files alone"));
  }
}
