package org.incidentbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class HttpKeysTest {

  private static final String URL = "https://x.example.com";

  @Test
  void needsNothingButTheUrl() {
    var settings = new Settings(Map.of("url", URL));

    assertThat(HttpKeys.http(settings)).isEqualTo(HttpSettings.of(URL));
    assertThat(HttpKeys.budget(settings, BudgetSettings.DEFAULT)).isEqualTo(BudgetSettings.DEFAULT);
  }

  @Test
  void readsEveryKey() {
    var settings =
        new Settings(
            Map.of(
                "url",
                "http://x.example.com",
                "insecure",
                true,
                "caFile",
                "ca.pem",
                "proxy",
                Map.of("host", "p", "port", 3128, "user", "me", "password", new Secret("pw")),
                "timeouts",
                Map.of("connect", "1s", "read", "2s", "call", "3s"),
                "concurrency",
                3,
                "longestWait",
                "5s",
                "limits",
                Map.of(
                    "calls", List.of("100/1s", "5000 / 1h"),
                    "writes", List.of("9/m"),
                    "ticketWrites", List.of("20/2s"),
                    "points", List.of("65000/1h"))));

    HttpSettings http = HttpKeys.http(settings);
    assertThat(http.insecure()).isTrue();
    assertThat(http.extraCa()).contains(Path.of("ca.pem"));
    assertThat(http.proxy().orElseThrow().login())
        .contains(new HttpAuth.Basic("me", new Secret("pw")));
    assertThat(http.timeouts())
        .isEqualTo(
            new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3)));
    BudgetSettings budget = HttpKeys.budget(settings, BudgetSettings.DEFAULT);
    assertThat(budget.concurrency()).isEqualTo(3);
    assertThat(budget.longestWait()).isEqualTo(Duration.ofSeconds(5));
    assertThat(budget.limits())
        .containsExactly(
            RateLimit.calls(100, Duration.ofSeconds(1)),
            RateLimit.calls(5000, Duration.ofHours(1)),
            RateLimit.writes(9, Duration.ofMinutes(1)),
            RateLimit.ticketWrites(20, Duration.ofSeconds(2)),
            RateLimit.points(65_000, Duration.ofHours(1)));
  }

  @Test
  void keepsTheUsualLimitsOfOtherKinds() {
    BudgetSettings usual =
        BudgetSettings.DEFAULT.with(
            RateLimit.calls(100, Duration.ofSeconds(1)),
            RateLimit.ticketWrites(20, Duration.ofSeconds(2)));
    var settings = new Settings(Map.of("limits", Map.of("calls", List.of("7/1s"))));

    assertThat(HttpKeys.budget(settings, usual).limits())
        .containsExactly(
            RateLimit.calls(7, Duration.ofSeconds(1)),
            RateLimit.ticketWrites(20, Duration.ofSeconds(2)));
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(Map.of(), "url", "is missing"),
        Arguments.of(Map.of("url", "nowhere"), "url", "'nowhere' is no URL"),
        Arguments.of(Map.of("url", "http://x.example.com"), "url", "insecure: true"),
        Arguments.of(Map.of("url", URL, "proxy", Map.of("port", 1)), "proxy.host", "is missing"),
        Arguments.of(Map.of("url", URL, "proxy", Map.of("host", "p")), "proxy", "port from 1"),
        Arguments.of(
            Map.of("url", URL, "timeouts", Map.of("read", "9m")), "timeouts", "at least as long"),
        Arguments.of(
            Map.of("url", URL, "timeouts", Map.of("read", "soon")),
            "timeouts.read",
            "is not a duration"),
        Arguments.of(Map.of("url", URL, "concurrency", 0), "concurrency", "at least 1"),
        Arguments.of(
            Map.of("url", URL, "limits", Map.of("calls", List.of("often"))),
            "limits.calls",
            "'often' is not a rate such as 100/1s"),
        Arguments.of(
            Map.of("url", URL, "limits", Map.of("points", List.of("0/1s"))),
            "limits.points",
            "must both be positive"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void namesTheKeyThatIsWrong(Map<String, Object> values, String key, String message) {
    var settings = new Settings(values);

    SettingsException problem =
        catchThrowableOfType(
            SettingsException.class,
            () -> {
              HttpKeys.http(settings);
              HttpKeys.budget(settings, BudgetSettings.DEFAULT);
            });

    assertThat(problem.key()).isEqualTo(key);
    assertThat(problem).hasMessageContaining(message);
  }

  @Test
  void describesItsKeysBesideTheAdaptersOwn() throws IOException {
    String own =
        """
        {"type": "object", "required": ["url"],
         "properties": {"projects": {"type": "array"}, "url": {"description": "mine"}}}""";

    var schema = new ObjectMapper().readTree(HttpKeys.withSharedKeys(own));

    assertThat(schema.at("/properties").fieldNames())
        .toIterable()
        .containsExactly(
            "projects", "url", "insecure", "caFile", "proxy", "timeouts", "longestWait", "limits");
    assertThat(schema.at("/properties/url/description").asText()).isEqualTo("mine");
    assertThat(schema.at("/required/0").asText()).isEqualTo("url");
  }
}
