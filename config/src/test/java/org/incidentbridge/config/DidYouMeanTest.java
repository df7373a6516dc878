package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {
  private static final List<String> WORDS = List.of("status", "priority", "poll");

  @Test
  void findsWhatIsNearAndNothingElse() {
    assertThat(DidYouMean.nearest("statsu", WORDS)).contains("status");
    assertThat(DidYouMean.nearest("PRIORTY", WORDS)).contains("priority");
    assertThat(DidYouMean.nearest("pol", WORDS)).contains("poll");
    assertThat(DidYouMean.nearest("colour", WORDS)).isEmpty();
    assertThat(DidYouMean.hint("colour", WORDS)).isEqualTo("known: status, priority, poll");
  }

  @Test
  void anotherNumberIsNotWhatWasMeant() {
    List<String> levels = List.of("sev1", "sev2");

    assertThat(DidYouMean.hint("sev5", levels)).isEqualTo("known: sev1, sev2");
    assertThat(DidYouMean.nearest("sve2", List.of("sev-2"))).isEmpty();
    assertThat(DidYouMean.nearest("Sev2", levels)).contains("sev2");
    assertThat(DidYouMean.nearest("serv2", levels)).contains("sev2");
    assertThat(DidYouMean.nearest("tit1e", List.of("title"))).contains("title");
  }

  @Test
  void aSwapOfNeighboursIsOneEdit() {
    assertThat(DidYouMean.distance("poll", "plol")).isEqualTo(1);
    assertThat(DidYouMean.distance("", "abc")).isEqualTo(3);
    assertThat(DidYouMean.distance("kitten", "sitting")).isEqualTo(3);
  }
}
