package org.incidentbridge.config;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.config.PolicyNames.Wanted;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.pack.Hours;
import org.incidentbridge.pack.Trigger;

/** Reads what causes a step, as people write it. */
final class TriggerText {

  private static final Pattern SHARE = Pattern.compile("(-?[0-9.]+) ?% of (\\S+)");
  private static final Pattern BREACH = Pattern.compile("breach of (\\S+)");
  private static final Pattern MET = Pattern.compile("(\\S+) met");
  private static final Pattern OVERDUE = Pattern.compile("(\\S+) overdue");
  private static final Pattern LEVEL = Pattern.compile("(-?[0-9dhms ]+) at (L\\d|any level)");
  private static final double ALL = 100;

  private final PolicyParts parts;
  private final Scalar text;
  private final String path;
  private final String said;

  TriggerText(PolicyParts parts, Scalar text, String path) {
    this.parts = parts;
    this.text = text;
    this.path = path;
    this.said = text.text().strip().replaceAll("\\s+", " ");
  }

  /**
   * The cause; empty, with a problem, if the text is none.
   *
   * @param hours of a level, by its word
   */
  Optional<Trigger> read(Function<String, Hours> hours) {
    Matcher share = SHARE.matcher(said);
    if (share.matches()) {
      return share(share.group(1), share.group(2));
    }
    Matcher breach = BREACH.matcher(said);
    if (breach.matches()) {
      return named("clock", "clocks", breach.group(1)).map(Trigger.Breach::new);
    }
    Matcher met = MET.matcher(said);
    if (met.matches()) {
      return named("clock", "clocks", met.group(1)).map(Trigger.Met::new);
    }
    Matcher overdue = OVERDUE.matcher(said);
    if (overdue.matches()) {
      return named("obligation", "obligations", overdue.group(1)).map(Trigger.Overdue::new);
    }
    Matcher level = LEVEL.matcher(said);
    if (level.matches()) {
      return level(level.group(1), level.group(2), hours);
    }
    return refused(
        "is nothing that causes a step",
        "75% of CLOCK, breach of CLOCK, CLOCK met, 4h at L2, 4h at any level, or OBLIGATION"
            + " overdue");
  }

  private Optional<Trigger> share(String number, String clock) {
    Optional<String> known = named("clock", "clocks", clock);
    Optional<Double> share = percent(number);
    if (share.isEmpty()) {
      return refused(
          "the share has to be more than 0 and at most 100 %", "for example 75% of " + clock);
    }
    return known.map(c -> new Trigger.ClockShare(c, share.get()));
  }

  private static Optional<Double> percent(String number) {
    try {
      double share = Double.parseDouble(number) / ALL;
      return Optional.of(share).filter(s -> s > 0 && s <= 1);
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  private Optional<Trigger> level(String time, String where, Function<String, Hours> hours) {
    String level = where.startsWith("L") ? where : "";
    if (!level.isEmpty() && named("level", "levels", level).isEmpty()) {
      return Optional.empty();
    }
    Optional<Duration> after = TargetText.length(time).filter(d -> !d.isZero());
    return after.isPresent()
        ? Optional.of(new Trigger.AtLevel(level, after.get(), hours.apply(level)))
        : refused("is no time at a level", "for example 4h at L2");
  }

  private Optional<String> named(String kind, String section, String name) {
    Collection<String> known = parts.names().in(section);
    return PolicyNames.check(parts.problems(), text.at(), name, new Wanted(kind, known, path))
        ? Optional.of(name)
        : Optional.empty();
  }

  private Optional<Trigger> refused(String why, String suggestion) {
    parts.problems().error(text.at(), path, text.described() + ": " + why, suggestion);
    return Optional.empty();
  }
}
