package org.incidentbridge.http;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * How to reach one tracker.
 *
 * @param baseUrl ends with a slash; relative paths of the API are resolved against it
 * @param insecure allows {@code http://} to a host other than this machine
 * @param extraCa PEM file with certificates that are trusted besides the system's
 */
public record HttpSettings(
    HttpUrl baseUrl,
    boolean insecure,
    Timeouts timeouts,
    Optional<ProxySettings> proxy,
    Optional<Path> extraCa) {

  public HttpSettings {
    if (!baseUrl.username().isEmpty() || !baseUrl.password().isEmpty()) {
      throw new IllegalArgumentException(
          "the URL of " + baseUrl.host() + " holds a user or password: move them under auth");
    }
    if (!baseUrl.isHttps() && !insecure && !isLoopback(baseUrl)) {
      throw new IllegalArgumentException(
          "http://"
              + baseUrl.host()
              + " would carry the login in clear text: use https://, or set insecure: true if the"
              + " network between is trusted");
    }
    if (!baseUrl.encodedPath().endsWith("/")) {
      baseUrl = baseUrl.newBuilder().addPathSegment("").build();
    }
  }

  /**
   * Settings with every default.
   *
   * @throws IllegalArgumentException if the URL is none, or is {@code http://} to another machine
   */
  public static HttpSettings of(String url) {
    return of(url, false);
  }

  /** As {@link #of(String)}, allowing clear text if {@code insecure}. */
  public static HttpSettings of(String url, boolean insecure) {
    return new HttpSettings(
        parse(url), insecure, Timeouts.DEFAULT, Optional.empty(), Optional.empty());
  }

  /** The same with other time-outs. */
  public HttpSettings with(Timeouts other) {
    return new HttpSettings(baseUrl, insecure, other, proxy, extraCa);
  }

  /** The same through a proxy. */
  public HttpSettings through(ProxySettings other) {
    return new HttpSettings(baseUrl, insecure, timeouts, Optional.of(other), extraCa);
  }

  /** The same, trusting also the certificates of a PEM file. */
  public HttpSettings trusting(Path pem) {
    return new HttpSettings(baseUrl, insecure, timeouts, proxy, Optional.of(pem));
  }

  private static HttpUrl parse(String url) {
    @Nullable HttpUrl parsed = HttpUrl.parse(url.strip());
    if (parsed == null) {
      throw new IllegalArgumentException(
          "'" + Redaction.NONE.scrub(url) + "' is no URL: write it as https://tracker.example.com");
    }
    return parsed;
  }

  private static boolean isLoopback(HttpUrl url) {
    String host = url.host().toLowerCase(Locale.ROOT);
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("::1")
        || host.matches("127(\\.\\d{1,3}){3}");
  }
}
