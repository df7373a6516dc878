package org.incidentbridge.http;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.incidentbridge.spi.Secret;

/** Signs requests to the tracker itself; requests to any other host go out without a login. */
final class LoginHeaders implements Interceptor {

  private static final String USER_AGENT = "IncidentBridge";
  private static final int REFUSED = 401;

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
    if (!SafeRedirects.sameOrigin(tracker, chain.request().url())) {
      return chain.proceed(request.build());
    }
    if (auth instanceof HttpAuth.Renewed renewed) {
      return renewed(chain, request, renewed.source());
    }
    auth.authorization().ifPresent(value -> request.header("Authorization", value));
    return chain.proceed(request.build());
  }

  private static Response renewed(Chain chain, Request.Builder request, TokenSource source)
      throws IOException {
    Secret token = token(source);
    request.header("Authorization", "Bearer " + token.reveal());
    Response response = chain.proceed(request.build());
    if (response.code() == REFUSED) {
      source.refused(token);
    }
    return response;
  }

  /** Without a token the call itself was not made, whatever became of the one for the token. */
  private static Secret token(TokenSource source) {
    try {
      return source.token();
    } catch (CallFailure failure) {
      throw failure.notSent();
    }
  }
}
