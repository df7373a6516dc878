package org.incidentbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.incidentbridge.http.CallTag.Access;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.TrackerException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpErrorsTest {

  private static final Headers NONE = Headers.of();

  private final SimulatedTime time = new SimulatedTime();

  @ParameterizedTest
  @CsvSource({
    "301,PROTOCOL,false", "302,PROTOCOL,true", "400,INVALID,false", "401,AUTHENTICATION,false",
    "402,PERMISSION,false", "403,PERMISSION,false", "404,NOT_FOUND,false", "405,PROTOCOL,false",
    "408,UNAVAILABLE,true", "409,CONFLICT,false", "410,PROTOCOL,false", "412,CONFLICT,false",
    "413,INVALID,false", "422,INVALID,false", "423,CONFLICT,false", "429,RATE_LIMITED,false",
    "500,UNAVAILABLE,true", "501,PROTOCOL,false", "502,UNAVAILABLE,true", "503,UNAVAILABLE,true",
    "504,UNAVAILABLE,true"
  })
  void mapsEveryStatus(int status, Kind kind, boolean maybeApplied) {
    HttpAnswer answer = new HttpAnswer("POST /issue", status, "", NONE, "");

    assertThat(errors().of(answer, Access.WRITE).kind()).isEqualTo(kind);
    assertThat(errors().of(answer, Access.WRITE).maybeApplied()).isEqualTo(maybeApplied);
    assertThat(errors().of(answer, Access.READ).maybeApplied()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"errorMessages\":[\"One.\",\"Two\"],\"errors\":{\"summary\":\"is needed\"}} |"
            + " One.; Two; summary: is needed",
        "{\"message\":\"Issue #7 not found\",\"code\":1100,\"localized\":\"x\"} |"
            + " Issue #7 not found",
        "{\"error\":\"RecordInvalid\",\"description\":\"bad\",\"details\":{\"base\":"
            + "[{\"description\":\"Name: is required\",\"error\":null}]}} |"
            + " RecordInvalid; bad; base: Name: is required",
        "{\"error\":{\"title\":\"Forbidden\",\"message\":\"No access\"}} | No access; Forbidden",
        "{\"errors\":[{\"code\":\"X\",\"title\":\"Bad page\",\"detail\":\"too deep\"}]} |"
            + " Bad page; too deep",
        "[\"first\",\"second\"] | first; second",
        "<!DOCTYPE html><html><head><title>Rate\t limit</title><body>long… |"
            + " a web page titled 'Rate limit'",
        "<html><body><h1>404 <b>Not</b> Found</h1></body></html> |"
            + " a web page titled '404 Not Found'",
        "<html></html> | a web page",
        "You may only load 1,000 issues. | You may only load 1,000 issues",
      })
  void tellsWhatTheTrackerSaid(String body, String said) {
    CallFailure failure =
        errors().of(new HttpAnswer("GET /issue/7", 400, "", NONE, body), Access.READ);

    assertThat(failure.message())
        .isEqualTo(
            "ops: GET /issue/7 was answered 400: "
                + said
                + ". The tracker does not accept these values");
  }

  @Test
  void tellsTheReasonPhraseWhereThatIsAllThereIs() {
    var answer = new HttpAnswer("GET /issues", 403, "Access denied", NONE, "");

    assertThat(errors().of(answer, Access.READ).message())
        .startsWith("ops: GET /issues was answered 403 Access denied. Give the bridge's user");
  }

  @Test
  void knowsAFailedLoginBehind403() {
    var captcha =
        new HttpAnswer(
            "GET /myself",
            403,
            "",
            Headers.of("X-Authentication-Denied-Reason", "CAPTCHA_CHALLENGE; login-url=x"),
            "");

    CallFailure failure = errors().of(captcha, Access.READ);

    assertThat(failure.kind()).isEqualTo(Kind.AUTHENTICATION);
    assertThat(failure.message()).contains("CAPTCHA");
  }

  @Test
  void doesNotTakeA429PageForAFailedLogin() {
    var answer =
        new HttpAnswer(
            "GET /search",
            429,
            "",
            Headers.of("X-Seraph-LoginReason", "OK", "Retry-After", "0"),
            "<html><title>Rate limited</title></html>");

    CallFailure failure = errors().of(answer, Access.READ);

    assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(1));
  }

  @Test
  void saysUntilWhenATrackerAsksToBeLeftAlone() {
    var answer = new HttpAnswer("GET /search", 429, "", Headers.of("Retry-After", "3600"), "");

    assertThat(errors().of(answer, Access.READ).message())
        .containsPattern("answered 429; it asks to wait until [-0-9]+ [:0-9]+ UTC\\. ")
        .contains("other commands have to be started again")
        .doesNotContain("The bridge comes back by itself");
  }

  @Test
  void namesTheAddressThatATrackerMovedTo() {
    var answer =
        new HttpAnswer(
            "POST /issue", 301, "", Headers.of("Location", "https://new.example.com/issue"), "");

    HttpUrl asked = HttpUrl.get("https://old.example.com/issue");
    assertThat(errors().redirected(answer, Access.WRITE, asked).message())
        .contains("sends us to https://new.example.com/issue: set url");
  }

  @Test
  void letsADialectKnowBetter() {
    ErrorDialect dialect =
        new ErrorDialect() {
          @Override
          public Optional<Kind> kind(HttpAnswer answer, Optional<JsonNode> body) {
            return body.filter(b -> b.path("code").asInt() == 1103).map(b -> Kind.PERMISSION);
          }

          @Override
          public List<String> texts(JsonNode body) {
            return List.of("it is read-only");
          }

          @Override
          public Optional<String> advice(Kind kind, HttpAnswer answer) {
            return Optional.of("Reopen it first");
          }
        };

    CallFailure failure =
        new HttpErrors("ops", dialect, Redaction.NONE, time)
            .of(new HttpAnswer("PATCH /issues/1", 400, "", NONE, "{\"code\":1103}"), Access.WRITE);

    assertThat(failure.kind()).isEqualTo(Kind.PERMISSION);
    assertThat(failure.message())
        .isEqualTo("ops: PATCH /issues/1 was answered 400: it is read-only. Reopen it first");
  }

  @Test
  void showsNoSecretAndNoEndlessText() {
    var errors =
        new HttpErrors(
            "ops", ErrorDialect.PLAIN, Redaction.of(List.of(new Secret("hunter2hunter2"))), time);
    String body = "bad token hunter2hunter2 " + "x".repeat(5_000);

    CallFailure failure = errors.of(new HttpAnswer("GET /a", 401, "", NONE, body), Access.READ);

    assertThat(failure.message()).doesNotContain("hunter2").contains("[redacted]");
    assertThat(failure.message().length()).isLessThan(900);
    assertThat(failure).hasMessage(failure.message());
    assertThat(failure.toTrackerException()).hasMessage(failure.message());
  }

  @ParameterizedTest
  @CsvSource({
    "400,Refused",
    "403,Refused",
    "404,Refused",
    "401,Deferred",
    "409,Deferred",
    "429,Deferred",
    "405,Deferred",
    "500,Unknown",
    "503,Unknown"
  })
  void saysWhatBecameOfTheCommand(int status, String outcome) {
    CallFailure failure =
        errors().of(new HttpAnswer("POST /issue", status, "", NONE, ""), Access.WRITE);

    assertThat(failure.toOutcome().getClass().getSimpleName()).isEqualTo(outcome);
  }

  @Test
  void handsOnHowLongToWait() {
    var answer = new HttpAnswer("POST /issue", 429, "", Headers.of("Retry-After", "89"), "");

    assertThat(errors().of(answer, Access.WRITE).toOutcome())
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            deferred -> assertThat(deferred.retryAfter()).contains(Duration.ofSeconds(89)));
  }

  private HttpErrors errors() {
    return new HttpErrors("ops", ErrorDialect.PLAIN, Redaction.NONE, time);
  }
}
