package org.incidentbridge.app.cli;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.engine.NoticeRulings;
import org.incidentbridge.notice.NoticeKey;
import org.incidentbridge.store.Notices.Entry;
import org.incidentbridge.store.Store;

/** The part of {@code retry} that is about notices. */
final class HeldNotices {

  private final NoticeRulings rulings;
  private final List<Entry> held;
  private final List<NoticeKey> named;
  private final List<Entry> kept = new ArrayList<>();

  /**
   * Notices that are held now.
   *
   * @param named those that a person named
   */
  HeldNotices(Store store, List<NoticeKey> named) {
    this.rulings = new NoticeRulings(store, InstantSource.system());
    this.held = store.inTransaction(tables -> tables.notices().held());
    this.named = List.copyOf(named);
  }

  /**
   * Checks the names.
   *
   * @throws Failure if one of them is not held
   */
  void refuseUnknown(String hint) {
    List<NoticeKey> known = held.stream().map(Entry::key).toList();
    for (NoticeKey key : named) {
      if (!known.contains(key)) {
        throw new Failure(ExitCode.USAGE, "No held notice has the key " + key + ". See: " + hint);
      }
    }
  }

  /** The keys that were named. */
  List<String> named() {
    return named.stream().map(NoticeKey::text).toList();
  }

  /**
   * Lets go those named, or all, but for those whose channel is not there.
   *
   * @return the keys of what was released
   */
  List<String> release(boolean all, Set<String> channels) {
    List<String> released = new ArrayList<>();
    for (Entry entry : held) {
      if (!all && !named.contains(entry.key())) {
        continue;
      }
      if (channels.contains(entry.notice().channel())) {
        rulings.release(entry.key()).forEach(e -> released.add(e.key().text()));
      } else {
        kept.add(entry);
      }
    }
    return released.stream().distinct().toList();
  }

  /** The keys of what could not be released. */
  List<String> kept() {
    return kept.stream().map(e -> e.key().text()).toList();
  }

  Optional<String> keptSentence() {
    return kept.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s cannot go, and stay held: the configuration has no such channel."
                .formatted(Count.of(kept.size(), "notice")));
  }

  /**
   * Gives those named up.
   *
   * @return what they said, and to whom
   */
  List<String> drop() {
    rulings.drop(named);
    return held.stream()
        .filter(e -> named.contains(e.key()))
        .map(e -> "notice to %s: %s".formatted(WaitingNotices.place(e), WaitingNotices.what(e)))
        .toList();
  }
}
