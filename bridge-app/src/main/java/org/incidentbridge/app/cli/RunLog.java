package org.incidentbridge.app.cli;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.engine.CycleReport;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.notice.Delivery;
import org.incidentbridge.notice.Parcel;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.store.Health;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Outbox.State;
import org.incidentbridge.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what a person who runs the bridge needs to know, and nothing where nothing happens. */
final class RunLog implements Progress {

  private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

  private final Store store;
  private final BridgeConfig config;
  private final String hint;
  private final Map<CommandKey, String> held = new ConcurrentHashMap<>();
  private final Map<TrackerId, String> failing = new ConcurrentHashMap<>();
  private final Map<TrackerId, AtomicLong> partly = new ConcurrentHashMap<>();
  private final Map<String, String> silent = new ConcurrentHashMap<>();
  private final AtomicBoolean news = new AtomicBoolean();
  private final AtomicReference<Open> open = new AtomicReference<>(Open.NOTHING);

  /**
   * A log that has said nothing yet.
   *
   * @param hint what shows more
   */
  RunLog(Store store, BridgeConfig config, String hint) {
    this.store = store;
    this.config = config;
    this.hint = hint;
  }

  /** What needs a person. */
  private record Open(long held, long conflicts, long problems) {

    static final Open NOTHING = new Open(0, 0, 0);

    static Open of(Store.Tables tables, BridgeConfig config) {
      return new Open(
          tables.outbox().counts().held(),
          tables.incidents().conflicts(),
          OpenProblems.count(tables, config));
    }

    boolean isMoreThan(Open before) {
      return held > before.held || conflicts > before.conflicts || problems > before.problems;
    }
  }

  /** What was there before, and would not be told otherwise. */
  void begin() {
    store.inTransaction(
        tables -> {
          tables.outbox().held().forEach(e -> held.put(key(e), e.retry().message()));
          return held;
        });
    needsPerson();
  }

  @Override
  public void pulled(TrackerId tracker, long sightings) {
    if (sightings > 0) {
      LOG.info("{}: {} read", tracker, Count.of(sightings, "new or changed ticket"));
    }
  }

  @Override
  public void decided(long rows, long waiting) {
    if (rows > 0) {
      needsPerson();
    }
  }

  @Override
  public void delivered(Entry entry, Outcome outcome) {
    if (!(outcome instanceof Outcome.Applied applied)) {
      store.inTransaction(tables -> held(tables, entry));
    } else if (!applied.receipt().losses().isEmpty()) {
      partly
          .computeIfAbsent(entry.planned().command().target().tracker(), id -> new AtomicLong())
          .incrementAndGet();
    }
  }

  @Override
  public void posted(Parcel parcel, Delivery delivery) {
    String channel = parcel.channel();
    String why =
        switch (delivery) {
          case Delivery.Delivered d -> "";
          case Delivery.Refused r -> "refused: " + r.why();
          case Delivery.Deferred d -> "put off: " + d.why();
          case Delivery.Unknown u -> "may have arrived: " + u.why();
        };
    String before = String.valueOf(silent.put(channel, why));
    if (why.isEmpty()) {
      LOG.info("{}: {} sent", channel, Count.of(parcel.notices().size(), "notice"));
    } else if (!why.equals(before)) {
      LOG.warn("{}: {} {}", channel, Count.of(parcel.notices().size(), "notice"), why);
    }
  }

  /** A command may be held in parts, under keys of their own. */
  private boolean held(Store.Tables tables, Entry delivered) {
    held.remove(key(delivered));
    for (Entry entry : tables.outbox().of(delivered.planned().incident())) {
      String why = entry.retry().message();
      if (entry.state() == State.HELD && !why.equals(held.put(key(entry), why))) {
        news.set(true);
        LOG.warn(
            "held {}: {} {}{}: {}",
            key(entry),
            Commands.deed(entry.planned()),
            Commands.place(tables, entry.planned()),
            Commands.origin(tables, entry.planned()).map(origin -> " for " + origin).orElse(""),
            why);
      }
    }
    return true;
  }

  private static CommandKey key(Entry entry) {
    return entry.planned().command().target().key();
  }

  @Override
  public void ended(TrackerId tracker, CycleReport report) {
    if (!report.failures().isEmpty() || failing.containsKey(tracker)) {
      health(tracker);
    }
    long written = report.pushed().applied();
    if (written > 0) {
      AtomicLong losses = partly.remove(tracker);
      LOG.info(
          "{}: {} written{}",
          tracker,
          Count.of(written, "command"),
          losses == null ? "" : ", " + losses + " of them not in all parts; explain says why");
    }
    if (news.getAndSet(false)) {
      needsPerson();
    }
  }

  /** Told once, and again only if something else fails. */
  private void health(TrackerId tracker) {
    Health.State state = store.inTransaction(tables -> tables.health().of(tracker));
    if (state.failedAt().isEmpty()) {
      if (failing.remove(tracker) != null) {
        LOG.info("{}: is well again", tracker);
      }
    } else if (!state.why().equals(failing.put(tracker, state.why()))) {
      LOG.warn("{}: {}", tracker, state.why());
    }
  }

  private void needsPerson() {
    Open now = store.inTransaction(tables -> Open.of(tables, config));
    Open before = open.getAndSet(now);
    if (now.isMoreThan(before)) {
      LOG.warn(
          "{} held, {}, {}; a person is needed: {}",
          Count.of(now.held(), "command"),
          Count.of(now.conflicts(), "conflict"),
          Count.of(now.problems(), "problem"),
          hint);
    }
  }
}
