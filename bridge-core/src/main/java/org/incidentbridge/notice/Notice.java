package org.incidentbridge.notice;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TicketRef;

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

  /** The same, saying something else. */
  public Notice saying(Content other) {
    return new Notice(key, incident, channel, to, other, timing);
  }

  /**
   * What a notice says.
   *
   * @param subject one line; whatever would break it becomes a blank
   * @param text in plain text
   * @param facts by name, for programs and templates; see {@link Facts}
   * @param reserve what is said instead if it has to wait; empty if it tells of no ticket
   */
  public record Content(
      String subject, String text, SortedMap<String, String> facts, Optional<Reserve> reserve) {
    public Content {
      subject = OneLine.of(subject);
      facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    public Content(String subject, String text, SortedMap<String, String> facts) {
      this(subject, text, facts, Optional.empty());
    }

    /** The same, with something to be said instead. */
    public Content or(Reserve other) {
      return new Content(subject, text, facts, Optional.of(other));
    }
  }

  /**
   * What is said instead once a ticket that a notice tells of is no longer to be seen (N5): it may
   * have waited for hours by then.
   *
   * @param sources the tickets
   * @param content without anything that a ticket says
   * @param parts what may be said while only some of them are out of sight
   */
  public record Reserve(Set<TicketRef> sources, Content content, List<Part> parts) {
    public Reserve {
      sources = Collections.unmodifiableSortedSet(new TreeSet<>(sources));
      // Older stores do not tell.
      parts = List.copyOf(Objects.requireNonNullElse(parts, List.of()));
    }

    /** What is left to be said without some of the sources; no more than is certain. */
    public Content without(Set<TicketRef> unseen) {
      return parts.stream()
          .filter(part -> part.without().containsAll(unseen))
          .min(Comparator.comparingInt(part -> part.without().size()))
          .map(Part::content)
          .orElse(content);
    }
  }

  /**
   * What is said while some tickets are out of sight.
   *
   * @param without the tickets
   * @param content with nothing that one of them says
   */
  public record Part(Set<TicketRef> without, Content content) {
    public Part {
      without = Collections.unmodifiableSortedSet(new TreeSet<>(without));
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
