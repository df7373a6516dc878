package org.incidentbridge.jira.dc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.http.HttpAuth;
import org.incidentbridge.jira.JiraTrackerFactory;
import org.incidentbridge.jira.shared.JiraSettings;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.InsiderTickets;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.SettingsException;
import org.incidentbridge.spi.Sighting.Gone.Reason;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSetup;
import org.junit.jupiter.api.Test;

final class JiraDcSettingsTest {

  private static final Secret TOKEN = new Secret("open-sesame");
  private static final Map<String, Object> LOGIN = Map.of("token", TOKEN);

  @Test
  void whatIsLeftOutHasItsDefault() {
    JiraSettings settings = DcSettings.of(block(LOGIN, Map.of()));

    assertThat(settings.site()).isEqualTo("https://jira.example.com/jira");
    assertThat(settings.projects()).containsExactly("OPS");
    assertThat(settings.reading())
        .isEqualTo(
            new JiraSettings.Reading(
                Duration.ofMinutes(5),
                1000,
                Optional.empty(),
                new JiraSettings.Meaning(
                    Reason.NOT_VISIBLE, InsiderTickets.NEVER, Optional.empty())));
    assertThat(settings.writing().settleWindow()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.writing().hidden()).isEmpty();
  }

  @Test
  void customFieldsAreThoseNamedAnywhere() {
    Map<String, Object> vocabulary =
        Map.of("vocabulary", Map.of("fields", Map.of("service", "customfield_10042")));

    assertThat(DcSettings.of(block(LOGIN, vocabulary)).customFields())
        .containsExactly("customfield_10042");
  }

  @Test
  void aTokenIsSentAsBearerAndAPasswordBesideItIsForFiles() {
    Map<String, Object> both = new HashMap<>(LOGIN);
    both.put("user", "bridge");
    both.put("password", new Secret("secret"));

    JiraAccess access = JiraAccess.of(block(both, Map.of()));

    assertThat(access.login()).isEqualTo(new HttpAuth.Bearer(TOKEN));
    assertThat(access.downloads()).contains(new HttpAuth.Basic("bridge", new Secret("secret")));
  }

  @Test
  void aPasswordAloneIsTheLogin() {
    Map<String, Object> login = Map.of("user", "bridge", "password", new Secret("secret"));

    JiraAccess access = JiraAccess.of(block(login, Map.of()));

    assertThat(access.login()).isEqualTo(new HttpAuth.Basic("bridge", new Secret("secret")));
    assertThat(access.downloads()).isEmpty();
  }

  @Test
  void loginsThatCannotWorkAreRefusedByName() {
    refused(Map.of(), Map.of(), "auth", "names no login");
    refused(Map.of("user", "bridge"), Map.of(), "auth.password", "go together");
    refused(Map.of("password", TOKEN), Map.of(), "auth.user", "go together");
    refused(Map.of("email", "a@example.com", "token", TOKEN), Map.of(), "auth.email", "Cloud");
    refused(Map.of("user", "a:b", "password", TOKEN), Map.of(), "auth.user", "colon");
  }

  @Test
  void valuesThatCannotWorkAreRefusedByName() {
    refused(LOGIN, Map.of("searchPage", 1), "searchPage", "between 2 and 1000");
    refused(LOGIN, Map.of("overlap", "30s"), "overlap", "1m or more");
    refused(LOGIN, Map.of("projects", List.of("Operations")), "projects", "no project key");
    refused(
        LOGIN,
        Map.of("internal", Map.of("role", "Developers", "group", "staff")),
        "internal",
        "keep one");
  }

  @Test
  void theFactoryMakesThisEditionAndItsNameShowsNoSecret() {
    TrackerSetup setup =
        new TrackerSetup(new TrackerId("ops"), block(LOGIN, Map.of()), Environment.system());

    try (Tracker tracker = new JiraTrackerFactory().create(setup)) {
      assertThat(tracker).isInstanceOf(JiraDcTracker.class);
      assertThat(tracker.toString()).contains("'ops'").doesNotContain("open-sesame");
      assertThat(tracker.calls()).isZero();
    }
  }

  private static void refused(
      Map<String, Object> login, Map<String, Object> more, String key, String why) {
    TrackerSetup setup =
        new TrackerSetup(new TrackerId("ops"), block(login, more), Environment.system());
    assertThatThrownBy(() -> JiraDcTracker.create(setup))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(why)
        .extracting(e -> ((SettingsException) e).key())
        .isEqualTo(key);
  }

  private static Settings block(Map<String, Object> login, Map<String, Object> more) {
    Map<String, Object> block = new HashMap<>();
    block.put("edition", "dc");
    block.put("url", "https://jira.example.com/jira/");
    block.put("auth", login);
    block.put("projects", List.of("OPS"));
    block.putAll(more);
    return new Settings(block);
  }
}
