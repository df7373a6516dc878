package org.incidentbridge.config;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.incidentbridge.config.Yaml.Scalar;

/**
 * Holds what is against what was expected; what differs becomes a problem at its place.
 *
 * @param problems where what differs goes
 * @param times how times are shown
 */
record Expectations(Problems problems, ScenarioTimes times) {

  /**
   * Where something is expected.
   *
   * @param position in the file
   * @param path within the expectation
   * @param at in the story
   */
  record Spot(Position position, String path, Instant at) {}

  void that(Spot spot, boolean holds, String otherwise) {
    that(spot, holds, otherwise, List::of);
  }

  /**
   * The same with reasons.
   *
   * @param reasons in a line each; asked for if it does not hold
   */
  void that(Spot spot, boolean holds, String otherwise, Supplier<List<String>> reasons) {
    if (!holds) {
      problems.error(
          spot.position(),
          spot.path(),
          "at %s: %s".formatted(times.show(spot.at()), otherwise),
          String.join("\n    ", reasons.get()));
    }
  }

  void same(Spot spot, String wanted, String is, String because) {
    same(spot, wanted, is, because, List::of);
  }

  void same(Spot spot, String wanted, String is, String because, Supplier<List<String>> reasons) {
    that(
        spot,
        wanted.equals(is),
        "expected %s but it was %s, %s".formatted(wanted, is, because),
        reasons);
  }

  /** A due time, or that there is none. */
  void due(
      Spot spot,
      Scalar wanted,
      Optional<Instant> is,
      String because,
      Supplier<List<String>> reasons) {
    Optional<Instant> moment = times.parse(wanted.text());
    boolean none = wanted.text().equals("none");
    if (moment.isEmpty() && !none) {
      problems.error(
          wanted.at(), spot.path(), wanted.described() + " is no time", ScenarioTimes.FORMS);
      return;
    }
    that(
        spot,
        is.equals(moment),
        "expected it to be due at %s but it was %s, %s"
            .formatted(wanted.text(), is.map(times::show).orElse("not due at any time"), because),
        reasons);
  }
}
