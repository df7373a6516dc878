package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;

/** N3: one mirror per incident and tracker, one copy of a comment or file per ticket. */
final class NoDuplicates implements Check {

  @Override
  public void check(World world, Books books) {
    for (Side side : world.sides()) {
      for (Shown ticket : side.tickets()) {
        TicketRef ref = new TicketRef(new TrackerId(side.name()), ticket.id());
        if (!world.deeds.born.contains(ref)) {
          assertThat(books.of(ref))
              .as("N3 NoDuplicates: %s was made by the bridge and belongs to no incident", ref)
              .isPresent();
        }
        parts(world, ref, ticket);
      }
    }
    books.incidents().forEach(i -> oneEach(i));
  }

  private static void oneEach(Incident incident) {
    List<String> trackers = new ArrayList<>();
    Books.present(incident).forEach(t -> trackers.add(t.ref().tracker().toString()));
    assertThat(trackers)
        .as("N3 NoDuplicates: tickets of %s", incident.id())
        .doesNotHaveDuplicates();
  }

  private static void parts(World world, TicketRef ref, Shown ticket) {
    String said = String.join("\n", ticket.said().stream().map(Shown.Said::text).toList());
    for (String token : Deeds.tokens(said)) {
      boolean contract = token.startsWith("secretcontract");
      if (token.startsWith("say") || (token.startsWith("secret") && !contract)) {
        assertThat(ticket.said().stream().filter(s -> s.text().contains(token)).count())
            .as("N3 NoDuplicates: comment %s on %s", token, ref)
            .isEqualTo(1);
      }
    }
    for (Deeds.Upload upload : world.deeds.uploads) {
      assertThat(ticket.files().stream().filter(f -> f.name().contains(upload.token())).count())
          .as("N3 NoDuplicates: file %s on %s", upload.token(), ref)
          .isLessThanOrEqualTo(1);
    }
  }
}
