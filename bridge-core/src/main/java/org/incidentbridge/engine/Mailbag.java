package org.incidentbridge.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.incidentbridge.notice.Batching;
import org.incidentbridge.notice.Delivery;
import org.incidentbridge.notice.NoticeKey;
import org.incidentbridge.notice.Pace;
import org.incidentbridge.notice.Parcel;
import org.incidentbridge.notice.Waiting;
import org.incidentbridge.store.Notices;
import org.incidentbridge.store.Notices.Entry;
import org.incidentbridge.store.Store;

/** What waits for one channel, and the way out. */
final class Mailbag {

  /** What waits beyond that is looked at when something of it has left. */
  private static final int MOST_AT_ONCE = 5_000;

  private final String name;
  private final Courier.Post post;
  private final Office office;
  private final ChannelRest rest;
  private final BooleanSupplier stopping;
  private final ReentrantLock turn = new ReentrantLock();
  private Optional<Calm> calm = Optional.empty();

  Mailbag(
      String name, Courier.Post post, Office office, ChannelRest rest, BooleanSupplier stopping) {
    this.name = name;
    this.post = post;
    this.office = office;
    this.rest = rest;
    this.stopping = stopping;
  }

  /** Where notices come from, and where it is written down what became of them. */
  record Office(Store store, Receipts receipts, InstantSource clock) {}

  /**
   * Nothing is due before that time, unless something comes.
   *
   * @param position of the newest notice that was looked at
   */
  private record Calm(long position, Instant since, Optional<Instant> until) {

    boolean isOn(long newest, Instant now) {
      return newest == position
          && !now.isBefore(since)
          && until.filter(u -> !now.isBefore(u)).isEmpty();
    }
  }

  private record Content(long position, List<Entry> entries) {}

  /**
   * Sends what is due; nothing while somebody else is at it.
   *
   * @return whether anything was tried
   */
  boolean round(Pace pace, Courier.Listener listener) {
    if (!turn.tryLock()) {
      return false;
    }
    try {
      return !stopping.getAsBoolean() && !rest.isOn() && look(pace, listener);
    } finally {
      turn.unlock();
    }
  }

  private boolean look(Pace pace, Courier.Listener listener) {
    Instant now = office.clock().instant();
    long newest = office.store().inTransaction(t -> t.notices().position());
    if (pace == Pace.COLLECT && calm.filter(c -> c.isOn(newest, now)).isPresent()) {
      return false;
    }
    Content content = office.store().inTransaction(this::content);
    List<Waiting> waiting = content.entries().stream().map(Mailbag::waiting).toList();
    Batching.Departure departure = Batching.of(waiting, post.terms(), pace, now);
    boolean idle = departure.leaving().isEmpty();
    calm =
        idle ? Optional.of(new Calm(content.position(), now, departure.again())) : Optional.empty();
    return !idle && post(departure.leaving(), content.entries(), listener);
  }

  private Content content(Store.Tables tables) {
    Notices notices = tables.notices();
    return new Content(notices.position(), notices.waiting(name, MOST_AT_ONCE));
  }

  private static Waiting waiting(Entry entry) {
    Notices.Tries tries = entry.tries();
    var hold = new Waiting.Hold(tries.nextAt(), tries.bond().parcel(), tries.bond().alone());
    return new Waiting(entry.notice(), entry.createdAt(), hold);
  }

  private boolean post(List<Parcel> parcels, List<Entry> entries, Courier.Listener listener) {
    Map<NoticeKey, Entry> known =
        entries.stream().collect(Collectors.toMap(Entry::key, Function.identity()));
    boolean any = false;
    for (Parcel parcel : parcels) {
      if (stopping.getAsBoolean() || rest.isOn()) {
        break;
      }
      if (mayLeave(parcel)) {
        List<Entry> inside = parcel.keys().stream().map(known::get).toList();
        any |= post(parcel, inside, listener);
      }
    }
    return any;
  }

  /** Asked for each, as quiet hours may begin while those before it are sent. */
  private boolean mayLeave(Parcel parcel) {
    return post.terms().allows(parcel, office.clock().instant());
  }

  private boolean post(Parcel parcel, List<Entry> inside, Courier.Listener listener) {
    Receipts receipts = office.receipts();
    if (receipts.heldInDoubt(inside)) {
      return true;
    }
    Optional<Parcel> begun = receipts.begun(parcel);
    begun.ifPresent(leaving -> listener.posted(leaving, leave(leaving, inside)));
    return begun.isPresent();
  }

  private Delivery leave(Parcel parcel, List<Entry> inside) {
    Delivery delivery = send(parcel);
    office.receipts().record(parcel, inside, delivery);
    rest.after(delivery);
    return delivery;
  }

  private Delivery send(Parcel parcel) {
    try {
      return post.channel().send(parcel);
    } catch (RuntimeException defect) { // a channel that breaks its promise
      return new Delivery.Unknown("this is a defect of the bridge, please report it: " + defect);
    }
  }
}
