package org.incidentbridge.app.channel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.incidentbridge.config.ChannelConfig.Target;
import org.incidentbridge.http.RateHeaders;
import org.incidentbridge.http.Redaction;
import org.incidentbridge.notice.Delivery;
import org.incidentbridge.notice.Delivery.Deferred;
import org.incidentbridge.notice.Delivery.Delivered;
import org.incidentbridge.notice.Delivery.Refused;
import org.incidentbridge.notice.Delivery.Unknown;
import org.incidentbridge.spi.Secret;

/** What the answer to a call means for the message. Tells of an address only its host. */
final class WebhookAnswers {

  private static final int LONGEST_TEXT = 300;

  /** More than is told, lest a secret be cut in two and not be known for one. */
  private static final int READ = 4_096;

  /** Shorter parts of an address are no secrets. */
  private static final int SHORTEST = 5;

  private final String host;
  private final Redaction redaction;
  private final InstantSource clock;

  WebhookAnswers(Target target, InstantSource clock) {
    HttpUrl url = address(target);
    this.host = url.host();
    this.clock = clock;
    List<Secret> secrets = new ArrayList<>(target.headers().values());
    target.key().ifPresent(secrets::add);
    secrets.add(target.url());
    if (url.encodedPath().length() > 1) {
      secrets.add(new Secret(url.encodedPath()));
    }
    parts(url).map(Secret::new).forEach(secrets::add);
    this.redaction = Redaction.of(secrets);
  }

  /** The other side may quote one part of an address by itself. */
  private static Stream<String> parts(HttpUrl url) {
    Stream<String> values =
        IntStream.range(0, url.querySize()).boxed().map(url::queryParameterValue);
    return Stream.concat(url.pathSegments().stream(), values)
        .filter(Objects::nonNull)
        .filter(part -> part.length() >= SHORTEST);
  }

  /** Where to; the address itself is never told. */
  static HttpUrl address(Target target) {
    HttpUrl url = HttpUrl.parse(target.url().reveal());
    if (url == null) {
      throw new IllegalArgumentException("url is no address that can be called");
    }
    return url;
  }

  Delivery of(Response response) throws IOException {
    int status = response.code();
    if (response.isSuccessful()) {
      return Delivered.TO_ALL;
    }
    if (response.isRedirect()) {
      return new Refused(redirected(response));
    }
    String why = "%s answered %d%s".formatted(host, status, said(response));
    return status >= 500 || status == 429 || status == 408 || status == 425
        ? new Deferred(why, notBefore(response))
        : new Refused(why);
  }

  /**
   * No answer came.
   *
   * @param departed whether the call may have reached the other side
   */
  Delivery of(IOException failure, boolean departed) {
    String name = failure.getClass().getSimpleName();
    String said = failure.getMessage() == null ? name : name + ": " + failure.getMessage();
    String why = redaction.scrub("%s did not answer: %s".formatted(host, said));
    return departed ? new Unknown(why) : new Deferred(why);
  }

  private Optional<Instant> notBefore(Response response) {
    Instant now = clock.instant();
    Optional<Duration> wait = RateHeaders.read(response.headers(), now).advisedWait();
    return wait.map(now::plus);
  }

  private String redirected(Response response) {
    String to =
        Optional.ofNullable(response.header("Location"))
            .map(location -> response.request().url().resolve(location))
            .map(HttpUrl::host)
            .orElse("nowhere");
    return "%s redirects to %s, which is not followed: write the new address under url"
        .formatted(host, to);
  }

  private String said(Response response) throws IOException {
    BufferedSource source = response.body().source();
    source.request(READ);
    Buffer read = source.getBuffer();
    String text = read.readString(Math.min(READ, read.size()), StandardCharsets.UTF_8);
    String line = redaction.scrub(text.replaceAll("[\\s\\p{Cc}]+", " ").strip());
    String told = line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) : line;
    return told.isEmpty() || told.startsWith("<") ? "" : ": " + told;
  }
}
