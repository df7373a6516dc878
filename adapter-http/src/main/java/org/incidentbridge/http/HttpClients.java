package org.incidentbridge.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Puts an OkHttp client together. */
final class HttpClients {

  private static final long IDLE_MINUTES = 1;

  private static final int UNAVAILABLE = 503;

  private HttpClients() {}

  static OkHttpClient create(
      TrackerHttp.Builder parts, Redaction redaction, Optional<ExtraTrust> trust) {
    OkHttpClient.Builder client = new OkHttpClient.Builder();
    connections(client, parts);
    trust.ifPresent(extra -> client.sslSocketFactory(extra.sockets(), extra.trust()));
    client.addInterceptor(HttpClients::watchAnswer);
    client.addInterceptor(new SafeRedirects());
    client.addInterceptor(HttpClients::repeatReadsOnly);
    client.addInterceptor(new Budgeted(parts.budget));
    client.addInterceptor(parts.meter);
    client.addInterceptor(new WireLog(parts.tracker, redaction));
    client.addInterceptor(new LoginHeaders(parts.settings.baseUrl(), parts.auth));
    parts.transport.ifPresent(t -> client.addInterceptor(chain -> inProcess(t, chain)));
    client.addNetworkInterceptor(HttpClients::hideRetryAtOnce);
    return client.build();
  }

  private static void connections(OkHttpClient.Builder client, TrackerHttp.Builder parts) {
    Timeouts timeouts = parts.settings.timeouts();
    BudgetSettings budget = parts.budget.settings();
    var dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(budget.concurrency());
    dispatcher.setMaxRequestsPerHost(budget.concurrency());
    client
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .connectTimeout(timeouts.connect())
        .readTimeout(timeouts.read())
        .writeTimeout(timeouts.read())
        .callTimeout(timeouts.call().plus(budget.longestWait()).plus(budget.longestQueue()))
        .dispatcher(dispatcher)
        .connectionPool(new ConnectionPool(budget.concurrency(), IDLE_MINUTES, TimeUnit.MINUTES))
        .eventListenerFactory(call -> new CallProgress.Listener());
    if (parts.http1Only) {
      client.protocols(List.of(Protocol.HTTP_1_1));
    }
    parts.settings.proxy().ifPresent(proxy -> proxy(client, proxy));
  }

  private static void proxy(OkHttpClient.Builder client, ProxySettings proxy) {
    var address = InetSocketAddress.createUnresolved(proxy.host(), proxy.port());
    client.proxy(new Proxy(Proxy.Type.HTTP, address));
    proxy
        .login()
        .ifPresent(
            login -> client.proxyAuthenticator((route, response) -> proxyLogin(response, login)));
  }

  private static @Nullable Request proxyLogin(Response response, HttpAuth.Basic login) {
    if (response.request().header("Proxy-Authorization") != null) {
      return null;
    }
    String value = Credentials.basic(login.user(), login.secret().reveal());
    return response.request().newBuilder().header("Proxy-Authorization", value).build();
  }

  private static Response watchAnswer(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String type = Optional.ofNullable(response.header("Content-Type")).orElse("");
    String title =
        type.toLowerCase(Locale.ROOT).contains("html")
            ? ErrorTexts.titleOf(response.peekBody(HttpAnswer.LONGEST_BODY).string())
            : "";
    CallProgress.of(chain.request())
        .answered(title.isEmpty() ? type : "a web page titled '" + title + "'");
    return response;
  }

  /** A write on a connection that breaks is not repeated, as the tracker may have done it. */
  private static Response repeatReadsOnly(Interceptor.Chain chain) throws IOException {
    boolean read = CallTag.of(chain.request()).access() == CallTag.Access.READ;
    return chain.withRetryOnConnectionFailure(read).proceed(chain.request());
  }

  private static Response inProcess(Interceptor transport, Interceptor.Chain chain)
      throws IOException {
    CallProgress progress = CallProgress.of(chain.request());
    progress.sending();
    try {
      return transport.intercept(chain);
    } catch (ConnectException | UnknownHostException e) {
      progress.notSent();
      throw e;
    }
  }

  /** OkHttp repeats a request, even a POST, that is answered 503 with a Retry-After of zero. */
  private static Response hideRetryAtOnce(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String retryAfter = Optional.ofNullable(response.header("Retry-After")).orElse("").strip();
    if (response.code() != UNAVAILABLE || !retryAfter.matches("0+")) {
      return response;
    }
    String floor = String.valueOf(RateHeaders.FLOOR.toSeconds());
    return response.newBuilder().header("Retry-After", floor).build();
  }
}
