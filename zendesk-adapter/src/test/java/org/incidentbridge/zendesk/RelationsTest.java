package org.incidentbridge.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Optional;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Zendesk has no place for stands in notes for the team. */
final class RelationsTest {

  private final ZendeskHarness desk = new ZendeskHarness();
  private final String id = desk.people().create("Printer", "text");

  @AfterEach
  void close() {
    desk.close();
  }

  private Command.Target target(String word) {
    return new Command.Target(CommandKey.of("test", word), new TrackerId("desk"), id);
  }

  private void applied(Command command) {
    assertThat(desk.tracker().sink().apply(command, (t, f) -> InputStream.nullInputStream()))
        .isInstanceOf(Outcome.Applied.class);
  }

  private TicketSnapshot read() {
    return ((Sighting.Seen) desk.tracker().source().fetch(id)).ticket();
  }

  @Test
  void aRelationIsANoteForTheTeamThatReadsAsARelation() {
    String other = desk.people().create("Other", "text");
    TicketLink link = new TicketLink(TicketLink.Kind.DUPLICATE_OF, other);
    Command.LinkTickets command = new Command.LinkTickets(target("relate"), link);

    applied(command);
    applied(command);

    assertThat(read().talk().links()).containsExactly(link);
    assertThat(read().talk().comments()).isEmpty();
    assertThat(desk.ticket(id).comments()).hasSize(2);
    assertThat(desk.ticket(id).comments().getLast().isPublic()).isFalse();
  }

  @Test
  void whereTheCounterpartIsStandsInOneNoteForTheTeam() {
    var link =
        new Command.BackLink(
            "bridge:1", java.net.URI.create("https://jira.example.com/ENG-1"), "ENG-1: P", "");
    var renamed = new Command.BackLink(link.globalId(), link.url(), "ENG-1: Plotter", "");

    applied(new Command.PutLink(target("one"), link));
    applied(new Command.PutLink(target("two"), renamed));

    assertThat(read().talk().comments()).isEmpty();
    assertThat(desk.ticket(id).comments()).hasSize(2);
    assertThat(desk.ticket(id).comments().getLast().text()).contains("https://jira.example.com");
    assertThat(desk.ticket(id).comments().getLast().isPublic()).isFalse();
  }

  @Test
  void whereTheCounterpartIsNowIsSaidWithWhereItWas() {
    var old = java.net.URI.create("https://jira.example.com/ENG-1");
    var link =
        new Command.BackLink("b:1", java.net.URI.create("https://jira.example.com/X-2"), "X-2", "");

    applied(new Command.PutLink(target("one"), new Command.BackLink("b:1", old, "ENG-1", "")));
    applied(new Command.PutLink(target("two"), link.insteadOf(Optional.of(old))));

    assertThat(read().talk().comments()).isEmpty();
    assertThat(desk.ticket(id).comments()).hasSize(3);
    assertThat(desk.ticket(id).comments().getLast().text())
        .contains("https://jira.example.com/X-2", "before: https://jira.example.com/ENG-1");
    assertThat(desk.ticket(id).comments().getLast().isPublic()).isFalse();
  }
}
