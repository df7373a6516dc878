package org.incidentbridge.mantis;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.incidentbridge.http.ClockDifference;
import org.incidentbridge.http.Reply;
import org.incidentbridge.mantis.MantisCapabilities.Version;
import org.incidentbridge.mantis.MantisWire.Ref;
import org.incidentbridge.spi.TrackerProbe.Finding;

/** Looks at the installation as a whole: reachability, login, version, clock. */
final class InstallationChecks {

  /** More makes it likely that the times shown to people confuse them. */
  private static final Duration TOLERATED = Duration.ofSeconds(30);

  private static final int REPORTER = 25;
  private static final int MANAGER = 70;

  private final MantisClient client;
  private final MantisMetadata metadata;
  private final InstantSource clock;

  InstallationChecks(MantisClient client, MantisMetadata metadata, InstantSource clock) {
    this.client = client;
    this.metadata = metadata;
    this.clock = clock;
  }

  /** A wrong token, an installation that is offline and a wrong address all show here. */
  List<Finding> login() {
    Instant sent = clock.instant();
    Reply<MantisWire.Me> reply = client.reply(client.api().me());
    Optional<ClockDifference> difference =
        ClockDifference.of(reply.headers(), sent, clock.instant());
    List<Finding> findings = new ArrayList<>();
    String name = reply.body().map(MantisWire.Me::name).orElse("");
    findings.add(
        name.isEmpty()
            ? MantisProbe.problem(
                "login",
                "MantisBT answers, but not who the token belongs to",
                "Check that url is MantisBT's root")
            : MantisProbe.good("login", "the token is that of '" + name + "'"));
    findings.add(version());
    difference.ifPresent(d -> findings.add(clock(d)));
    return findings;
  }

  private Finding version() {
    String text = client.version();
    Optional<Version> version = Version.parse(text);
    if (version.isEmpty()) {
      return MantisProbe.warning(
          "version",
          "MantisBT does not tell its version",
          "The bridge is made for " + Version.OLDEST + " and newer");
    }
    return MantisCapabilities.lack(version.get())
        .map(lack -> MantisProbe.problem("version", lack, "Update MantisBT"))
        .orElseGet(() -> MantisProbe.good("version", "MantisBT " + text));
  }

  private static Finding clock(ClockDifference difference) {
    String apart =
        String.format(Locale.ROOT, "%.1f s", Math.abs(difference.ahead().toMillis()) / 1000.0);
    return difference.exceeds(TOLERATED)
        ? MantisProbe.warning(
            "clock",
            "MantisBT's clock is "
                + apart
                + (difference.ahead().isNegative() ? " behind" : " ahead"),
            "Set both machines' clocks by NTP; due times of the bridge go by its own")
        : MantisProbe.good("clock", "MantisBT's clock differs by " + apart);
  }

  List<Finding> rateLimit() {
    int level = Optional.ofNullable(metadata.me().access()).map(Ref::id).orElse(0);
    if (level > REPORTER) {
      return List.of();
    }
    return List.of(
        MantisProbe.warning(
            "rate limit",
            "the bridge's user is globally at level "
                + level
                + "; where visitors may register, MantisBT lets such users make ten things an hour",
            "Give the bridge's user MANAGER (" + MANAGER + ") globally"));
  }

  List<Finding> files() {
    MantisConfig config = metadata.config(0);
    int most = config.number("max_file_size", 0);
    return most <= 0
        ? List.of()
        : List.of(
            MantisProbe.good(
                "files",
                "up to "
                    + most / 1024
                    + " KiB"
                    + (config.list("disallowed_files").isEmpty()
                        ? ""
                        : ", none of type " + String.join(", ", config.list("disallowed_files")))));
  }
}
