package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.store.Outbox;

/** N10: whatever is wrong elsewhere, no command is left that could go and was never tried. */
final class Isolation implements Check {

  @Override
  public void check(World world, Books books) {
    Set<IncidentId> expected =
        books.incidents().stream().map(Incident::id).collect(Collectors.toSet());
    for (Outbox.Entry entry : books.waiting()) {
      boolean starved =
          entry.state() == Outbox.State.PENDING
              && entry.retry().attempts() == 0
              && expected.contains(entry.planned().incident());
      boolean behind =
          books.waiting().stream()
              .anyMatch(
                  e ->
                      e.planned().incident().equals(entry.planned().incident())
                          && e.retry().attempts() > 0);
      assertThat(starved && !behind)
          .as("N10 Isolation: nothing stands before %s, and it was never tried", entry.planned())
          .isFalse();
    }
  }
}
