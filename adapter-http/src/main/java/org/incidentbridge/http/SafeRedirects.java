package org.incidentbridge.http;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Follows redirects of reads only, since a redirected POST becomes a GET or is sent twice. Another
 * host gets nothing but the headers named here, and never over plain HTTP after HTTPS. A redirect
 * that is not followed reaches the caller as the answer.
 */
final class SafeRedirects implements Interceptor {

  private static final int MOST_HOPS = 5;

  private static final List<String> FOR_STRANGERS = List.of("Accept", "User-Agent", "Range");

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      Optional<Request> next = next(response);
      if (next.isEmpty()) {
        break;
      }
      response.close();
      response = chain.proceed(next.get());
    }
    return response;
  }

  static boolean sameOrigin(HttpUrl one, HttpUrl other) {
    return one.scheme().equals(other.scheme())
        && one.host().equals(other.host())
        && one.port() == other.port();
  }

  private static Optional<Request> next(Response response) {
    Request request = response.request();
    @Nullable String location = response.header("Location");
    boolean read = request.method().equals("GET") || request.method().equals("HEAD");
    if (!response.isRedirect() || location == null || !read) {
      return Optional.empty();
    }
    @Nullable HttpUrl target = request.url().resolve(location);
    if (target == null || (request.isHttps() && !target.isHttps())) {
      return Optional.empty();
    }
    Request.Builder next = request.newBuilder().url(target);
    if (!sameOrigin(request.url(), target)) {
      next.headers(harmless(request.headers()));
      CallProgress.of(request).sentOnTo(target);
    }
    return Optional.of(next.build());
  }

  private static Headers harmless(Headers headers) {
    Headers.Builder kept = new Headers.Builder();
    FOR_STRANGERS.forEach(name -> headers.values(name).forEach(value -> kept.add(name, value)));
    return kept.build();
  }
}
