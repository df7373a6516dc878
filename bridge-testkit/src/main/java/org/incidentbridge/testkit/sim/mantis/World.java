package org.incidentbridge.testkit.sim.mantis;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;

/**
 * The whole state of one installation. Guarded by its own monitor; {@link #touched} counts changes
 * so that answers to unchanged questions can be kept.
 */
final class World {

  final InstantSource clock;
  final MantisOptions options;
  final Config config = new Config();
  final Map<Integer, Issue> issues = new LinkedHashMap<>();
  final Map<Integer, Project> projects = new LinkedHashMap<>();
  final Map<Integer, User> users = new LinkedHashMap<>();
  final Map<Integer, CustomField> customFields = new LinkedHashMap<>();
  final Map<Integer, Tag> tags = new LinkedHashMap<>();
  final Map<Integer, StoredFilter> filters = new LinkedHashMap<>();

  /** Categories that every project inherits. */
  final Project everywhere = new Project(0, "All Projects");

  private final Map<Sequence, Integer> lastIds = new LinkedHashMap<>();
  private final Random random;
  private long changes;

  /** Name of the account; blank if there is none. */
  String anonymous = "";

  World(InstantSource clock, MantisOptions options) {
    this.clock = clock;
    this.options = options;
    this.random = new Random(options.seed());
    everywhere.categories.add(new Project.Category(next(Sequence.CATEGORY), 0, "General"));
  }

  /** What has ids of its own. */
  enum Sequence {
    ISSUE,
    NOTE,
    FILE,
    RELATION,
    PROJECT,
    CATEGORY,
    VERSION,
    USER,
    CUSTOM_FIELD,
    TAG,
    FILTER
  }

  int next(Sequence sequence) {
    return lastIds.merge(sequence, 1, Integer::sum);
  }

  /** Now in whole seconds, as the database keeps times. */
  long now() {
    return clock.instant().getEpochSecond();
  }

  void touched() {
    changes++;
  }

  long changes() {
    return changes;
  }

  /** 32 characters that nobody else has. */
  String newToken() {
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    StringBuilder token = new StringBuilder();
    for (int i = 0; i < 32; i++) {
      token.append(letters.charAt(random.nextInt(letters.length())));
    }
    return token.toString();
  }

  Issue issue(int id) {
    Issue issue = issues.get(id);
    if (issue == null) {
      throw Fault.coded(Fault.Code.ISSUE_NOT_FOUND, "Issue #" + id + " not found", id);
    }
    return issue;
  }

  Optional<Project> project(int id) {
    return Optional.ofNullable(projects.get(id));
  }

  Project requireProject(int id) {
    return project(id).orElseThrow(() -> new NoSuchElementException("no project " + id));
  }

  Optional<Project> projectNamed(String name) {
    return projects.values().stream().filter(p -> p.name.equals(name)).findFirst();
  }

  Optional<User> user(int id) {
    return Optional.ofNullable(users.get(id));
  }

  Optional<User> userNamed(String name) {
    return users.values().stream().filter(u -> u.name.equalsIgnoreCase(name)).findFirst();
  }

  /** Who a visitor without a valid token is; empty if they are turned away. */
  Optional<User> anonymous() {
    return userNamed(anonymous);
  }

  Optional<User> userWithToken(String token) {
    return users.values().stream().filter(u -> u.tokens.contains(token)).findFirst();
  }

  Optional<CustomField> customFieldNamed(String name) {
    return customFields.values().stream().filter(f -> f.name.equalsIgnoreCase(name)).findFirst();
  }

  Optional<Tag> tagNamed(String name) {
    return tags.values().stream().filter(t -> t.name.equalsIgnoreCase(name)).findFirst();
  }

  String userName(int id) {
    return user(id).map(u -> u.name).orElse("user" + id);
  }
}
