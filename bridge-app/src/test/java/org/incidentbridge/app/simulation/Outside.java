package org.incidentbridge.app.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.incidentbridge.engine.Courier;
import org.incidentbridge.notice.ChannelTerms;
import org.incidentbridge.notice.DailyQuiet;
import org.incidentbridge.notice.Delivery;
import org.incidentbridge.notice.Notice;
import org.incidentbridge.notice.NoticeChannel;
import org.incidentbridge.notice.NoticeKey;
import org.incidentbridge.notice.Parcel;
import org.incidentbridge.notice.QuietHours;
import org.incidentbridge.push.Pusher;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.store.Store;

/**
 * Those whom notices reach, over two channels on which things go wrong: mail, which groups, and a
 * hook, which groups too and is silent for a while.
 */
final class Outside {

  private static final Duration WITHIN = Duration.ofMinutes(2);

  /** How often a channel fails for each time that a tracker does. */
  private static final int WORSE = 10;

  /** One in so many notices is refused whenever it is offered. */
  private static final int REFUSED = 12;

  private static final ChannelTerms MAIL = new ChannelTerms(WITHIN, 3, QuietHours.NONE, true);
  private static final ChannelTerms HOOK =
      new ChannelTerms(
          WITHIN,
          50,
          new DailyQuiet(LocalTime.of(9, 45), LocalTime.of(10, 15), ZoneOffset.UTC),
          true);
  private static final Map<String, ChannelTerms> CHANNELS = Map.of("mail", MAIL, "hook", HOOK);

  /**
   * A message was offered.
   *
   * @param arrived whether people have it now
   * @param answered whether the bridge was told so
   */
  record Offer(Parcel parcel, boolean arrived, boolean answered) {

    boolean holds(NoticeKey key) {
      return parcel.keys().contains(key);
    }
  }

  private final World world;
  private final Random random;
  private final List<Offer> offers = new ArrayList<>();

  /** Places of offers of which the bridge was killed before it had written down the answer. */
  private final Set<Integer> forgotten = new TreeSet<>();

  private int perThousand;

  Outside(World world, Random random) {
    this.world = world;
    this.random = random;
  }

  /** From now on so many of a thousand calls to a tracker fail, and more of these. */
  void weather(int rate) {
    perThousand = WORSE * rate;
  }

  Courier courier(Store store, Pusher.Timing timing) {
    Map<String, Courier.Post> posts = new TreeMap<>();
    CHANNELS.forEach((name, terms) -> posts.put(name, new Courier.Post(new Line(terms), terms)));
    return Courier.create(store, posts, timing, () -> false);
  }

  /** The bridge was killed, and this is what it has in writing. */
  void killed(Store store) {
    if (offers.isEmpty() || !offers.getLast().arrived()) {
      return;
    }
    boolean open =
        store.inTransaction(
            t ->
                offers.getLast().parcel().keys().stream()
                    .anyMatch(key -> t.notices().find(key).isPresent()));
    if (open) {
      forgotten.add(offers.size() - 1);
    }
  }

  /** Whether the one notice is refused for good. */
  static boolean refuses(NoticeKey key) {
    return Math.floorMod(key.text().hashCode(), REFUSED) == 0;
  }

  /** All offers, in their order. */
  List<Offer> offers() {
    return offers;
  }

  /** Those by which a notice arrived. */
  List<Offer> arrivals(NoticeKey key) {
    return offers.stream().filter(o -> o.arrived() && o.holds(key)).toList();
  }

  /** Whether the bridge knows that this offer arrived. */
  boolean isKnown(Offer offer) {
    return offer.answered() && !forgotten.contains(offers.indexOf(offer));
  }

  /** When a notice was offered first: the place of the offer. */
  Optional<Integer> first(NoticeKey key) {
    return offers.stream().filter(o -> o.holds(key)).findFirst().map(offers::indexOf);
  }

  /** The way to one channel. */
  private final class Line implements NoticeChannel {

    private final ChannelTerms terms;

    Line(ChannelTerms terms) {
      this.terms = terms;
    }

    @Override
    public Delivery send(Parcel parcel) {
      Discreet.offered(world, parcel);
      speaks(parcel);
      world.pass(Duration.ofMillis(5 + random.nextInt(150)));
      boolean last = world.death.strikes();
      if (last && world.death.coin()) {
        throw world.death.die("before " + told(parcel));
      }
      Delivery delivery = answer(parcel);
      world.history.add(() -> told(parcel) + " -> " + delivery);
      if (last) {
        throw world.death.die("after " + told(parcel));
      }
      return delivery;
    }

    private Delivery answer(Parcel parcel) {
      if (parcel.keys().stream().anyMatch(Outside::refuses)) {
        return offered(parcel, false, new Delivery.Refused("no such mailbox"));
      }
      if (random.nextInt(1000) >= perThousand) {
        return offered(parcel, true, Delivery.Delivered.TO_ALL);
      }
      return switch (random.nextInt(3)) {
        case 0 -> offered(parcel, false, new Delivery.Deferred("503"));
        case 1 -> offered(parcel, false, new Delivery.Unknown("lost before the effect"));
        default -> offered(parcel, true, new Delivery.Unknown("lost after the effect"));
      };
    }

    private Delivery offered(Parcel parcel, boolean arrived, Delivery delivery) {
      offers.add(new Offer(parcel, arrived, delivery instanceof Delivery.Delivered));
      return delivery;
    }

    private void speaks(Parcel parcel) {
      Instant now = world.bridgeClock().instant();
      if (!parcel.isUrgent() && terms.quiet().nextAllowed(now).isAfter(now)) {
        throw new AssertionError("a notice leaves in quiet hours: " + told(parcel));
      }
    }

    private String told(Parcel parcel) {
      return "notice %s by %s: %s %s"
          .formatted(
              parcel.id(),
              parcel.channel(),
              parcel.keys(),
              parcel.notices().stream().map(Notice::timing).toList());
    }

    @Override
    public List<Finding> examine() {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
