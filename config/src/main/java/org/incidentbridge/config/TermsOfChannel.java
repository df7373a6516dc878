package org.incidentbridge.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.notice.ChannelTerms;
import org.incidentbridge.notice.DailyQuiet;
import org.incidentbridge.notice.QuietHours;

/** Reads when notices leave through a channel. */
final class TermsOfChannel {

  private final ChannelReader channel;

  TermsOfChannel(ChannelReader channel) {
    this.channel = channel;
  }

  /**
   * The terms.
   *
   * @param within how long the first notice of a group waits where nothing is said of it
   * @param most so many are one message where nothing is said of it
   */
  ChannelTerms read(Duration within, int most) {
    Mapping group = block("group");
    return new ChannelTerms(
        TuningReader.duration(group, "within").orElse(within),
        Math.max(1, TuningReader.number(group, "most", most)),
        channel.yaml().mapping("quiet").flatMap(this::quiet).orElse(QuietHours.NONE),
        !block("quiet").text("urgent").orElse("pass").equals("wait"));
  }

  private Mapping block(String key) {
    return channel.yaml().mapping(key).orElse(new Mapping(channel.yaml().at(), Map.of()));
  }

  private Optional<QuietHours> quiet(Mapping quiet) {
    Optional<LocalTime> from = time(quiet, "from");
    Optional<LocalTime> to = time(quiet, "to");
    Optional<ZoneId> zone = zone(quiet);
    if (from.isEmpty() || to.isEmpty() || zone.isEmpty()) {
      return Optional.empty();
    }
    if (from.equals(to)) {
      error(
          quiet,
          "to",
          "is when they begin too, so that they are never or always",
          "for example 07:00");
      return Optional.empty();
    }
    return Optional.of(new DailyQuiet(from.get(), to.get(), zone.get()));
  }

  private Optional<LocalTime> time(Mapping quiet, String key) {
    Optional<String> text = quiet.text(key);
    if (text.isEmpty()) {
      return Optional.empty(); // the schema has said so
    }
    if (text.get().matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
      return text.map(LocalTime::parse);
    }
    error(
        quiet, key, "'" + text.get() + "' is no time of day", "write it as \"22:00\", with quotes");
    return Optional.empty();
  }

  private Optional<ZoneId> zone(Mapping quiet) {
    Optional<String> text = quiet.text("zone");
    try {
      return text.map(ZoneId::of);
    } catch (DateTimeException unknown) {
      error(
          quiet,
          "zone",
          "there is no time zone '" + text.orElse("") + "'",
          ZoneNames.hint(text.orElse(""), "for example Europe/London, or UTC"));
      return Optional.empty();
    }
  }

  private void error(Mapping quiet, String key, String message, String suggestion) {
    channel.problems().error(quiet.valueAt(key), channel.path("quiet." + key), message, suggestion);
  }
}
