package org.incidentbridge.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads spans as people write them. */
final class SpanText {
  private static final Pattern SPAN = Pattern.compile("\\s*(\\S+?)\\s*[-–]\\s*(\\S+?)\\s*");
  private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");
  private static final int DAY = 24 * 60 * 60;

  private SpanText() {}

  static Span parse(String text) {
    Matcher parts = SPAN.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no span; write it like 09:00-17:00".formatted(text.strip()));
    }
    int from = time(parts.group(1));
    int to = time(parts.group(2));
    if (from == DAY) {
      throw new IllegalArgumentException(
          "%s begins at 24:00, which is the next day".formatted(text.strip()));
    }
    if (from == to) {
      throw new IllegalArgumentException(
          "%s is empty; a whole day is 00:00-24:00".formatted(text.strip()));
    }
    return new Span(from, to > from ? to : to + DAY);
  }

  static List<Span> parseAll(String text) {
    List<Span> spans = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Span span = parse(part);
      spans.stream()
          .filter(span::overlaps)
          .findFirst()
          .ifPresent(
              other -> {
                throw new IllegalArgumentException("%s overlaps %s".formatted(span, other));
              });
      spans.add(span);
    }
    return spans.stream().sorted().toList();
  }

  private static int time(String text) {
    Matcher parts = TIME.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("\"%s\" is no time; write it like 09:00".formatted(text));
    }
    int hour = Integer.parseInt(parts.group(1));
    int minute = Integer.parseInt(parts.group(2));
    int second = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
    int all = (hour * 60 + minute) * 60 + second;
    if (minute > 59 || second > 59 || all > DAY) {
      throw new IllegalArgumentException(
          "there is no time %s; a day goes from 00:00 to 24:00".formatted(text));
    }
    return all;
  }
}
