package org.incidentbridge.notice;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.IncidentId;

/**
 * Something to be told to people outside of their trackers.
 *
 * @param key stable: the same cause gives the same key, so that adding it twice is adding it once
 * @param incident which incident it is about
 * @param channel its name in the configuration
 * @param to mail addresses, all of which see each other; empty for channels that need none
 * @param content what it says
 * @param timing when it came about, and how soon it has to leave
 */
public record Notice(
    NoticeKey key,
    IncidentId incident,
    String channel,
    List<String> to,
    Content content,
    Timing timing) {

  public Notice {
    to = to.stream().map(OneLine::of).distinct().toList();
  }

  /** The same to other people, as a notice of its own. */
  public Notice only(List<String> others) {
    NoticeKey own = NoticeKey.of(key.text(), String.join(",", others));
    return new Notice(own, incident, channel, others, content, timing);
  }

  /**
   * What a notice says.
   *
   * @param subject one line; whatever would break it becomes a blank
   * @param text in plain text
   * @param facts by name, for programs and templates; see {@link Facts}
   */
  public record Content(String subject, String text, SortedMap<String, String> facts) {
    public Content {
      subject = OneLine.of(subject);
      facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }
  }

  /**
   * When a notice came about.
   *
   * @param causedAt the moment of its cause, however late it was found
   * @param urgent whether it leaves at once, alone, and in quiet hours too
   * @param group notices of one group, channel and recipients that wait at the same time leave as
   *     one message; empty for one that leaves alone
   */
  public record Timing(Instant causedAt, boolean urgent, String group) {}
}
