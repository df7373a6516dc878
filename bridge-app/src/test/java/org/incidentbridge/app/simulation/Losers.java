package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.app.simulation.Timeline.Turn;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.store.Ledger;

/** N7: whatever a person wrote into a field and lost to somebody else's word is told. */
final class Losers {

  private static final Set<StandardField> TEXTS =
      Set.of(StandardField.TITLE, StandardField.DESCRIPTION, StandardField.LABELS);

  private final Books books;
  private final Incident incident;
  private final StandardField field;

  Losers(Books books, Incident incident, StandardField field) {
    this.books = books;
    this.incident = incident;
    this.field = field;
  }

  /**
   * Looks.
   *
   * @param claims what people wanted
   * @param settled what all tickets show
   */
  void areTold(List<Turn> claims, String settled) {
    for (Turn claim : claims) {
      assertThat(stands(claim, settled) || isTold(claim, settled))
          .as("N7 Ownership: %s lost against %s, and the ledger has no word of it", claim, settled)
          .isTrue();
    }
  }

  /** Names are put and taken off one by one, so that sets may be at one though they differ. */
  private boolean stands(Turn claim, String settled) {
    Set<String> names = Deeds.tokens(settled);
    boolean honoured =
        field == StandardField.LABELS
            && names.containsAll(claim.added())
            && Collections.disjoint(names, claim.taken());
    return honoured || claim.after().equals(settled);
  }

  private boolean isTold(Turn claim, String settled) {
    String name = field.field() + ":";
    List<String> told =
        books.ledger().stream()
            .filter(l -> l.kind() == Ledger.Kind.OVERRULED && l.incident().equals(incident.id()))
            .map(Ledger.Line::text)
            .filter(t -> t.summary().startsWith(name))
            .map(Ledger.Text::detail)
            .toList();
    return !told.isEmpty() && holds(String.join("\n", told), claim, settled);
  }

  private boolean holds(String detail, Turn claim, String settled) {
    if (!TEXTS.contains(field)) {
      String lost = claim.after().equals("none") ? "" : claim.after(); // which is nothing
      return detail.toLowerCase(Locale.ROOT).contains(lost.toLowerCase(Locale.ROOT));
    }
    Set<String> lost = lost(claim);
    lost.removeAll(Deeds.tokens(settled));
    return Deeds.tokens(detail).containsAll(lost);
  }

  /**
   * Of a set only the names that were put there: the others are somebody else's, or the owner's.
   */
  private Set<String> lost(Turn claim) {
    return field == StandardField.LABELS
        ? claim.added()
        : new TreeSet<>(Deeds.tokens(claim.after()));
  }
}
