package org.incidentbridge.notice;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which notices of one channel leave now, and together. Pure: the same answer for the same notices,
 * terms and time. A message that may have left before is sent again as it was, so that who gets it
 * twice can tell.
 */
public final class Batching {

  /** What is to wait for longer was put off by a clock that has been put back since. */
  private static final Duration LONGEST = Duration.ofDays(2);

  private final ChannelTerms terms;
  private final Pace pace;
  private final Instant now;
  private final List<Parcel> leaving = new ArrayList<>();
  private final SortedSet<Instant> later = new TreeSet<>();

  private Batching(ChannelTerms terms, Pace pace, Instant now) {
    this.terms = terms;
    this.pace = pace;
    this.now = now;
  }

  /**
   * What happens now.
   *
   * @param leaving urgent ones first, then by their causes
   * @param again when to look again if nothing comes meanwhile; empty if nothing waits
   */
  public record Departure(List<Parcel> leaving, Optional<Instant> again) {
    public Departure {
      leaving = List.copyOf(leaving);
    }
  }

  /**
   * Sorts what waits for one channel.
   *
   * @param all in the order in which they were decided on, in which those of one moment leave (N6)
   * @param pace whether the first of a group waits for others
   */
  public static Departure of(List<Waiting> all, ChannelTerms terms, Pace pace, Instant now) {
    Batching batching = new Batching(terms, pace, now);
    Map<List<?>, List<Waiting>> bundles = new LinkedHashMap<>();
    all.stream()
        .sorted(comparing((Waiting w) -> w.notice().timing().causedAt()))
        .forEach(w -> bundles.computeIfAbsent(bundle(w), x -> new ArrayList<>()).add(w));
    bundles.values().forEach(batching::bundle);
    batching.leaving.sort(
        comparing((Parcel p) -> !p.isUrgent())
            .thenComparing(p -> p.notices().getFirst().timing().causedAt()));
    return new Departure(batching.leaving, batching.later.stream().findFirst());
  }

  private static NoticeKey key(Waiting waiting) {
    return waiting.notice().key();
  }

  /** What those have in common that leave together. */
  private static List<?> bundle(Waiting waiting) {
    if (!waiting.hold().parcel().isEmpty()) {
      return List.of("again", waiting.hold().parcel());
    }
    Notice.Timing timing = waiting.notice().timing();
    if (timing.urgent() || waiting.hold().alone() || timing.group().isEmpty()) {
      return List.of("alone", key(waiting));
    }
    return List.of("group", timing.group(), waiting.notice().to());
  }

  private void bundle(List<Waiting> bundle) {
    Waiting first = bundle.getFirst();
    Instant spoken = speaks(bundle);
    if (!first.hold().parcel().isEmpty()) {
      leave(bundle, max(spoken, latest(bundle)));
    } else {
      group(bundle, spoken);
    }
  }

  /** Full messages leave at once, the rest when its first notice has waited long enough. */
  private void group(List<Waiting> bundle, Instant spoken) {
    List<Waiting> due = new ArrayList<>();
    for (Waiting waiting : bundle) {
      if (ready(waiting).isAfter(now)) {
        later.add(ready(waiting));
      } else {
        due.add(waiting);
      }
    }
    for (int from = 0; from < due.size(); from += terms.most()) {
      List<Waiting> part = due.subList(from, Math.min(due.size(), from + terms.most()));
      boolean whole = part.size() == terms.most() || !waitsForOthers(part.getFirst());
      leave(part, max(spoken, whole ? now : collected(part)));
    }
  }

  private boolean waitsForOthers(Waiting waiting) {
    Notice.Timing timing = waiting.notice().timing();
    return pace == Pace.COLLECT
        && !timing.urgent()
        && !waiting.hold().alone()
        && !timing.group().isEmpty();
  }

  /** Others may join until then. */
  private Instant collected(List<Waiting> bundle) {
    Instant first = bundle.stream().map(Waiting::since).min(comparing(i -> i)).orElse(now);
    return first.isAfter(now) ? now : first.plus(terms.within());
  }

  private Instant speaks(List<Waiting> bundle) {
    boolean urgent = bundle.stream().anyMatch(w -> w.notice().timing().urgent());
    return terms.nextAllowed(urgent, now);
  }

  private Instant latest(List<Waiting> bundle) {
    return bundle.stream().map(this::ready).max(comparing(i -> i)).orElse(now);
  }

  private Instant ready(Waiting waiting) {
    Instant at = waiting.hold().notBefore();
    boolean never = at.isAfter(now.plus(LONGEST)) || !at.isAfter(waiting.since());
    return never ? now : at;
  }

  private void leave(List<Waiting> together, Instant at) {
    if (at.isAfter(now)) {
      later.add(at);
    } else {
      leaving.add(Parcel.of(together.stream().map(Waiting::notice).toList(), now));
    }
  }

  private static Instant max(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
