package org.incidentbridge.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.config.Listening.Limits;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.TrackerFactory;

/** Reads where the daemon listens, and which trackers call it. */
final class ListenReader {

  private static final String LISTEN = "listen";
  private static final String WEBHOOK = "webhook";
  private static final String SECRET = "secret";
  private static final String INSECURE = "insecure";
  private static final String HOST = "127.0.0.1";
  private static final int PORT = 8480;
  private static final int KIB = 1024;
  private static final int BODY = 4096;
  private static final int CALLS = 600;
  private static final int SHORT = 16;
  private static final String GOOD = "32 random characters are good";

  private final Problems problems;
  private final List<TrackerFactory> factories;
  private final Mapping whole;

  ListenReader(Problems problems, List<TrackerFactory> factories, Mapping whole) {
    this.problems = problems;
    this.factories = List.copyOf(factories);
    this.whole = whole;
  }

  /** Where it listens; empty if it does not. */
  Optional<Listening> read(Collection<TrackerBlock> trackers) {
    Optional<Listening> place = whole.mapping(LISTEN).map(this::place);
    SortedMap<TrackerId, Optional<Secret>> callers = new TreeMap<>();
    for (TrackerBlock tracker : trackers) {
      tracker.yaml().mapping(WEBHOOK).ifPresent(block -> caller(tracker, block, place, callers));
    }
    if (place.isPresent() && callers.isEmpty() && !isCalled()) {
      problems.warning(
          whole.keyAt(LISTEN), LISTEN, "no tracker has a webhook", "add webhook to a tracker");
    }
    return place.map(where -> where.by(callers));
  }

  /** Whether some tracker calls, be it one that cannot be used otherwise. */
  private boolean isCalled() {
    return whole.mapping("trackers").stream()
        .flatMap(trackers -> trackers.entries().values().stream())
        .anyMatch(entry -> entry.value().get(WEBHOOK).isPresent());
  }

  private Listening place(Mapping listen) {
    String host = listen.text("host").map(String::strip).orElse(HOST);
    if (host.isEmpty() || host.chars().anyMatch(c -> c == '/' || Character.isWhitespace(c))) {
      problems.error(
          listen.valueAt("host"), "listen.host", "is no address", "for example 127.0.0.1");
    }
    return new Listening(
        host,
        TuningReader.number(listen, "port", PORT),
        new Limits(
            KIB * TuningReader.number(listen, "maxBody", BODY),
            TuningReader.number(listen, "callsPerMinute", CALLS)),
        listen.items("proxies").stream()
            .filter(Yaml.Scalar.class::isInstance)
            .map(proxy -> ((Yaml.Scalar) proxy).text().strip())
            .toList(),
        new TreeMap<>(Map.of()));
  }

  private void caller(
      TrackerBlock tracker,
      Mapping block,
      Optional<Listening> place,
      SortedMap<TrackerId, Optional<Secret>> callers) {
    String path = "trackers." + tracker.id() + "." + WEBHOOK;
    Position at = tracker.yaml().keyAt(WEBHOOK);
    Optional<Secret> secret = tracker.config().settings().secret(WEBHOOK + "." + SECRET);
    if (!calls(tracker.config().type())) {
      problems.error(
          at, path, "trackers of type " + tracker.config().type() + " call nobody", "take it out");
    } else if (place.isEmpty()) {
      problems.warning(
          at, path, "nobody listens to it", "add listen: at the top of the file, see webhooks.md");
    }
    check(block, path, secret, place);
    secret.ifPresent(word -> quality(tracker.config().type(), block, path + "." + SECRET, word));
    callers.put(tracker.id(), secret);
  }

  private boolean calls(String type) {
    return factories.stream()
        .filter(factory -> factory.type().equals(type))
        .anyMatch(factory -> factory.webhook(Optional.empty()).isPresent());
  }

  private void check(
      Mapping block, String path, Optional<Secret> secret, Optional<Listening> place) {
    if (block.flag(INSECURE, false)) {
      insecure(block, path, secret, place);
    } else if (secret.isEmpty()) {
      problems.error(
          block.at(),
          path,
          "has no secret, so that nobody could tell who calls",
          "write secret: ${env:NAME}, and set the same one in the tracker");
    }
  }

  private void quality(String type, Mapping block, String path, Secret secret) {
    Position at = block.valueAt(SECRET);
    Optional<String> objection = objection(type, secret);
    int length = secret.reveal().length();
    if (length == 0) {
      problems.error(at, path, "is empty", GOOD);
    } else if (objection.isPresent()) {
      problems.error(at, path, objection.get(), GOOD);
    } else if (length < SHORT) {
      problems.warning(at, path, "is short and may be guessed", GOOD);
    }
  }

  private Optional<String> objection(String type, Secret secret) {
    return factories.stream()
        .filter(factory -> factory.type().equals(type))
        .findFirst()
        .flatMap(factory -> factory.objection(secret));
  }

  private void insecure(
      Mapping block, String path, Optional<Secret> secret, Optional<Listening> place) {
    Position at = block.keyAt(INSECURE);
    if (secret.isPresent()) {
      problems.error(at, path + "." + INSECURE, "is beside a secret", "take one of the two out");
    } else if (place.filter(where -> !Listening.isThisMachine(where.host())).isPresent()) {
      problems.error(
          at,
          path + "." + INSECURE,
          "the bridge listens on %s, where others can call too"
              .formatted(place.orElseThrow().host()),
          "write a secret, or listen on 127.0.0.1");
    } else if (place.filter(where -> !where.proxies().isEmpty()).isPresent()) {
      problems.error(
          at,
          path + "." + INSECURE,
          "calls come through proxies, so from others too",
          "write a secret, or take listen.proxies out");
    }
  }
}
