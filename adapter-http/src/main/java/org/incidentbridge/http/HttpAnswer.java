package org.incidentbridge.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;

/**
 * An answer as the error mapping sees it.
 *
 * @param call method and path, without the query
 * @param reason the reason phrase, where MantisBT puts its text; empty over HTTP/2
 * @param body the beginning of the body as text; empty if there is none or it could not be read
 */
public record HttpAnswer(String call, int status, String reason, Headers headers, String body) {

  /** No error text is longer; the rest is not read. */
  static final long LONGEST_BODY = 64 * 1024;

  /** Reads the answer's body, and closes it. */
  static HttpAnswer of(Response response) {
    return of(response, response.body());
  }

  /** As {@link #of(Response)}, for a body that was taken off the answer before. */
  static HttpAnswer of(Response response, ResponseBody body) {
    return new HttpAnswer(
        describe(response.request()),
        response.code(),
        response.message(),
        response.headers(),
        beginning(body));
  }

  /** Method and path of a request: the query may hold what should not be shown. */
  static String describe(Request request) {
    return request.method() + " " + request.url().encodedPath();
  }

  private static String beginning(ResponseBody body) {
    try (body) {
      BufferedSource source = body.source();
      source.request(LONGEST_BODY);
      Buffer copy = source.getBuffer().clone();
      return copy.readString(Math.min(LONGEST_BODY, copy.size()), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
