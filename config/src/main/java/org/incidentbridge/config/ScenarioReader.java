package org.incidentbridge.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;

/** Reads scenarios. */
final class ScenarioReader {

  private final Problems problems;

  ScenarioReader(Problems problems) {
    this.problems = problems;
  }

  /** The scenario; of use only if there are no errors. */
  Scenario read(Mapping yaml) {
    new SchemaCheck(problems, List.of()).check(Schemas.read("scenario"), yaml, "");
    Mapping given = yaml.mapping("given").orElse(new Mapping(yaml.at(), Map.of()));
    ZoneId zone = zone(yaml);
    Instant begin =
        time(given, "given", new ScenarioTimes(zone, Instant.EPOCH)).orElse(Instant.EPOCH);
    ScenarioTimes times = new ScenarioTimes(zone, begin);
    TicketRef origin = new TicketRef(tracker(given, "helpdesk"), "1");
    ScenarioEvents events =
        new ScenarioEvents(
            problems, origin, given.text("reporter").orElse("reporter@customer.example"));
    events.opened(given, begin);
    inOrder(yaml, times);
    List<Scenario.Expected> expected = new ArrayList<>();
    for (Yaml item : yaml.items("story")) {
      if (item instanceof Mapping moment) {
        time(moment, "story", times).ifPresent(at -> moment(moment, at, events, expected, times));
      }
    }
    return new Scenario(
        yaml.text("scenario").orElse(""),
        PolicyParts.texts(yaml, "rule").stream().map(Scalar::text).toList(),
        zone,
        new Scenario.Story(origin, events.all()),
        expected);
  }

  /** What people do is read in the order written, so that has to be the order in time. */
  private void inOrder(Mapping yaml, ScenarioTimes times) {
    Optional<Scalar> before = yaml.mapping("given").flatMap(given -> given.scalar("at"));
    for (Yaml item : yaml.items("story")) {
      Optional<Scalar> last = before;
      Optional<Scalar> next = item.scalar("at").filter(at -> times.parse(at.text()).isPresent());
      if (next.isPresent() && last.filter(b -> isAfter(b, next.get(), times)).isPresent()) {
        problems.error(
            next.get().at(),
            "story.at",
            "%s is before %s in line %d"
                .formatted(next.get().described(), last.get().described(), last.get().at().line()),
            "tell the story in the order of time; what is learnt later has learnt: TIME");
      }
      before = next.or(() -> last);
    }
  }

  private static boolean isAfter(Scalar one, Scalar other, ScenarioTimes times) {
    Optional<Instant> later = times.parse(other.text());
    return times.parse(one.text()).flatMap(at -> later.filter(at::isAfter)).isPresent();
  }

  private void moment(
      Mapping moment,
      Instant at,
      ScenarioEvents events,
      List<Scenario.Expected> expected,
      ScenarioTimes times) {
    Instant learnt =
        moment.scalar("learnt").flatMap(text -> parsed(text, "story.learnt", times)).orElse(at);
    events.moment(moment, at, learnt);
    moment.mapping("then").ifPresent(then -> expected.add(new Scenario.Expected(at, then)));
  }

  private Optional<Instant> time(Mapping block, String path, ScenarioTimes times) {
    return block.scalar("at").flatMap(text -> parsed(text, path + ".at", times));
  }

  private Optional<Instant> parsed(Scalar text, String path, ScenarioTimes times) {
    Optional<Instant> at = times.parse(text.text());
    if (at.isEmpty()) {
      problems.error(text.at(), path, text.described() + " is no time", ScenarioTimes.FORMS);
    }
    return at;
  }

  private ZoneId zone(Mapping yaml) {
    try {
      return ZoneId.of(yaml.text("zone").orElse("UTC"));
    } catch (DateTimeException unknown) {
      problems.error(
          yaml.valueAt("zone"),
          "zone",
          "there is no zone '" + yaml.text("zone").orElse("") + "'",
          ZoneNames.hint(yaml.text("zone").orElse(""), "for example Europe/London"));
      return ZoneOffset.UTC;
    }
  }

  static TrackerId tracker(Mapping block, String otherwise) {
    return new TrackerId(block.text("tracker").filter(TrackerReader::fits).orElse(otherwise));
  }
}
