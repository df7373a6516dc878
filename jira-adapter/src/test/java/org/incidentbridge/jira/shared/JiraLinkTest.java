package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What Jira shows in a remote link. */
@ParameterizedClass
@EnumSource(Installation.class)
final class JiraLinkTest extends JiraCase {

  private static final Optional<URI> ICON =
      Optional.of(URI.create("https://x.example/favicon.ico"));

  JiraLinkTest(Installation installation) {
    super(installation);
  }

  private Command.PutLink link(String id, boolean resolved, Optional<URI> icon) {
    var link =
        new Command.BackLink(
            "g", URI.create("https://x.example/1"), "X-1", "Reported by Ann", resolved, icon);
    return new Command.PutLink(target("link " + resolved, id), link);
  }

  private JsonNode shown(String id) {
    assertThat(jira.issue(id).parts().remoteLinks()).hasSize(1);
    return jira.issue(id).parts().remoteLinks().getFirst().content().path("object");
  }

  @Test
  void itHasTheIconOfTheOtherTrackerAndIsResolvedAsLongAsTheOtherTicketIs() {
    String id = jira.people().create("Linked", "text");

    applied(link(id, false, ICON));
    assertThat(shown(id).at("/icon/url16x16").asText()).isEqualTo(ICON.get().toString());
    assertThat(shown(id).at("/status/resolved").asBoolean()).isFalse();

    applied(link(id, true, ICON));
    assertThat(shown(id).at("/status/resolved").asBoolean()).isTrue();
    assertThat(shown(id).path("summary").asText()).isEqualTo("Reported by Ann");

    applied(link(id, false, Optional.empty()));
    assertThat(shown(id).at("/status/resolved").asBoolean()).isFalse();
    assertThat(shown(id).has("icon")).isFalse();
  }

  /** N3: after a time-out the state of the link tells which of them was written. */
  @Test
  void aLinkThatShowsAnotherStateDoesNotStand() {
    String id = jira.people().create("Linked", "text");
    applied(link(id, false, ICON));
    var sink = jira.tracker().sink();

    assertThat(sink.settle(link(id, true, ICON), Instant.EPOCH))
        .isInstanceOf(Outcome.NotApplied.class);
    assertThat(sink.settle(link(id, false, ICON), Instant.EPOCH))
        .isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void itsOwnIconIsThatOfItsSite() {
    assertThat(jira.tracker().icon())
        .hasValueSatisfying(icon -> assertThat(icon.toString()).endsWith("/favicon.ico"));
  }
}
