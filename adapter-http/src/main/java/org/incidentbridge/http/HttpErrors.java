package org.incidentbridge.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.incidentbridge.http.CallTag.Access;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * Turns an answer that is an error into a {@link CallFailure} that a person can act on. The status
 * is looked at before the body, as bodies are HTML about as often as JSON.
 */
public final class HttpErrors {

  private static final int LONGEST_TEXT = 600;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String tracker;
  private final ErrorDialect dialect;
  private final Redaction redaction;
  private final InstantSource clock;

  /**
   * A mapping for one tracker.
   *
   * @param tracker its name, which begins every message
   */
  public HttpErrors(
      String tracker, ErrorDialect dialect, Redaction redaction, InstantSource clock) {
    this.tracker = tracker;
    this.dialect = dialect;
    this.redaction = redaction;
    this.clock = clock;
  }

  /** The failure that an answer with an error status is. */
  public CallFailure of(HttpAnswer answer, Access access) {
    Optional<JsonNode> body = json(answer);
    Kind kind = kind(answer, body);
    return of(answer, access, body, kind, advice(kind, answer));
  }

  /** The failure that a redirect is which was not followed, or led to nothing but redirects. */
  CallFailure redirected(HttpAnswer answer, Access access, HttpUrl from) {
    Optional<JsonNode> body = json(answer);
    Kind kind = kind(answer, body);
    return of(answer, access, body, kind, Redirect.advice(answer.headers(), from));
  }

  private Kind kind(HttpAnswer answer, Optional<JsonNode> body) {
    return isForNobody(answer)
        ? Kind.AUTHENTICATION
        : dialect.kind(answer, body).orElseGet(() -> ErrorKinds.of(answer));
  }

  private CallFailure of(
      HttpAnswer answer, Access access, Optional<JsonNode> body, Kind kind, String advice) {
    boolean maybe = access == Access.WRITE && ErrorKinds.maybeApplied(answer.status());
    Optional<Duration> wait = retryAfter(kind, answer);
    String asked = wait.map(w -> Waiting.asked(w, clock.instant())).orElse("");
    String message = message(answer, said(answer, body) + asked, advice);
    return new CallFailure(kind, answer.status(), message, maybe, wait)
        .blaming(body.map(dialect::fields).orElse(Map.of()));
  }

  /**
   * The failure of a read that was redirected to another host and refused there, where the bridge
   * sent no login.
   */
  CallFailure refusedElsewhere(HttpAnswer answer, String call, HttpUrl target) {
    String how =
        addressee(answer.headers()) == Addressee.NOBODY
            ? " as to an anonymous visitor"
            : said(answer, json(answer));
    String message =
        tracker
            + ": "
            + call
            + " was redirected to "
            + Redirect.origin(target)
            + ", which answered "
            + status(answer)
            + how
            + ". If the tracker moved, set url to where it lives now; its login is sent nowhere else";
    return new CallFailure(
        Kind.PROTOCOL, answer.status(), redaction.scrub(message), false, Optional.empty());
  }

  /**
   * The failure behind a good answer that was made for an anonymous visitor; empty if it was not. A
   * write may have been done in nobody's name.
   */
  Optional<CallFailure> madeForNobody(HttpAnswer answer, Access access) {
    if (addressee(answer.headers()) != Addressee.NOBODY) {
      return Optional.empty();
    }
    String how = " as to an anonymous visitor, so that the answer means nothing";
    return Optional.of(
        new CallFailure(
            Kind.AUTHENTICATION,
            answer.status(),
            message(answer, how, advice(Kind.AUTHENTICATION, answer)),
            access == Access.WRITE,
            Optional.empty()));
  }

  private String message(HttpAnswer answer, String how, String advice) {
    return redaction.scrub(
        tracker + ": " + answer.call() + " was answered " + status(answer) + how + ". " + advice);
  }

  Addressee addressee(Headers headers) {
    return dialect.addressee(headers);
  }

  private String advice(Kind kind, HttpAnswer answer) {
    return dialect.advice(kind, answer).orElseGet(() -> ErrorKinds.advice(kind, answer));
  }

  /** To nobody a tracker says of anything that it is not there, or not for them. */
  private boolean isForNobody(HttpAnswer answer) {
    int status = answer.status();
    return (status == 400 || status == 403 || status == 404)
        && addressee(answer.headers()) == Addressee.NOBODY;
  }

  private Optional<Duration> retryAfter(Kind kind, HttpAnswer answer) {
    return kind == Kind.RATE_LIMITED || kind == Kind.UNAVAILABLE
        ? RateHeaders.read(answer.headers(), clock.instant()).advisedWait()
        : Optional.empty();
  }

  private static String status(HttpAnswer answer) {
    return answer.reason().isBlank()
        ? String.valueOf(answer.status())
        : answer.status() + " " + cut(answer.reason());
  }

  private String said(HttpAnswer answer, Optional<JsonNode> body) {
    List<String> texts =
        body.isPresent() ? dialect.texts(body.get()) : List.of(withoutJson(answer));
    String text = cut(String.join("; ", texts).replaceAll("\\s+", " ").strip());
    return text.isEmpty() ? "" : ": " + withoutFullStop(text);
  }

  private static String withoutJson(HttpAnswer answer) {
    String type = Optional.ofNullable(answer.headers().get("Content-Type")).orElse("");
    if (ErrorTexts.isHtml(type.toLowerCase(Locale.ROOT), answer.body())) {
      String title = ErrorTexts.titleOf(answer.body());
      return title.isEmpty() ? "a web page" : "a web page titled '" + title + "'";
    }
    return answer.body();
  }

  private static Optional<JsonNode> json(HttpAnswer answer) {
    String text = answer.body().stripLeading();
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static String withoutFullStop(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }
}
