package org.incidentbridge.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.incidentbridge.notice.Delivery;
import org.incidentbridge.notice.Delivery.Missed;
import org.incidentbridge.notice.Notice;
import org.incidentbridge.notice.NoticeKey;
import org.incidentbridge.notice.Parcel;
import org.incidentbridge.push.Pusher;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Notices.Entry;
import org.incidentbridge.store.Notices.State;
import org.incidentbridge.store.Store;

/** Writes down what became of messages: notices and ledger in one transaction. */
final class Receipts {

  /** Who gets something may have got it so often; then a person is asked. */
  static final int MOST_DOUBTS = 3;

  /** About three days with the usual longest pause; as long as mail servers try. */
  static final int MOST_ATTEMPTS = 300;

  /** Of more notices in one message each would name thousands; the message's id tells them. */
  private static final int MOST_NAMED = 50;

  private final Store store;
  private final Pusher.Timing timing;

  Receipts(Store store, Pusher.Timing timing) {
    this.store = store;
    this.timing = timing;
  }

  /**
   * Marks a message as about to be sent.
   *
   * @return what it may say by now; empty if it is no longer to be sent
   */
  Optional<Parcel> begun(Parcel parcel) {
    return store.inTransaction(
        tables ->
            tables.notices().sent(parcel.keys(), parcel.id(), timing.clock().instant())
                ? Optional.of(new SecondLook(tables).at(parcel))
                : Optional.empty());
  }

  /** Holds what may have arrived too often already; a killed process leaves that behind too. */
  boolean heldInDoubt(List<Entry> inside) {
    int doubts = inside.stream().mapToInt(e -> e.tries().doubts()).max().orElse(0);
    if (doubts < MOST_DOUBTS) {
      return false;
    }
    String last = inside.getFirst().tries().message();
    String why =
        "it was sent %d times and it is not known whether it arrived%s"
            .formatted(doubts, last.isEmpty() ? "" : ": " + last);
    List<Notice> notices = inside.stream().map(Entry::notice).toList();
    store.inTransaction(tables -> hold(tables, notices, State.SENT, why));
    return true;
  }

  /**
   * Records.
   *
   * @param inside the notices of the message as they were before
   */
  void record(Parcel parcel, List<Entry> inside, Delivery delivery) {
    store.inTransaction(
        tables -> {
          switch (delivery) {
            case Delivery.Delivered delivered -> delivered(tables, parcel, delivered.missed());
            case Delivery.Refused refused -> refused(tables, parcel, refused.why());
            case Delivery.Deferred deferred -> deferred(tables, parcel, inside, deferred);
            case Delivery.Unknown unknown -> unknown(tables, parcel, unknown.why());
          }
          return delivery;
        });
  }

  private void delivered(Store.Tables tables, Parcel parcel, List<Missed> missed) {
    List<String> out = missed.stream().map(Missed::address).toList();
    for (Notice notice : parcel.notices()) {
      List<String> reached = notice.to().stream().filter(to -> !out.contains(to)).toList();
      line(tables, notice, Ledger.Kind.NOTICE, told(notice, reached), sent(parcel, notice));
      missed.forEach(one -> missed(tables, notice, one));
    }
    tables.notices().done(parcel.keys());
  }

  /** Who was passed by gets a notice of his own, so that the others are not told again. */
  private void missed(Store.Tables tables, Notice notice, Missed one) {
    Notice own = notice.only(List.of(one.address()));
    Instant now = timing.clock().instant();
    tables.notices().add(List.of(own), now);
    if (one.passing()) {
      Instant next = ChannelRest.next(timing, 1, Optional.empty());
      tables.notices().wait(List.of(own.key()), State.PENDING, next, one.why());
    } else {
      hold(tables, List.of(own), State.PENDING, one.why());
    }
  }

  /** One of several may be to blame, which each by itself shows (N10). */
  private void refused(Store.Tables tables, Parcel parcel, String why) {
    if (parcel.notices().size() > 1) {
      tables.notices().separate(parcel.keys(), timing.clock().instant(), why);
    } else {
      hold(tables, parcel.notices(), State.PENDING, why);
    }
  }

  private void deferred(
      Store.Tables tables, Parcel parcel, List<Entry> inside, Delivery.Deferred deferred) {
    int attempts = 1 + inside.stream().mapToInt(e -> e.tries().attempts()).max().orElse(0);
    if (attempts >= MOST_ATTEMPTS) {
      String why = "failed %d times, last: %s".formatted(attempts, deferred.why());
      hold(tables, parcel.notices(), State.PENDING, why);
      return;
    }
    Instant next = ChannelRest.next(timing, attempts, deferred.notBefore());
    tables.notices().wait(parcel.keys(), State.PENDING, next, deferred.why());
  }

  private void unknown(Store.Tables tables, Parcel parcel, String why) {
    Instant next = timing.clock().instant().plus(timing.backoff().settle());
    tables.notices().wait(parcel.keys(), State.SENT, next, why);
  }

  /** What waits for a channel that was taken out of the configuration. */
  boolean holdForUnknownChannels(Store.Tables tables, Collection<String> known) {
    SortedSet<String> unknown = tables.notices().channels();
    unknown.removeAll(known);
    for (String channel : unknown) {
      List<Entry> all = tables.notices().waiting(channel, Integer.MAX_VALUE);
      String why =
          "the configuration has no channel named '%s' under notify: add it, or drop the notice"
              .formatted(channel);
      all.forEach(e -> hold(tables, List.of(e.notice()), e.state(), why));
    }
    return !unknown.isEmpty();
  }

  private boolean hold(Store.Tables tables, List<Notice> notices, State as, String why) {
    List<NoticeKey> keys = notices.stream().map(Notice::key).toList();
    tables.notices().hold(keys, as, why);
    notices.forEach(
        n -> line(tables, n, Ledger.Kind.HELD, "notice held for a person: " + why, subject(n)));
    return true;
  }

  private static String told(Notice notice, List<String> reached) {
    String whom = reached.isEmpty() ? "" : " " + String.join(", ", reached);
    return "told%s by %s: %s".formatted(whom, notice.channel(), notice.content().subject());
  }

  private static String subject(Notice notice) {
    return "%s: %s".formatted(notice.channel(), notice.content().subject());
  }

  private static String sent(Parcel parcel, Notice notice) {
    String others =
        parcel.keys().size() > MOST_NAMED
            ? "%d others".formatted(parcel.keys().size() - 1)
            : named(parcel, notice);
    return "message %s, caused at %s%s%s"
        .formatted(
            parcel.id(),
            notice.timing().causedAt(),
            parcel.isLate(notice) ? ", late" : "",
            others.isEmpty() ? "" : ", together with " + others);
  }

  private static String named(Parcel parcel, Notice notice) {
    return parcel.keys().stream()
        .filter(key -> !key.equals(notice.key()))
        .sorted(Comparator.naturalOrder())
        .map(NoticeKey::text)
        .collect(Collectors.joining(", "));
  }

  private void line(
      Store.Tables tables, Notice notice, Ledger.Kind kind, String summary, String detail) {
    var text = new Ledger.Text(summary, notice.key().text(), detail);
    tables
        .ledger()
        .add(
            new Ledger.Line(
                timing.clock().instant(), kind, notice.incident(), Optional.empty(), text));
  }
}
