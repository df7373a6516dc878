package org.incidentbridge.http;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Signs requests to the tracker itself; requests to any other host go out without a login. */
final class LoginHeaders implements Interceptor {

  private static final String USER_AGENT = "IncidentBridge";

  private final HttpUrl tracker;
  private final HttpAuth auth;

  LoginHeaders(HttpUrl tracker, HttpAuth auth) {
    this.tracker = tracker;
    this.auth = auth;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request.Builder request =
        chain.request().newBuilder().header("User-Agent", USER_AGENT).removeHeader("Authorization");
    if (SafeRedirects.sameOrigin(tracker, chain.request().url())) {
      auth.authorization().ifPresent(value -> request.header("Authorization", value));
    }
    return chain.proceed(request.build());
  }
}
