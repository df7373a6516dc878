package org.incidentbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "https://jira.example.com,https://jira.example.com/",
    "https://jira.example.com/jira,https://jira.example.com/jira/",
    "https://jira.example.com/jira/,https://jira.example.com/jira/",
    "http://localhost:8080,http://localhost:8080/",
    "http://127.0.0.9/,http://127.0.0.9/",
    "http://[::1]:80/,http://[::1]/",
  })
  void takesHttpsAndThisMachine(String url, String base) {
    assertThat(HttpSettings.of(url).baseUrl()).hasToString(base);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://jira.example.com", "http://10.0.0.1/x", "http://127.0.0.1.example.com"})
  void refusesClearTextToOtherMachinesUnlessTold(String url) {
    assertThatThrownBy(() -> HttpSettings.of(url))
        .hasMessageContaining("clear text")
        .hasMessageContaining("insecure: true");
    assertThat(HttpSettings.of(url, true).baseUrl().isHttps()).isFalse();
  }

  @Test
  void refusesALoginInTheUrlWithoutShowingIt() {
    assertThatThrownBy(() -> HttpSettings.of("https://me:hidden@jira.example.com"))
        .hasMessageContaining("move them under auth")
        .message()
        .doesNotContain("hidden");
    assertThatThrownBy(() -> HttpSettings.of("me:hidden@jira.example.com"))
        .hasMessageContaining("is no URL");
  }

  @Test
  void refusesTimeoutsThatCannotWork() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new Timeouts(Duration.ZERO, second, second))
        .hasMessageContaining("positive");
    assertThatThrownBy(() -> new Timeouts(second, second.plusMillis(1), second))
        .hasMessageContaining("at least as long as read's");
  }

  @Test
  void refusesAProxyWithoutPort() {
    assertThatThrownBy(() -> new ProxySettings("proxy", 0, Optional.empty()))
        .hasMessageContaining("port from 1 to 65535");
  }
}
