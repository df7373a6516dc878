package org.incidentbridge.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a message says in words. Pure. */
final class Letter {

  /** A notice that leaves later says when its cause was; grouping alone does not make it late. */
  private static final Duration PROMPT = Duration.ofMinutes(10);

  /** Beyond that mail programs show little of it, and servers refuse some. */
  private static final int LONGEST_SUBJECT = 200;

  /** Of more notices in one message the subjects are told. */
  private static final int MOST_WHOLE = 100;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Letter() {}

  static boolean isLate(Notice notice, Instant leaving) {
    return Duration.between(notice.timing().causedAt(), leaving).compareTo(PROMPT) > 0;
  }

  static String subject(Parcel parcel) {
    String first = parcel.notices().getFirst().content().subject();
    int count = parcel.notices().size();
    return cut(count == 1 ? first : "%d notices, the first: %s".formatted(count, first));
  }

  static String text(Parcel parcel) {
    if (parcel.notices().size() == 1) {
      Notice only = parcel.notices().getFirst();
      String late = isLate(only, parcel.at()) ? late(only) + "\n\n" : "";
      return late + only.content().text();
    }
    int whole = Math.min(parcel.notices().size(), MOST_WHOLE);
    String first =
        IntStream.range(0, whole)
            .mapToObj(i -> numbered(i + 1, parcel.notices().get(i), parcel.at()))
            .collect(Collectors.joining("\n\n"));
    return first + subjects(parcel.notices(), whole);
  }

  /** Nobody reads thousands of notices; but none is left out. */
  private static String subjects(List<Notice> notices, int from) {
    return IntStream.range(from, notices.size())
        .mapToObj(
            i ->
                "%s%d. %s"
                    .formatted(
                        i == from ? "\n\n" : "\n", i + 1, notices.get(i).content().subject()))
        .collect(Collectors.joining());
  }

  private static String numbered(int number, Notice notice, Instant leaving) {
    String late = isLate(notice, leaving) ? "\n" + late(notice) : "";
    return "%d. %s%s\n%s"
        .formatted(
            number,
            notice.content().subject(),
            late,
            notice.content().text().strip().indent(3).stripTrailing());
  }

  private static String late(Notice notice) {
    return "This comes late: it was caused at %s UTC."
        .formatted(TIME.format(notice.timing().causedAt()));
  }

  private static String cut(String subject) {
    int points = subject.codePointCount(0, subject.length());
    return points <= LONGEST_SUBJECT
        ? subject
        : subject.substring(0, subject.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
  }
}
