package org.incidentbridge.testkit.sim.jira;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * All that one Jira site keeps: what admins set up, what people wrote. A simulator gives it an HTTP
 * interface; tests act in it as people through {@link #as} and read it here. Safe for parallel use.
 */
public final class JiraSite {

  private final ReentrantLock lock = new ReentrantLock();
  private final Edition edition;
  private final InstantSource clock;
  private final JiraOptions options;
  private final Catalogue catalogue = new Catalogue();
  private final IssueStore store = new IssueStore();
  private final SearchIndex index;
  private final IssueWriter writer;
  private final PartWriter parts;

  public JiraSite(Edition edition, InstantSource clock, JiraOptions options) {
    this.edition = edition;
    this.clock = clock;
    this.options = options;
    this.index = new SearchIndex(options.indexLag(), options.seed());
    Changes changes = new Changes(this);
    this.writer = new IssueWriter(this, changes);
    this.parts = new PartWriter(this, changes);
  }

  /** Sets up projects, people, fields and workflows. */
  public SiteSetup setup() {
    return new SiteSetup(this);
  }

  /**
   * Acts as a person in the browser: no limits, no search lag for what they see.
   *
   * @param userName the login name given in the setup
   */
  public JiraPerson as(String userName) {
    return locked(
        () ->
            catalogue
                .userNamed(userName)
                .map(user -> new JiraPerson(this, user))
                .orElseThrow(() -> new IllegalArgumentException("no user " + userName)));
  }

  /** All issues by ascending id. */
  public List<JiraIssue> issues() {
    return locked(
        () -> {
          List<JiraIssue> all = new ArrayList<>(store.size());
          store.all().forEach(issue -> all.add(issue.snapshot()));
          return all;
        });
  }

  /** One issue by id, key or former key. */
  public Optional<JiraIssue> issue(String idOrKey) {
    return locked(() -> store.find(idOrKey).map(StoredIssue::snapshot));
  }

  /** All links between issues. */
  public List<JiraIssueLink> links() {
    return locked(() -> List.copyOf(store.links().values()));
  }

  /** Number of issues. */
  public int size() {
    return locked(store::size);
  }

  /** Which Jira this is. */
  public Edition edition() {
    return edition;
  }

  /** Id of a field by its name, such as {@code customfield_10001}. */
  public String fieldId(String name) {
    return locked(
        () ->
            catalogue
                .field(name)
                .map(JiraField::id)
                .orElseThrow(() -> new IllegalArgumentException("no field " + name)));
  }

  /** A user by login name. */
  public JiraUser user(String name) {
    return as(name).user();
  }

  <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  Instant now() {
    boolean whole = options.quirks().wholeSeconds();
    return clock.instant().truncatedTo(whole ? ChronoUnit.SECONDS : ChronoUnit.MILLIS);
  }

  JiraOptions options() {
    return options;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  IssueStore store() {
    return store;
  }

  SearchIndex index() {
    return index;
  }

  IssueWriter writer() {
    return writer;
  }

  PartWriter parts() {
    return parts;
  }
}
