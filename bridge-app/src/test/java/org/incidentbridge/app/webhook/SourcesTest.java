package org.incidentbridge.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.incidentbridge.testkit.SettableClock;
import org.junit.jupiter.api.Test;

/** Who calls too often. */
class SourcesTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final Sources sources = new Sources(60, List.of("10.0.0.5", "10.0.0.6"), clock);

  private long heard(String source, int calls) {
    return IntStream.range(0, calls).filter(i -> sources.admits(source)).count();
  }

  @Test
  void eachSourceHasALimitOfItsOwn() {
    assertThat(heard("192.0.2.1", 100)).isEqualTo(60);
    assertThat(heard("192.0.2.1", 100)).isZero();
    assertThat(heard("192.0.2.2", 100)).isEqualTo(60);
  }

  @Test
  void itIsHeardAgainLater() {
    heard("192.0.2.1", 100);
    clock.advance(Duration.ofSeconds(10));
    assertThat(heard("192.0.2.1", 100)).isEqualTo(10);
    clock.advance(Duration.ofMinutes(10));
    assertThat(heard("192.0.2.1", 100)).isEqualTo(60);
  }

  @Test
  void onlyProxiesAreBelievedForWhomTheyCall() {
    assertThat(sources.of("192.0.2.1", "203.0.113.9")).isEqualTo("192.0.2.1");
    assertThat(sources.of("10.0.0.5", "203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(sources.of("10.0.0.5", "")).isEqualTo("10.0.0.5");
  }

  @Test
  void anAddressCanBeWrittenInManyWays() {
    var six = new Sources(60, List.of("::1", "2001:db8::5"), clock);

    assertThat(six.of("[0:0:0:0:0:0:0:1]", "203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(six.of("2001:DB8:0:0:0:0:0:5", "203.0.113.9, ::1")).isEqualTo("203.0.113.9");
    assertThat(six.of("::1", "2001:db8::9")).isEqualTo(six.of("::1", "2001:DB8:0::9"));
    assertThat(six.of("::1", "not:an:address")).isEqualTo("not:an:address");
  }

  /** Another port for each connection makes no other source. */
  @Test
  void portsThatAProxyWritesCountForNothing() {
    assertThat(sources.of("10.0.0.5", "203.0.113.9:51234")).isEqualTo("203.0.113.9");
    assertThat(sources.of("10.0.0.5", "203.0.113.9, 10.0.0.6:443")).isEqualTo("203.0.113.9");
    assertThat(sources.of("10.0.0.5", "[2001:db8::9]:51234"))
        .isEqualTo(sources.of("10.0.0.5", "2001:DB8::9"));
  }

  /** A caller may write whatever it likes there; the proxy adds what it knows at the end. */
  @Test
  void whatACallerSaysOfItselfCountsForNothing() {
    assertThat(sources.of("10.0.0.5", "198.51.100.1, 203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(sources.of("10.0.0.5", "198.51.100.1, 203.0.113.9, 10.0.0.6"))
        .isEqualTo("203.0.113.9");
    assertThat(sources.of("10.0.0.5", "10.0.0.6, 10.0.0.6")).isEqualTo("10.0.0.6");
  }
}
