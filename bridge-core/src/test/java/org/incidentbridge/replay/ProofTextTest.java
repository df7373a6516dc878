package org.incidentbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.incidentbridge.pack.Target;
import org.junit.jupiter.api.Test;

class ProofTextTest {

  @Test
  void aTargetIsToldInWordsThatAPackMayHave() {
    assertThat(ProofText.of(new Target.EndOfBusinessDay(1))).isEqualTo("end of next business day");
    assertThat(ProofText.of(new Target.EndOfBusinessDay(2)))
        .isEqualTo("end of the 2nd business day after");
    assertThat(ProofText.of(new Target.EndOfBusinessDay(11)))
        .isEqualTo("end of the 11th business day after");
    assertThat(ProofText.of(new Target.MorningOfBusinessDay(3)))
        .isEqualTo("morning of the 3rd business day after");
    assertThat(ProofText.of(new Target.MorningOfBusinessDay(21)))
        .isEqualTo("morning of the 21st business day after");
  }
}
