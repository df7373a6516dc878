package org.incidentbridge.mantis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.mantis.MantisWire.Project;
import org.incidentbridge.mantis.MantisWire.User;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * What seldom changes: projects, options, people. Kept for an hour, and read again when something
 * is asked for that was not there. Safe for parallel use.
 */
final class MantisMetadata {

  private static final Duration KEPT = Duration.ofHours(1);

  /** A miss reads again at most this often, lest every unknown word cost a call. */
  private static final Duration MISSES = Duration.ofMinutes(1);

  private static final int MOST_PEOPLE = 100_000;
  private static final int ONE = 0;

  private final MantisClient client;
  private final InstantSource clock;
  private final Cache<Integer, Dated<Project>> projects;
  private final Cache<Integer, List<Project>> visible;
  private final Cache<Integer, MantisConfig> configs;
  private final Cache<Integer, List<User>> handlers;
  private final Cache<Integer, List<User>> users;
  private final Cache<Integer, MantisWire.Me> me;

  /** Something and when it was read, in epoch seconds. */
  private record Dated<T>(T value, long at) {}

  MantisMetadata(MantisClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
    projects = cache();
    visible = cache();
    configs = cache();
    handlers = cache();
    users = cache();
    me = cache();
  }

  private <V> Cache<Integer, V> cache() {
    return Caffeine.newBuilder()
        .expireAfterWrite(KEPT)
        .maximumSize(10_000)
        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
        .executor(Runnable::run)
        .build();
  }

  MantisConfig config(int project) {
    return configs.get(
        project,
        p -> MantisConfig.of(client.execute(client.api().config(p, MantisConfig.OPTIONS))));
  }

  Project project(int id) {
    return projects.get(id, this::readProject).value();
  }

  /** A project as far as it is known without asking. */
  Optional<Project> knownProject(String name) {
    return projects.asMap().values().stream()
        .map(Dated::value)
        .filter(p -> p.name().equals(name))
        .findFirst();
  }

  /** As {@link #project}, but empty if the bridge's user does not see it. */
  Optional<Project> projectIfSeen(int id) {
    try {
      return Optional.of(project(id));
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /** The project, read again unless that was done just now: something in it was missing. */
  Project freshProject(int id) {
    Dated<Project> known = projects.getIfPresent(id);
    if (known != null && known.at() + MISSES.toSeconds() < clock.instant().getEpochSecond()) {
      projects.invalidate(id);
    }
    return project(id);
  }

  /** A project by name or number, wherever in the hierarchy. */
  Optional<Project> projectNamed(String nameOrId) {
    Optional<Project> found = among(visible(), nameOrId);
    if (found.isPresent()) {
      return found;
    }
    visible.invalidateAll();
    return among(visible(), nameOrId);
  }

  /** All projects that the bridge's user sees. */
  List<Project> visible() {
    return visible.get(ONE, k -> client.execute(client.api().projects()).projects());
  }

  /** The name of a project; empty if the bridge's user does not see it. */
  Optional<String> projectName(int id) {
    return visible().stream().filter(p -> p.id() == id).map(Project::name).findFirst();
  }

  /** Those who may be assigned issues of a project. */
  List<User> handlers(int project) {
    return handlers.get(
        project, p -> client.execute(client.api().handlers(p, MOST_PEOPLE)).users());
  }

  List<User> users(int project) {
    return users.get(project, p -> client.execute(client.api().users(p, MOST_PEOPLE)).users());
  }

  MantisWire.Me me() {
    return me.get(ONE, k -> client.execute(client.api().me()));
  }

  private Dated<Project> readProject(int id) {
    Project project =
        client.execute(client.api().project(id)).projects().stream()
            .filter(p -> p.id() == id)
            .findFirst()
            .orElseThrow(
                () ->
                    new org.incidentbridge.spi.TrackerException(
                        Kind.PROTOCOL, "MantisBT answered without project " + id));
    return new Dated<>(project, clock.instant().getEpochSecond());
  }

  private static Optional<Project> among(List<Project> projects, String nameOrId) {
    return projects.stream()
        .filter(p -> p.name().equals(nameOrId))
        .findFirst()
        .or(
            () ->
                projects.stream().filter(p -> String.valueOf(p.id()).equals(nameOrId)).findFirst())
        .or(() -> projects.stream().filter(p -> p.name().equalsIgnoreCase(nameOrId)).findFirst());
  }
}
