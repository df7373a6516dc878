package org.incidentbridge.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.incidentbridge.pack.Target;

/** Reads targets as people write them. */
final class TargetText {

  static final String FORMS =
      "for example 4h, 1h30m, 2 business days, same day, end of next business day, "
          + "morning of next business day, same day or next morning, or none";

  private static final Pattern LENGTH =
      Pattern.compile("(?:(\\d{1,5})d)? ?(?:(\\d{1,6})h)? ?(?:(\\d{1,6})m)? ?(?:(\\d{1,8})s)?");
  private static final Pattern BUSINESS_DAYS = Pattern.compile("(\\d{1,3}) business days?");
  private static final Pattern LATER =
      Pattern.compile("(end|morning) of the (\\d{1,3})(?:st|nd|rd|th) business day after");

  private TargetText() {}

  /** The target; empty if the text is none. */
  static Optional<Target> parse(String written) {
    String text = written.strip().replaceAll("\\s+", " ");
    return switch (text) {
      case "none" -> Optional.of(new Target.None());
      case "same day" -> Optional.of(new Target.EndOfBusinessDay(0));
      case "end of next business day" -> Optional.of(new Target.EndOfBusinessDay(1));
      case "morning of next business day" -> Optional.of(new Target.MorningOfBusinessDay(1));
      case "same day or next morning" -> Optional.of(new Target.SameDayOrNextMorning());
      default -> counted(text);
    };
  }

  private static Optional<Target> counted(String text) {
    Matcher days = BUSINESS_DAYS.matcher(text);
    if (days.matches()) {
      return Optional.of(new Target.BusinessDays(Integer.parseInt(days.group(1))));
    }
    Matcher later = LATER.matcher(text);
    if (later.matches()) {
      int count = Integer.parseInt(later.group(2));
      return Optional.of(
          later.group(1).equals("end")
              ? new Target.EndOfBusinessDay(count)
              : new Target.MorningOfBusinessDay(count));
    }
    return length(text).map(Target.Within::new);
  }

  /** A length of time, for example {@code 1h30m}; empty if the text is none. */
  static Optional<Duration> length(String text) {
    Matcher length = LENGTH.matcher(text.strip());
    if (text.isBlank() || !length.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofDays(part(length, 1))
            .plusHours(part(length, 2))
            .plusMinutes(part(length, 3))
            .plusSeconds(part(length, 4)));
  }

  private static long part(Matcher length, int group) {
    return length.group(group) == null ? 0 : Long.parseLong(length.group(group));
  }

  private static final List<String> WORDS =
      List.of(
          "none",
          "same",
          "day",
          "days",
          "or",
          "next",
          "morning",
          "end",
          "of",
          "the",
          "business",
          "after");
  private static final Pattern SPELT_OUT =
      Pattern.compile("([1-9]\\d*) ?(d|h|m|s)(?:ays?|ours?|rs?|in|ins|inutes?|ec|ecs|econds?)?");

  /**
   * The target that somebody may have meant who spelt its unit out, or one of its words wrong;
   * empty if none.
   */
  static Optional<String> meant(String text) {
    Matcher spelt = SPELT_OUT.matcher(text.strip().toLowerCase(Locale.ROOT));
    return spelt.matches()
        ? Optional.of(spelt.group(1) + spelt.group(2)).filter(m -> !m.equals(text))
        : Optional.of(respelt(text)).filter(m -> parse(m).isPresent() && fault(m).isEmpty());
  }

  private static String respelt(String text) {
    return Arrays.stream(text.strip().toLowerCase(Locale.ROOT).split("\\s+"))
        .map(word -> WORDS.contains(word) ? word : DidYouMean.nearest(word, WORDS).orElse(word))
        .collect(Collectors.joining(" "));
  }

  /** Why a text is no target that can be kept; empty if it is one. */
  static Optional<String> fault(String written) {
    String text = written.strip();
    if (text.startsWith("-")) {
      return Optional.of("is negative: nothing can be due before it begins");
    }
    Optional<Target> target = parse(text);
    if (target.isEmpty()) {
      return Optional.of("is no target");
    }
    boolean zero =
        switch (target.get()) {
          case Target.Within within -> within.covered().isZero();
          case Target.BusinessDays days -> days.count() == 0;
          case Target.MorningOfBusinessDay morning -> morning.count() == 0;
          default -> false;
        };
    return zero ? Optional.of("is zero: it would be breached as it begins") : Optional.empty();
  }
}
