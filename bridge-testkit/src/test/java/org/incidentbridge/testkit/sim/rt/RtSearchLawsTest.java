package org.incidentbridge.testkit.sim.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Laws of searches, over tickets and conditions drawn from a seed. */
final class RtSearchLawsTest extends RtTest {

  private static final List<String> STATUSES = List.of("new", "open", "stalled", "resolved");

  @RepeatedTest(20)
  void searchesObeyTheLawsOfSets(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    fill(random);
    String one = condition(random);
    String other = condition(random);
    var both = new TreeSet<>(rest.find(one));
    both.retainAll(rest.find(other));
    var either = new TreeSet<>(rest.find(one));
    either.addAll(rest.find(other));
    String told = "seed " + run.getCurrentRepetition() + ": " + one + " | " + other;
    assertThat(rest.find(one + " AND " + other)).as(told).hasSameElementsAs(both);
    assertThat(rest.find(one + " OR " + other)).as(told).hasSameElementsAs(either);
    assertThat(rest.find("(%s OR %s) AND %s".formatted(one, other, one)))
        .as(told)
        .isEqualTo(rest.find(one));
  }

  @RepeatedTest(20)
  void walkingByNumberFindsEachTicketThatChangedSinceOnce(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    fill(random);
    String bound = Dates.raw(now.getEpochSecond() - random.nextInt(40));
    String changed = "LastUpdated >= '" + bound + "'";
    List<String> truth =
        rt.inspect().tickets().stream()
            .filter(t -> Dates.raw(t.lastUpdated().getEpochSecond()).compareTo(bound) >= 0)
            .map(t -> String.valueOf(t.id()))
            .toList();
    List<String> walked = new ArrayList<>();
    List<String> page = rest.find(changed + " AND id > 0");
    while (!page.isEmpty()) {
      walked.add(page.getFirst());
      page = rest.find(changed + " AND id > " + page.getFirst());
    }
    assertThat(walked).as("seed " + run.getCurrentRepetition()).isEqualTo(truth);
  }

  private void fill(Random random) {
    for (int i = 0; i < 12; i++) {
      pass(Duration.ofSeconds(random.nextInt(5)));
      String status = STATUSES.get(random.nextInt(2));
      rest.create(random.nextBoolean() ? OPS : OTHER, "s" + i, ",'Status':'" + status + "'");
      pass(Duration.ofSeconds(random.nextInt(5)));
      int ticket = 1 + random.nextInt(i + 1);
      put(ticket, "{'Status':'" + STATUSES.get(random.nextInt(4)) + "'}");
    }
  }

  private String condition(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> "Queue " + (random.nextBoolean() ? "=" : "!=") + " 'ops-help'";
      case 1 -> "Status = '" + STATUSES.get(random.nextInt(4)) + "'";
      case 2 -> "id " + (random.nextBoolean() ? ">" : "<=") + " " + random.nextInt(12);
      default -> "LastUpdated < '" + Dates.raw(now.getEpochSecond() - random.nextInt(40)) + "'";
    };
  }
}
