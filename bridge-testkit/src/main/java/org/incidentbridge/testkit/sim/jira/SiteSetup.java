package org.incidentbridge.testkit.sim.jira;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What an admin does before anybody works: people, fields, statuses, workflows, projects. */
public final class SiteSetup {

  private final JiraSite site;

  SiteSetup(JiraSite site) {
    this.site = site;
  }

  /** Adds a user in UTC with a hidden e-mail address who may do everything everywhere. */
  public JiraUser user(String name, String displayName) {
    return user(
        name,
        displayName,
        new JiraUser.Profile(ZoneId.of("UTC"), false, true, Set.of("jira-users")));
  }

  public JiraUser user(String name, String displayName, JiraUser.Profile profile) {
    return site.locked(
        () -> {
          JiraUser user =
              new JiraUser(userId(name), name, displayName, name + "@example.com", profile);
          site.catalogue().users.put(user.id(), user);
          return user;
        });
  }

  /**
   * Lets a user in over HTTP: with {@code name@example.com} and the secret on Cloud, with name and
   * secret, or the secret as bearer token, on Data Center.
   */
  public SiteSetup secret(String userName, String secret) {
    return site.locked(
        () -> {
          site.catalogue().secrets.put(secret, site.user(userName).id());
          return this;
        });
  }

  /** Takes a secret away, as when a token ends. */
  public SiteSetup revoke(String secret) {
    return site.locked(
        () -> {
          site.catalogue().secrets.remove(secret);
          return this;
        });
  }

  /** Says what a user may do in a project; without it, everything. */
  public SiteSetup permit(String userName, String projectKey, Set<Permission> permissions) {
    return site.locked(
        () -> {
          site.catalogue().grant(site.user(userName), project(projectKey), permissions);
          return this;
        });
  }

  /** How long Cloud's {@code jsdPublic} still calls a comment public that was made internal. */
  public SiteSetup flagLag(Duration lag) {
    return site.locked(
        () -> {
          site.catalogue().flagLag = lag;
          return this;
        });
  }

  public JiraStatus status(String name, JiraStatus.Category category) {
    return site.locked(
        () -> {
          JiraStatus status = new JiraStatus(nextId("status"), name, category);
          site.catalogue().statuses.put(status.id(), status);
          return status;
        });
  }

  /** Adds priorities, most urgent first; their ids count from 1. */
  public SiteSetup priorities(String... names) {
    return site.locked(
        () -> {
          for (String name : names) {
            String id = Integer.toString(site.catalogue().priorities.size() + 1);
            site.catalogue().priorities.put(id, new Named(id, name));
          }
          return this;
        });
  }

  public SiteSetup resolutions(String... names) {
    return site.locked(
        () -> {
          for (String name : names) {
            Named resolution = new Named(nextId("resolution"), name);
            site.catalogue().resolutions.put(resolution.id(), resolution);
          }
          return this;
        });
  }

  public JiraLinkType linkType(String name, String inward, String outward) {
    return site.locked(
        () -> {
          JiraLinkType type = new JiraLinkType(nextId("linktype"), name, inward, outward);
          site.catalogue().linkTypes.put(type.id(), type);
          return type;
        });
  }

  /** Adds a custom field, which is on no screen yet, and returns its id. */
  public String customField(String name, FieldKind kind, String... options) {
    return site.locked(
        () -> {
          List<Named> choices = new ArrayList<>();
          for (String option : options) {
            choices.add(new Named(nextId("option"), option));
          }
          String id = "customfield_" + nextId("customfield");
          site.catalogue().fields.put(id, new JiraField(id, name, kind, null, choices));
          return id;
        });
  }

  /** Starts a workflow of statuses that are there already. */
  public WorkflowPlan workflow(String name, String initialStatus) {
    return new WorkflowPlan(site.catalogue(), name, initialStatus);
  }

  /**
   * Gives a transition a condition that one issue does not meet, so that nobody is offered it
   * there.
   *
   * @param issue id or key
   */
  public SiteSetup withhold(String issue, String transition) {
    return site.locked(
        () -> {
          site.store().find(issue).orElseThrow().withheld.add(transition);
          return this;
        });
  }

  /** Starts a project. */
  public ProjectPlan project(String key, String name) {
    return new ProjectPlan(site, key, name);
  }

  String nextId(String kind) {
    return Long.toString(site.store().nextId(kind));
  }

  private JiraProject project(String key) {
    return site.catalogue()
        .project(key)
        .orElseThrow(() -> new IllegalArgumentException("no project " + key));
  }

  private String userId(String name) {
    if (!site.edition().cloud()) {
      return "JIRAUSER" + nextId("user");
    }
    byte[] seed = ("account " + name).getBytes(StandardCharsets.UTF_8);
    return "712020:" + UUID.nameUUIDFromBytes(seed);
  }
}
