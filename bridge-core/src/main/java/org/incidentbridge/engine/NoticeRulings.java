package org.incidentbridge.engine;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.notice.NoticeKey;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Notices.Entry;
import org.incidentbridge.store.Notices.State;
import org.incidentbridge.store.Store;

/** What a person decides on notices that are held. */
public final class NoticeRulings {

  private final Store store;
  private final InstantSource clock;

  public NoticeRulings(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Lets a held notice go again, and what left with it in one message.
   *
   * @return what was released; empty if no held notice has this key
   */
  public List<Entry> release(NoticeKey key) {
    return store.inTransaction(
        tables -> {
          List<Entry> freed = tables.notices().release(key, clock.instant());
          freed.forEach(entry -> note(tables, entry, Ledger.Kind.HELD, "released by a person"));
          return freed;
        });
  }

  /**
   * Gives held notices up for good, all of them or none.
   *
   * @return the first key that no held notice has; empty if they were given up
   */
  public Optional<NoticeKey> drop(List<NoticeKey> keys) {
    return store.inTransaction(
        tables -> {
          Optional<NoticeKey> unknown =
              keys.stream().filter(key -> held(tables, key).isEmpty()).findFirst();
          if (unknown.isEmpty()) {
            keys.stream()
                .flatMap(key -> held(tables, key).stream())
                .forEach(e -> note(tables, e, Ledger.Kind.NOTICE, "given up by a person"));
            tables.notices().done(keys);
          }
          return unknown;
        });
  }

  private static Optional<Entry> held(Store.Tables tables, NoticeKey key) {
    return tables.notices().find(key).filter(entry -> entry.state() == State.HELD);
  }

  private void note(Store.Tables tables, Entry entry, Ledger.Kind kind, String what) {
    String summary =
        "notice to %s %s: %s"
            .formatted(entry.notice().channel(), what, entry.notice().content().subject());
    var text = new Ledger.Text(summary, entry.key().text(), "");
    tables
        .ledger()
        .add(
            new Ledger.Line(
                clock.instant(), kind, entry.notice().incident(), Optional.empty(), text));
  }
}
