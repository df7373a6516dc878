package org.incidentbridge.jira.dc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.incidentbridge.jira.shared.JiraHarness;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

final class JiraDcLoginTest extends JiraDcCase {

  @Test
  void aCaptchaSaysWhatToDo() {
    Map<String, Object> wrong = Map.of("user", "bridge", "password", new Secret("not-it"));
    Tracker locked = jira.another(Map.of("auth", wrong));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> new Reader(locked.source()).pull(5))
          .isInstanceOf(TrackerException.class);
    }

    assertThatThrownBy(() -> new Reader(locked.source()).pull(5))
        .isInstanceOf(TrackerException.class)
        .hasMessageContaining("CAPTCHA")
        .hasMessageNotContaining("not-it")
        .extracting(e -> ((TrackerException) e).kind())
        .isEqualTo(TrackerException.Kind.AUTHENTICATION);
  }

  @Test
  void aCaptchaIsNotAnsweredByTryingOn() {
    jira.people().create("Locked", "text");
    Reader reader = reader();
    AtomicBoolean solved = new AtomicBoolean();
    AtomicInteger denied = new AtomicInteger();
    jira.line.always(
        r -> !solved.get(),
        r -> {
          denied.incrementAndGet();
          return new SimResponse(403, "Forbidden", Map.of("Content-Type", "text/html"), new byte[0])
              .with("X-Seraph-LoginReason", "AUTHENTICATION_DENIED")
              .with("X-Authentication-Denied-Reason", "CAPTCHA_CHALLENGE; login-url=/login.jsp");
        });

    for (int i = 0; i < 9; i++) {
      assertThatThrownBy(() -> reader.pull(5)).hasMessageContaining("CAPTCHA");
      jira.pass(Duration.ofMinutes(1));
    }
    assertThat(denied).hasValue(1);

    solved.set(true);
    jira.pass(Duration.ofMinutes(2));
    assertThat(reader.pull(5)).hasSize(1);
  }

  @Test
  void aTomcatPageWithRetryAfterZeroIsNoWrongLoginAndIsWaitedFor() {
    jira.people().create("Busy", "text");
    Reader reader = reader();
    reader.pull(5);
    jira.line.next(
        request -> request.path().endsWith("/search"),
        request ->
            new SimResponse(
                    429,
                    "Too Many Requests",
                    Map.of("Content-Type", "text/html"),
                    "<html><title>HTTP Status 429</title></html>".getBytes(UTF_8))
                .with("Retry-After", "0")
                .with("X-Seraph-LoginReason", "OK"));

    assertThatThrownBy(() -> reader.pull(5))
        .isInstanceOf(TrackerException.class)
        .satisfies(
            e ->
                assertThat(((TrackerException) e).kind())
                    .isEqualTo(TrackerException.Kind.RATE_LIMITED))
        .satisfies(
            e ->
                assertThat(((TrackerException) e).retryAfter().orElseThrow())
                    .isGreaterThan(Duration.ZERO));
  }

  @Test
  void attachmentsThatATokenDoesNotGetAreFetchedWithThePassword() throws IOException {
    String id = jira.people().create("Files", "text");
    String file = jira.people().attach(id, "päck [1].log", new byte[] {7, 8});
    Map<String, Object> token = Map.of("token", new Secret(JiraHarness.SECRET));
    Map<String, Object> both =
        Map.of(
            "token",
            new Secret(JiraHarness.SECRET),
            "user",
            "bridge",
            "password",
            new Secret(JiraHarness.SECRET));
    withoutTokenDownloads();

    try (InputStream content = jira.another(Map.of("auth", both)).source().open(id, file)) {
      assertThat(content.readAllBytes()).containsExactly(7, 8);
    }
    assertThatThrownBy(() -> jira.another(Map.of("auth", token)).source().open(id, file))
        .isInstanceOf(TrackerException.class)
        .hasMessageContaining("JRASERVER-72019")
        .hasMessageContaining("add user and password under auth");
  }

  /** From now on tokens get no files (JRASERVER-72019). */
  private void withoutTokenDownloads() {
    jira.line.always(
        request ->
            request.path().startsWith("/secure/attachment")
                && request.header("Authorization").orElse("").startsWith("Bearer"),
        request ->
            SimResponse.empty(302, "Found")
                .with("Location", "https://jira.test/login.jsp?permissionViolation=true"));
  }
}
