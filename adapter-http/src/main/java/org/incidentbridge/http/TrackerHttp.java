package org.incidentbridge.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.incidentbridge.spi.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client of one tracker. All calls to it go through here, whatever library makes them, so
 * that budget, login, redirects, redaction and counting are the same everywhere.
 *
 * <p>It keeps no cookies and caches nothing; follows redirects of reads only and hands no login to
 * another host; sends no write twice. Use it from any number of threads; calls are made
 * synchronously on the caller's thread.
 */
public final class TrackerHttp implements Call.Factory, AutoCloseable {

  private final Builder parts;
  private final Redaction redaction;
  private final Optional<ExtraTrust> trust;
  private @Nullable OkHttpClient client;

  private TrackerHttp(Builder parts) {
    this.parts = parts;
    this.redaction = Redaction.of(parts.secrets());
    this.trust = parts.settings.extraCa().map(ExtraTrust::of);
  }

  /**
   * Starts a client.
   *
   * @param tracker its name, for messages
   */
  public static Builder builder(String tracker, HttpSettings settings, RateBudget budget) {
    return new Builder(tracker, settings, budget);
  }

  /** Makes a call whose failure {@link Calls} can explain. */
  @Override
  public Call newCall(Request request) {
    Request tracked = request.newBuilder().tag(CallProgress.class, new CallProgress()).build();
    return client().newCall(tracked);
  }

  /**
   * Made with the first call: it reads all certificates the machine trusts, which takes a while.
   */
  private synchronized OkHttpClient client() {
    if (client == null) {
      client = HttpClients.create(parts, redaction, trust);
    }
    return client;
  }

  public String tracker() {
    return parts.tracker;
  }

  /** Ends with a slash. */
  public HttpUrl baseUrl() {
    return parts.settings.baseUrl();
  }

  /** The address of a path relative to the base, which must not begin with a slash. */
  public HttpUrl url(String path) {
    return Optional.ofNullable(baseUrl().resolve(path))
        .orElseThrow(() -> new IllegalArgumentException("'" + path + "' is no path"));
  }

  public RateBudget budget() {
    return parts.budget;
  }

  public CallMeter meter() {
    return parts.meter;
  }

  /** Knows this tracker's secrets. */
  public Redaction redaction() {
    return redaction;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }

  /** Collects the parts of a client. */
  public static final class Builder {

    final String tracker;
    final HttpSettings settings;
    final RateBudget budget;
    final CallMeter meter = new CallMeter();
    HttpAuth auth = new HttpAuth.None();
    boolean http1Only;
    Optional<Interceptor> transport = Optional.empty();

    private Builder(String tracker, HttpSettings settings, RateBudget budget) {
      this.tracker = tracker;
      this.settings = settings;
      this.budget = budget;
    }

    public Builder auth(HttpAuth value) {
      auth = value;
      return this;
    }

    /** Keeps to HTTP/1.1, for trackers whose errors are in the reason phrase. */
    public Builder http1Only() {
      http1Only = true;
      return this;
    }

    /** Answers requests in place of the network, for simulations within a process. */
    public Builder transport(Optional<Interceptor> replacement) {
      transport = replacement;
      return this;
    }

    List<Secret> secrets() {
      List<Secret> secrets = new ArrayList<>(auth.secrets());
      settings
          .proxy()
          .flatMap(ProxySettings::login)
          .ifPresent(login -> secrets.addAll(login.secrets()));
      return secrets;
    }

    /**
     * Makes the client; nothing is sent.
     *
     * @throws IllegalArgumentException if the file with extra certificates cannot be used
     */
    public TrackerHttp build() {
      return new TrackerHttp(this);
    }
  }
}
