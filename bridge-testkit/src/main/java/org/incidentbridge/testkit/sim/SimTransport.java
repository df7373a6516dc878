package org.incidentbridge.testkit.sim;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Answers OkHttp calls from a simulator inside the process, without sockets. Add it as the last
 * application interceptor. Every host leads to the same simulator.
 *
 * <p>A broken connection becomes a {@link SocketTimeoutException}. Redirects of GET requests are
 * followed as OkHttp does it: without Authorization when scheme, host or port differ. A client that
 * must see the redirect itself uses {@link #withoutRedirects}.
 */
public final class SimTransport implements Interceptor {

  private static final int MOST_REDIRECTS = 20;

  private final HttpSimulator simulator;
  private final boolean redirects;

  public SimTransport(HttpSimulator simulator) {
    this(simulator, true);
  }

  private SimTransport(HttpSimulator simulator, boolean redirects) {
    this.simulator = simulator;
    this.redirects = redirects;
  }

  /** A transport that hands redirects to the caller, whatever the client's settings. */
  public static SimTransport withoutRedirects(HttpSimulator simulator) {
    return new SimTransport(simulator, false);
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    boolean follow = redirects && chain.getFollowRedirects();
    Request request = chain.request();
    for (int hop = 0; hop < MOST_REDIRECTS; hop++) {
      Response response = exchange(request);
      Optional<Request> next = follow ? redirect(response) : Optional.empty();
      if (next.isEmpty()) {
        return response;
      }
      request = next.get();
    }
    throw new ProtocolException("Too many follow-up requests: " + MOST_REDIRECTS);
  }

  private Response exchange(Request request) throws IOException {
    try {
      return toOkHttp(request, simulator.handle(SimRequests.of(request)));
    } catch (ConnectionLost lost) {
      SocketTimeoutException timeout = new SocketTimeoutException("timeout");
      timeout.initCause(lost);
      throw timeout;
    }
  }

  private static Response toOkHttp(Request request, SimResponse answer) {
    Response.Builder response =
        new Response.Builder()
            .request(request)
            .protocol(Protocol.HTTP_1_1)
            .code(answer.status())
            .message(answer.reason());
    answer.headers().forEach(response::header);
    String type = answer.headers().get("Content-Type");
    MediaType mediaType = type == null ? null : MediaType.parse(type);
    return response.body(ResponseBody.create(answer.body(), mediaType)).build();
  }

  private static Optional<Request> redirect(Response response) {
    Request request = response.request();
    String location = response.header("Location");
    boolean moved = response.code() >= 301 && response.code() <= 308 && location != null;
    if (!moved || !request.method().equals("GET")) {
      return Optional.empty();
    }
    HttpUrl target = request.url().resolve(location);
    if (target == null) {
      return Optional.empty();
    }
    Request.Builder next = request.newBuilder().url(target);
    if (!sameOrigin(request.url(), target)) {
      next.removeHeader("Authorization");
    }
    return Optional.of(next.build());
  }

  private static boolean sameOrigin(HttpUrl one, HttpUrl other) {
    return one.scheme().equals(other.scheme())
        && one.host().equals(other.host())
        && one.port() == other.port();
  }
}
