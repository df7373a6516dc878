package org.incidentbridge.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.notice.Sample.NOON;
import static org.incidentbridge.notice.Sample.TEAM;
import static org.incidentbridge.notice.Sample.at;
import static org.incidentbridge.notice.Sample.notice;
import static org.incidentbridge.notice.Sample.since;
import static org.incidentbridge.notice.Sample.urgent;
import static org.incidentbridge.notice.Sample.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.incidentbridge.notice.Batching.Departure;
import org.junit.jupiter.api.Test;

class BatchingTest {

  private static final ChannelTerms TWO_MINUTES = within(Duration.ofMinutes(2), 50);
  private static final QuietHours UNTIL_ONE =
      at -> at.isBefore(NOON.plusSeconds(3600)) ? NOON.plusSeconds(3600) : at;

  private static Departure of(ChannelTerms terms, Instant now, Waiting... waiting) {
    return Batching.of(List.of(waiting), terms, Pace.COLLECT, now);
  }

  private static List<Integer> sizes(Departure departure) {
    return departure.leaving().stream().map(p -> p.notices().size()).toList();
  }

  @Test
  void aStormIsOneMessageWhenTheFirstHasWaitedLongEnough() {
    Waiting[] storm =
        IntStream.range(0, 40)
            .mapToObj(i -> since(i, notice("n" + i, "breach")))
            .toArray(Waiting[]::new);

    assertThat(of(TWO_MINUTES, at(119), storm))
        .isEqualTo(new Departure(List.of(), java.util.Optional.of(at(120))));
    Departure then = of(TWO_MINUTES, at(120), storm);
    assertThat(sizes(then)).containsExactly(40);
    assertThat(then.again()).isEmpty();
  }

  @Test
  void aFullMessageDoesNotWait() {
    Waiting[] storm =
        IntStream.range(0, 7)
            .mapToObj(i -> since(0, notice("n" + i, "breach")))
            .toArray(Waiting[]::new);
    ChannelTerms three = within(Duration.ofMinutes(2), 3);

    assertThat(sizes(of(three, at(1), storm))).containsExactly(3, 3);
    assertThat(of(three, at(1), storm).again()).contains(at(120));
    assertThat(sizes(of(three, at(120), storm))).containsExactlyInAnyOrder(3, 3, 1);
  }

  /** N6: trackers tell whole seconds, in which somebody may say two things. */
  @Test
  void whatCameAboutInOneMomentIsToldInTheOrderInWhichItWasDecidedOn() {
    for (int most = 1; most <= 3; most++) {
      ChannelTerms terms = within(Duration.ZERO, most);
      Waiting[] eight =
          IntStream.range(0, 8)
              .mapToObj(i -> since(0, notice("n" + i, "said")))
              .toArray(Waiting[]::new);

      assertThat(of(terms, at(0), eight).leaving().stream().flatMap(p -> p.notices().stream()))
          .containsExactlyElementsOf(Stream.of(eight).map(Waiting::notice).toList());
    }
  }

  @Test
  void groupsAndRecipientsAreNotMixed() {
    Departure departure =
        of(
            TWO_MINUTES,
            at(200),
            since(0, notice("a", "breach")),
            since(0, notice("b", "warning")),
            since(0, notice("c", List.of("other@acme.example"), "breach", false)),
            since(0, notice("d", "breach")));

    assertThat(sizes(departure)).containsExactlyInAnyOrder(2, 1, 1);
  }

  @Test
  void whatIsUrgentLeavesAtOnceAloneAndFirst() {
    Departure departure =
        of(
            TWO_MINUTES,
            at(200),
            since(0, notice("a", "breach")),
            since(200, urgent("b", "breach")),
            since(0, notice("c", "breach")));

    assertThat(sizes(departure)).containsExactly(1, 2);
    assertThat(departure.leaving().getFirst().isUrgent()).isTrue();
  }

  @Test
  void whatBelongsToNoGroupLeavesAloneAndAtOnce() {
    assertThat(sizes(of(TWO_MINUTES, at(0), since(0, notice("a", "")), since(0, notice("b", "")))))
        .containsExactly(1, 1);
  }

  @Test
  void nobodyWaitsForOthersAtTheEndOfTheWork() {
    List<Waiting> two = List.of(since(0, notice("a", "g")), since(1, notice("b", "g")));

    assertThat(sizes(Batching.of(two, TWO_MINUTES, Pace.CLOSE, at(1)))).containsExactly(2);
  }

