package org.incidentbridge.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadsTest {

  @ParameterizedTest
  @CsvSource({"21, false", "23, false", "24, true", "25, true"})
  void threadsAreVirtualWhereTheyCannotBringEachOtherToAStandstill(int jdk, boolean virtual) {
    Thread thread = Threads.factory(jdk).newThread(() -> {});

    assertThat(thread.isVirtual()).isEqualTo(virtual);
    assertThat(thread.isDaemon()).isTrue();
  }
}
