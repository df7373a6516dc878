package org.incidentbridge.replay;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.pack.Target;

/** The proof of a due time, in words. */
final class ProofText {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("EEE uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ENGLISH);

  private ProofText() {}

  static List<String> of(ClockProof proof, ZoneId zone) {
    List<String> text = new ArrayList<>();
    text.add(head(proof, zone));
    Duration total = Duration.ZERO;
    for (ProofLine line : proof.lines()) {
      total = total.plus(line.counted());
      text.add(line(line, total, zone));
    }
    proof.due().ifPresent(due -> text.add("due " + time(due, zone)));
    proof.left().ifPresent(left -> text.add("paused with " + amount(left) + " left"));
    return text;
  }

  /** Hours are told in the calendar's own zone, whatever zone the times are told in. */
  private static String head(ClockProof proof, ZoneId zone) {
    String target = proof.row().map(ClockRule.TargetRow::target).map(ProofText::of).orElse("none");
    String row = proof.row().map(r -> ", line " + r.name()).orElse("");
    String hours =
        proof.calendar().map(c -> ", calendar " + c.name() + in(c.zone(), zone)).orElse("");
    return "target " + target + row + hours;
  }

  private static String in(ZoneId calendar, ZoneId told) {
    return calendar.normalized().equals(told.normalized()) ? "" : ", whose hours are " + calendar;
  }

  private static String line(ProofLine line, Duration total, ZoneId zone) {
    String times = time(line.from(), zone) + " to " + time(line.to(), zone);
    String counted =
        line.kind() == ProofLine.Kind.COUNTED
            ? " " + amount(line.counted()) + ", " + amount(total) + " in all"
            : "";
    String word = line.kind().word();
    String told = line.why().startsWith(word + " ") ? "" : "  " + word + counted;
    return times + told + "  " + line.why();
  }

  private static String time(Instant at, ZoneId zone) {
    return TIME.format(at.atZone(zone));
  }

  /** A target as it can be written. */
  static String of(Target target) {
    return switch (target) {
      case Target.Within within -> amount(within.covered());
      case Target.BusinessDays days when days.count() == 1 -> "1 business day";
      case Target.BusinessDays days -> days.count() + " business days";
      case Target.EndOfBusinessDay end when end.count() == 0 -> "same day";
      case Target.EndOfBusinessDay end when end.count() == 1 -> "end of next business day";
      case Target.EndOfBusinessDay end -> "end of the " + later(end.count());
      case Target.MorningOfBusinessDay morning when morning.count() == 1 ->
          "morning of next business day";
      case Target.MorningOfBusinessDay morning -> "morning of the " + later(morning.count());
      case Target.SameDayOrNextMorning any -> "same day or next morning";
      case Target.None none -> "none";
    };
  }

  private static String later(int days) {
    boolean teen = days / 10 % 10 == 1;
    String ending =
        switch (teen ? 0 : days % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
    return days + ending + " business day after";
  }

  /** An amount of time, exact, for example {@code 26h 5m}. */
  static String amount(Duration amount) {
    Duration size = amount.abs();
    StringBuilder text = new StringBuilder(amount.isNegative() ? "-" : "");
    if (size.toHours() > 0) {
      text.append(size.toHours()).append("h ");
    }
    if (size.toMinutesPart() > 0) {
      text.append(size.toMinutesPart()).append("m ");
    }
    if (size.toNanosPart() > 0) {
      BigDecimal part = BigDecimal.valueOf(size.toNanosPart(), 9).stripTrailingZeros();
      text.append(part.add(BigDecimal.valueOf(size.toSecondsPart())).toPlainString()).append("s");
    } else if (size.toSecondsPart() > 0 || size.isZero()) {
      text.append(size.toSecondsPart()).append("s");
    }
    return text.toString().strip();
  }
}
