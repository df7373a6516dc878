package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountTest {

  @Test
  void oneIsNotMany() {
    assertThat(Count.of(1, "command")).isEqualTo("1 command");
    assertThat(Count.of(0, "command")).isEqualTo("0 commands");
    assertThat(Count.of(2, "copy")).isEqualTo("2 copies");
    assertThat(Count.of(1, "copy")).isEqualTo("1 copy");
  }
}
