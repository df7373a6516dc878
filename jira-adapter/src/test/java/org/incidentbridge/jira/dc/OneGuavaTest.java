package org.incidentbridge.jira.dc;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.jira.rest.client.api.JiraRestClient;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Atlassian's client is here, the old Guava that it is packed with is not. */
final class OneGuavaTest {

  @Test
  void theOnlyGuavaOnTheClassPathIsTheRealOne() throws IOException {
    List<URL> guavas = found("com/google/common/collect/ImmutableList.class");

    assertThat(guavas).hasSize(1);
    assertThat(guavas.getFirst().toString()).contains("/guava-");
    assertThat(ImmutableList.toImmutableList()).isNotNull();
  }

  @Test
  void atlassiansClientIsPartOfTheAdapter() throws IOException {
    String adapter = place(JiraDcTracker.class);

    assertThat(place(JiraRestClient.class)).isEqualTo(adapter);
    assertThat(found("com/atlassian/jira/rest/client/api/JiraRestClient.class")).hasSize(1);
    assertThat(found("com/atlassian/event/api/EventPublisher.class")).isEmpty();
  }

  private static List<URL> found(String resource) throws IOException {
    return Collections.list(OneGuavaTest.class.getClassLoader().getResources(resource));
  }

  private static String place(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().toString();
  }
}
