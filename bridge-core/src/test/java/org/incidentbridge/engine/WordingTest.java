package org.incidentbridge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {

  private static final String LONG = "The printer in room 4711 of the old building is on fire";

  private static Wording ticket(String title, String description) {
    return new Wording(Letters.of(title, 100), Letters.of(description, 100));
  }

  private static boolean found(Wording planned, Wording there) {
    return there.keys().anyMatch(planned.key()::equals) && planned.mayHaveBecome(there);
  }

  @Test
  void titleAndDescriptionHaveToBeTheSame() {
    Wording planned = ticket("Printer", LONG);
    assertThat(found(planned, ticket("Printer", LONG))).isTrue();
    assertThat(found(planned, ticket("Screen", LONG))).isFalse();
    assertThat(found(planned, ticket("Printer", "Does not print"))).isFalse();
    assertThat(found(ticket("Printer", "It burns"), ticket("Printer", "It stinks"))).isFalse();
  }

  @Test
  void whatATrackerCutsStripsOrAddsMakesNoDifference() {
    String cut = LONG.substring(0, 52) + "\u2026";
    assertThat(found(ticket(LONG, LONG), ticket(cut, "*" + cut + "*"))).isTrue();
    assertThat(found(ticket(cut, cut), ticket(LONG, LONG))).isTrue();
    assertThat(found(ticket(LONG, "It burns"), ticket(LONG, "It  burns!\n\nSee HD-1"))).isTrue();
    assertThat(found(ticket(LONG, ""), ticket(LONG, "No description"))).isTrue();
  }

  @Test
  void aShortTextIsNotTakenForTheBeginningOfALongOne() {
    assertThat(found(ticket("The printer", ""), ticket(LONG, ""))).isFalse();
    assertThat(found(ticket("The printer", LONG), ticket("The printer", "The"))).isFalse();
  }

  @Test
  void whatHasNoLettersSaysNothing() {
    assertThat(ticket("\ud83d\udc4d", "...").weight()).isZero();
  }
}