  @Test
  void inQuietHoursOnlyWhatIsUrgentLeavesAndTheRestAsOneMessageAfterwards() {
    var terms = new ChannelTerms(Duration.ofMinutes(2), 50, UNTIL_ONE, true);
    Waiting[] all = {
      since(0, notice("a", "g")), since(900, notice("b", "g")), since(900, urgent("c", "g"))
    };

    Departure quiet = of(terms, at(1000), all);
    assertThat(sizes(quiet)).containsExactly(1);
    assertThat(quiet.again()).contains(at(3600));
    assertThat(sizes(Batching.of(List.of(all), terms, Pace.CLOSE, at(1000)))).containsExactly(1);
    assertThat(sizes(of(terms, at(3600), all[0], all[1]))).containsExactly(2);
  }

  @Test
  void quietHoursCanHoldWhatIsUrgentToo() {
    var terms = new ChannelTerms(Duration.ZERO, 50, UNTIL_ONE, false);

    assertThat(of(terms, at(0), since(0, urgent("a", "g"))).leaving()).isEmpty();
  }

  @Test
  void whatMayHaveLeftBeforeLeavesAgainAsItWas() {
    Parcel before = Parcel.of(List.of(notice("a", "g"), notice("b", "g")), NOON);
    var again = new Waiting.Hold(at(50), before.id().text(), false);

    Departure departure =
        of(
            TWO_MINUTES,
            at(500),
            since(0, notice("c", "g")),
            new Waiting(notice("a", "g"), at(0), again),
            new Waiting(notice("b", "g"), at(0), again));

    assertThat(departure.leaving()).extracting(Parcel::id).contains(before.id());
    assertThat(sizes(departure)).containsExactlyInAnyOrder(2, 1);
  }

  @Test
  void whatWasRefusedTogetherLeavesAlone() {
    var alone = new Waiting.Hold(at(50), "", true);

    assertThat(
            sizes(
                of(
                    TWO_MINUTES,
                    at(50),
                    new Waiting(notice("a", "g"), at(0), alone),
                    new Waiting(notice("b", "g"), at(0), alone))))
        .containsExactly(1, 1);
  }

  @Test
  void whatWaitsForItsNextAttemptIsNamed() {
    var later = new Waiting.Hold(at(50), "", false);
    Departure departure = of(TWO_MINUTES, at(49), new Waiting(urgent("a", ""), at(0), later));

    assertThat(departure).isEqualTo(new Departure(List.of(), java.util.Optional.of(at(50))));
  }

  @Test
  void aClockThatWasPutBackKeepsNothingBack() {
    var far = new Waiting.Hold(at(400_000), "", false);

    assertThat(sizes(of(TWO_MINUTES, at(0), new Waiting(notice("a", ""), at(-9), far))))
        .containsExactly(1);
    assertThat(sizes(of(TWO_MINUTES, at(0), since(90_000, notice("a", "g"))))).containsExactly(1);
  }

  /**
   * Over random notices: nothing is lost or doubled, and between moments the order of arrival does
   * not matter.
   */
  @Test
  void everyNoticeLeavesOnceOrIsLookedAtAgain() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("BatchingTest: replay with -Dseed=" + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      List<Waiting> all = new ArrayList<>();
      int count = random.nextInt(30);
      for (int n = 0; n < count; n++) {
        all.add(since(random.nextInt(300), any(n, random)));
      }
      var terms = within(Duration.ofSeconds(random.nextInt(200)), 1 + random.nextInt(5));
      Instant now = at(random.nextInt(400));

      Departure departure = Batching.of(all, terms, Pace.COLLECT, now);

      List<NoticeKey> left = departure.leaving().stream().flatMap(p -> p.keys().stream()).toList();
      Set<NoticeKey> once = new HashSet<>(left);
      assertThat(once).hasSameSizeAs(left);
      assertThat(left.size() == all.size() || departure.again().isPresent()).isTrue();
      departure.again().ifPresent(again -> assertThat(again).isAfter(now));
      Collections.shuffle(all, random);
      assertThat(Batching.of(all, terms, Pace.COLLECT, now)).isEqualTo(departure);
    }
  }

  private static Notice any(int number, Random random) {
    List<String> to = random.nextBoolean() ? TEAM : List.of("b@acme.example");
    String group = List.of("", "g", "h").get(random.nextInt(3));
    Notice made = notice("n" + number, to, group, random.nextInt(5) == 0);
    var timing =
        new Notice.Timing(at(random.nextInt(300) * 50L + number), made.timing().urgent(), group);
    return new Notice(
        made.key(), made.incident(), made.channel(), made.to(), made.content(), timing);
  }
}
