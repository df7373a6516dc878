package org.incidentbridge.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Map;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** OAuth clients, whose access tokens end. */
final class ClientTokensTest {

  private static final String TOKENS = "POST /oauth/tokens";

  private final ZendeskHarness desk = new ZendeskHarness();
  private final String secret = desk.zendesk.admin().newClient("bridge-client", "Bridge");

  @AfterEach
  void close() {
    desk.close();
  }

  private Tracker by(String given) {
    return desk.tracker(
        Map.of("auth", Map.of("client", "bridge-client", "secret", new Secret(given))));
  }

  private long fetched() {
    return desk.calls().stream().filter(TOKENS::equals).count();
  }

  @Test
  void oneTokenServesUntilItEndsAndThenAnother() {
    String id = desk.people().create("Help", "text");
    Tracker tracker = by(secret);
    desk.calls();

    assertThat(tracker.source().fetch(id)).isInstanceOf(Sighting.Seen.class);
    assertThat(tracker.source().fetch(id)).isInstanceOf(Sighting.Seen.class);
    assertThat(fetched()).isEqualTo(1);
    desk.pass(Duration.ofDays(3));
    assertThat(tracker.source().fetch(id)).isInstanceOf(Sighting.Seen.class);
    assertThat(fetched()).isEqualTo(1);
  }

  @Test
  void aTokenThatIsRevokedIsNotUsedAgain() {
    String id = desk.people().create("Help", "text");
    Tracker tracker = by(secret);
    tracker.source().fetch(id);
    desk.zendesk.admin().revokeAccess();

    assertThatThrownBy(() -> tracker.source().fetch(id)).isInstanceOf(TrackerException.class);
    assertThat(tracker.source().fetch(id)).isInstanceOf(Sighting.Seen.class);
  }

  @Test
  void aSecretThatIsWrongIsToldAndIsNotShown() {
    String id = desk.people().create("Help", "text");

    assertThatThrownBy(() -> by("not-the-secret").source().fetch(id))
        .isInstanceOfSatisfying(
            TrackerException.class,
            e -> assertThat(e.kind()).isEqualTo(TrackerException.Kind.AUTHENTICATION))
        .hasMessageContaining("auth")
        .hasMessageNotContaining("not-the-secret");
  }

  /** A write for which there is no token was certainly not made. */
  @Test
  void aWriteWithoutATokenIsPutOff() {
    String id = desk.people().create("Help", "text");
    Tracker tracker = by(secret);
    desk.loseNextRequest();

    var answer =
        new Command.AddComment(
            new Command.Target(CommandKey.of("say", id), tracker.id(), id),
            RichText.plain("hello"),
            Visibility.PUBLIC);

    assertThatThrownBy(
            () -> tracker.sink().apply(answer, (t, f) -> new ByteArrayInputStream(new byte[0])))
        .isInstanceOf(TrackerException.class);
    assertThat(desk.truth().comments(id)).isEmpty();
  }
}
