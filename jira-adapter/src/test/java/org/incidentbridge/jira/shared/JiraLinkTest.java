package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.incidentbridge.spi.Capabilities.Capability.INSIDER_LINKS;
import static org.incidentbridge.spi.Capabilities.Capability.SEVERITY_LINKS;
import static org.incidentbridge.spi.Capabilities.Capability.SUMMARY_LINKS;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.SettingsException;
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
        new Command.BackLink("g", URI.create("https://x.example/1"), "X-1", "Reported by Ann")
            .withResolved(resolved)
            .withIcon(icon);
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

  private Command.PutLink telling(String id, String summary) {
    var link = new Command.BackLink("g", URI.create("https://x.example/1"), "X-1", summary);
    return new Command.PutLink(target("link " + summary.length(), id), link);
  }

  @Test
  void whatItTellsIsWrittenAnewAndGoesWhereNothingIsLeftToTell() {
    String id = jira.people().create("Linked", "text");
    var sink = jira.tracker().sink();
    var due = telling(id, "Severity sev1; First response: due 2026-11-20 10:00:00 UTC");
    var met = telling(id, "Severity sev1; First response: met");

    applied(due);
    assertThat(shown(id).path("summary").asText()).isEqualTo(due.link().summary());
    assertThat(sink.settle(met, Instant.EPOCH)).isInstanceOf(Outcome.NotApplied.class);
    applied(met);
    assertThat(shown(id).path("summary").asText()).isEqualTo(met.link().summary());
    assertThat(sink.settle(met, Instant.EPOCH)).isInstanceOf(Outcome.Applied.class);
    applied(telling(id, ""));
    assertThat(shown(id).path("summary").asText()).isEmpty();
  }

  @Test
  void aLongLineIsCut() {
    String id = jira.people().create("Linked", "text");
    var most = telling(id, "Open: call. ".repeat(200));

    applied(most);
    assertThat(shown(id).path("summary").asText()).hasSizeLessThanOrEqualTo(1000).endsWith("…");
    assertThat(jira.tracker().sink().settle(most, Instant.EPOCH))
        .isInstanceOf(Outcome.Applied.class);
  }

  /** N5: whoever may browse an issue sees its links, and Jira does not say who that is. */
  @Test
  void itTellsOfPromisesOnlyWhereTheConfigurationSaysSo() {
    assertThat(told(Map.of())).containsExactlyInAnyOrder(SUMMARY_LINKS, SEVERITY_LINKS);
    assertThat(told(Map.of("linkSummary", "severity"))).isEqualTo(told(Map.of()));
    assertThat(told(Map.of("linkSummary", "none"))).containsExactly(SUMMARY_LINKS);
    assertThat(told(Map.of("linkSummary", "all")))
        .containsExactlyInAnyOrder(SUMMARY_LINKS, SEVERITY_LINKS, INSIDER_LINKS);
    assertThatThrownBy(() -> jira.another(Map.of("linkSummary", "clocks")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("none, severity, all");
  }

  private Set<Capability> told(Map<String, Object> settings) {
    Capabilities able = jira.another(settings).capabilities();
    Set<Capability> told = EnumSet.of(SUMMARY_LINKS, SEVERITY_LINKS, INSIDER_LINKS);
    told.removeIf(word -> !able.can(word));
    return told;
  }

  @Test
  void itsOwnIconIsThatOfItsSite() {
    assertThat(jira.tracker().icon())
        .hasValueSatisfying(icon -> assertThat(icon.toString()).endsWith("/favicon.ico"));
  }
}
