package org.incidentbridge.engine;

import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.incidentbridge.notice.ChannelTerms;
import org.incidentbridge.notice.Delivery;
import org.incidentbridge.notice.NoticeChannel;
import org.incidentbridge.notice.Pace;
import org.incidentbridge.notice.Parcel;
import org.incidentbridge.push.Pusher;
import org.incidentbridge.store.Store;

/**
 * Delivers the notices that wait in the store, each channel by one at a time and none waiting for
 * another (N10). A message is marked before it is sent, and what became of it is stored with its
 * ledger lines: after a kill it is sent again under the same id, since nobody can tell whether it
 * arrived, and losing it is worse.
 */
public final class Courier {

  /** Without any channel. */
  static Courier idle(Store store, Pusher.Timing timing) {
    return create(store, Map.of(), timing, () -> false);
  }

  private final Store store;
  private final SortedMap<String, Mailbag> bags;
  private final Receipts receipts;
  private final AtomicBoolean sorted = new AtomicBoolean();

  private Courier(Store store, SortedMap<String, Mailbag> bags, Receipts receipts) {
    this.store = store;
    this.bags = Collections.unmodifiableSortedMap(bags);
    this.receipts = receipts;
  }

  /**
   * A courier.
   *
   * @param posts the channels by name
   * @param stopping when it says so, no further message is begun
   */
  public static Courier create(
      Store store, Map<String, Post> posts, Pusher.Timing timing, BooleanSupplier stopping) {
    InstantSource clock = timing.clock();
    Receipts receipts = new Receipts(store, timing);
    SortedMap<String, Mailbag> bags = new TreeMap<>();
    posts.forEach(
        (name, post) -> {
          var rest = new ChannelRest(timing);
          bags.put(
              name,
              new Mailbag(name, post, new Mailbag.Office(store, receipts, clock), rest, stopping));
        });
    return new Courier(store, bags, receipts);
  }

  /**
   * A channel and when it may be used.
   *
   * @param channel closed by whoever made it
   */
  public record Post(NoticeChannel channel, ChannelTerms terms) {}

  /** Told of each message that was sent, from any thread. */
  @FunctionalInterface
  public interface Listener {
    void posted(Parcel parcel, Delivery delivery);
  }

  /** The names of the channels. */
  public SortedSet<String> channels() {
    return new TreeSet<>(bags.keySet());
  }

  /**
   * Sends what is due through a channel; nothing while somebody else is at it.
   *
   * @return whether anything was tried
   */
  public boolean round(String channel, Pace pace, Listener listener) {
    if (sorted.compareAndSet(false, true)) {
      store.inTransaction(tables -> receipts.holdForUnknownChannels(tables, bags.keySet()));
    }
    Mailbag bag = bags.get(channel);
    return bag != null && bag.round(pace, listener);
  }
}
