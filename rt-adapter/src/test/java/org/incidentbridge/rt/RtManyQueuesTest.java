package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.rt.RtRight;
import org.junit.jupiter.api.Test;

/** N2: servers before RT refuse addresses that are too long, and all queues stand in one search. */
final class RtManyQueuesTest {

  /** What Apache takes, if it is not told otherwise. */
  private static final int LONGEST = 8_190;

  private static final List<String> QUEUES =
      IntStream.range(0, 260).mapToObj("Dienste für Gruppe %03d"::formatted).toList();

  private static int length(SimRequest request) {
    return request.path().length()
        + request.query().entrySet().stream()
            .flatMap(e -> Stream.concat(Stream.of(e.getKey()), e.getValue().stream()))
            .mapToInt(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).length() + 1)
            .sum();
  }

  @Test
  void manyQueuesAreReadLikeFew() {
    var site = new SimulatedRt();
    for (String name : QUEUES) {
      int queue = site.rt.admin().addQueue(name);
      site.rt.admin().grant("carol", queue, RtRight.staff());
    }
    try (RtHarness rt = new RtHarness(site, Map.of("queues", QUEUES))) {
      rt.answer(r -> length(r) > LONGEST, r -> SimResponse.empty(414, "URI Too Long"));
      Reader reader = new Reader(rt.tracker().source());
      String first = rt.people().report(QUEUES.getFirst());
      String last = rt.people().report(QUEUES.getLast());

      assertThat(reader.pull(50)).extracting(s -> s.ref().id()).containsExactly(first, last);
      rt.pass(Duration.ofMinutes(5));
      rt.people().retitle(last, "Up again");

      assertThat(reader.pull(50))
          .singleElement()
          .isInstanceOfSatisfying(
              Sighting.Seen.class,
              seen -> assertThat(seen.ticket().field("Subject").display()).isEqualTo("Up again"));
    }
  }
}
