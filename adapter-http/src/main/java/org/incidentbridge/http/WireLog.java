package org.incidentbridge.http;

import java.io.IOException;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes exchanges to the debug log, without secrets; costs nothing while that is off. */
final class WireLog implements Interceptor {

  static final String LOGGER = "org.incidentbridge.http.wire";

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

  private static final long LONGEST_BODY = 4 * 1024;

  private final String tracker;
  private final Redaction redaction;

  WireLog(String tracker, Redaction redaction) {
    this.tracker = tracker;
    this.redaction = redaction;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    if (!LOG.isDebugEnabled()) {
      return chain.proceed(chain.request());
    }
    LOG.debug("{} --> {}", tracker, describe(chain.request()));
    try {
      Response response = chain.proceed(chain.request());
      LOG.debug("{} <-- {}", tracker, describe(response));
      return response;
    } catch (IOException e) {
      LOG.debug("{} <-- {}", tracker, redaction.scrub(e.toString()));
      throw e;
    }
  }

  String describe(Request request) throws IOException {
    return redaction.scrub(request.method() + ' ' + request.url())
        + headers(request.headers())
        + body(BodyText.of(request.body(), LONGEST_BODY));
  }

  String describe(Response response) throws IOException {
    return redaction.scrub(response.code() + " " + response.message())
        + headers(response.headers())
        + body(BodyText.of(response, LONGEST_BODY));
  }

  private String headers(Headers headers) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      lines.append("\n    ").append(name).append(": ");
      lines.append(redaction.header(name, headers.value(i)));
    }
    return lines.toString();
  }

  private String body(String text) {
    return text.isEmpty() ? "" : "\n    " + redaction.scrub(text);
  }
}
