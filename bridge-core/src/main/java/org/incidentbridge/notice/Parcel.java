package org.incidentbridge.notice;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One message: what leaves together.
 *
 * @param id of the message, made of the keys of its notices: a message that is sent again has the
 *     id it had before
 * @param notices at least one, of one channel and the same recipients; in the order of their causes
 * @param at when it leaves
 */
public record Parcel(NoticeKey id, List<Notice> notices, Instant at) {

  public Parcel {
    notices = List.copyOf(notices);
    if (notices.isEmpty()) {
      throw new IllegalArgumentException("a message without a notice");
    }
  }

  /** The message of these notices. */
  static Parcel of(List<Notice> notices, Instant at) {
    return new Parcel(idOf(notices), notices, at);
  }

  /** The same message, with notices that say something else. */
  public Parcel saying(UnaryOperator<Notice> what) {
    return new Parcel(id, notices.stream().map(what).toList(), at);
  }

  /** That of a single notice is its key. */
  private static NoticeKey idOf(List<Notice> notices) {
    List<String> keys = notices.stream().map(n -> n.key().text()).sorted().toList();
    return keys.size() == 1
        ? notices.getFirst().key()
        : NoticeKey.of("parcel", String.join(",", keys));
  }

  /** Mail addresses; empty for channels that need none. */
  public List<String> to() {
    return notices.getFirst().to();
  }

  /** The channel's name in the configuration. */
  public String channel() {
    return notices.getFirst().channel();
  }

  public List<NoticeKey> keys() {
    return notices.stream().map(Notice::key).toList();
  }

  public boolean isUrgent() {
    return notices.stream().anyMatch(n -> n.timing().urgent());
  }

  /** One line. */
  public String subject() {
    return Letter.subject(this);
  }

  /** Plain text. */
  public String text() {
    return Letter.text(this);
  }

  /** What all of its notices have in common, by name. */
  public SortedMap<String, String> facts() {
    SortedMap<String, String> common = new TreeMap<>(notices.getFirst().content().facts());
    notices.forEach(n -> common.entrySet().retainAll(n.content().facts().entrySet()));
    return Collections.unmodifiableSortedMap(common);
  }

  /** Whether a notice of it leaves so long after its cause that it has to be told. */
  public boolean isLate(Notice notice) {
    return Letter.isLate(notice, at);
  }
}
