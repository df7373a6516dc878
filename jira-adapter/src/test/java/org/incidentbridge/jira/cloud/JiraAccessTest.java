package org.incidentbridge.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.incidentbridge.http.RateLimit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JiraAccessTest {

  /** What the vendor publishes as burst limits; each counts for itself. */
  @ParameterizedTest
  @CsvSource({"GET,100", "POST,100", "PUT,50", "DELETE,50"})
  void keepsTheBurstLimitOfEachMethodByItself(String method, long calls) {
    assertThat(JiraAccess.USUAL.limits())
        .filteredOn(limit -> limit.methods().contains(method))
        .containsExactly(RateLimit.calls(calls, Duration.ofSeconds(1)).of(method));
  }
}
