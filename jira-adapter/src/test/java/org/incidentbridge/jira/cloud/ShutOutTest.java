package org.incidentbridge.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.Headers;
import org.incidentbridge.http.HttpAnswer;
import org.incidentbridge.spi.TrackerException.Kind;
import org.junit.jupiter.api.Test;

/** What to do where Jira forbids the bridge's user even to ask who it is. */
final class ShutOutTest {

  @Test
  void nothingCanBeLeftOutWhereTheLoginItselfIsForbidden() {
    assertThat(new JiraErrors().advice(Kind.PERMISSION, answer("/rest/api/3/myself")))
        .hasValueSatisfying(
            advice -> assertThat(advice).contains("let the bridge's user in").contains("browser"));
    assertThat(new JiraErrors().advice(Kind.PERMISSION, answer("/rest/api/3/issue"))).isEmpty();
  }

  private static HttpAnswer answer(String path) {
    return new HttpAnswer("GET " + path, 403, "Forbidden", Headers.of(), "");
  }
}
