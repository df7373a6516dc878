package org.incidentbridge.testkit.sim.zendesk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sets up an account without asking for rights, and does what the system does by itself. */
public final class ZendeskAdmin {

  private final Desk desk;
  private final World world;

  ZendeskAdmin(Desk desk) {
    this.desk = desk;
    this.world = desk.world;
  }

  /** An agent in the first group, with an address made of the name; returns the id. */
  public long addAgent(String name) {
    synchronized (world) {
      return addUser(name, mailOf(name), Role.AGENT);
    }
  }

  /** A customer; the organisations whose domain the address has are the own ones. */
  public long addCustomer(String name, String email) {
    synchronized (world) {
      return addUser(name, email, Role.END_USER);
    }
  }

  long addUser(String name, String email, Role role) {
    User user = new User(world.nextId(), world.now(), name, email, role);
    String domain = email.substring(email.indexOf('@') + 1);
    world.organizations.values().stream()
        .filter(o -> o.domains.contains(domain))
        .forEach(o -> user.organizations.add(o.id));
    if (role.staff()) {
      world.groups.keySet().stream().findFirst().ifPresent(user.groups::add);
    }
    world.users.put(user.id, user);
    world.changed();
    return user.id;
  }

  private static String mailOf(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com";
  }

  /** Lets an agent see tickets of the own groups only. */
  public void restrict(String agent, boolean toOwnGroups) {
    synchronized (world) {
      world.userNamed(agent).orElseThrow().groupsOnly = toOwnGroups;
    }
  }

  /** Changes what somebody may do. */
  public void promote(String user, Role role) {
    synchronized (world) {
      world.userNamed(user).orElseThrow().role = role;
    }
  }

  public long addGroup(String name, String... agents) {
    synchronized (world) {
      Group group = new Group(world.nextId(), name, world.now());
      world.groups.put(group.id(), group);
      for (String agent : agents) {
        world.userNamed(agent).orElseThrow().groups.add(group.id());
      }
      return group.id();
    }
  }

  /** Takes an agent out of a group. */
  public void leave(String agent, long groupId) {
    synchronized (world) {
      world.userNamed(agent).orElseThrow().groups.remove(groupId);
    }
  }

  /** Takes an agent into a group. */
  public void join(String agent, long groupId) {
    synchronized (world) {
      world.userNamed(agent).orElseThrow().groups.add(groupId);
    }
  }

  /** The id of a group by its name. */
  public long groupNamed(String name) {
    synchronized (world) {
      return world.groups.values().stream()
          .filter(g -> g.name().equals(name))
          .findFirst()
          .orElseThrow()
          .id();
    }
  }

  /** An organisation; users that come later with an address there belong to it. */
  public long addOrganization(String name, String... domains) {
    synchronized (world) {
      Organization made = new Organization(world.nextId(), world.now(), name, List.of(domains));
      world.organizations.put(made.id, made);
      return made.id;
    }
  }

  /**
   * A field of the account's own.
   *
   * @param options values of the choices of a list
   */
  public long addField(String title, FieldType type, String... options) {
    synchronized (world) {
      TicketField field = new TicketField(world.nextId(), type.word(), title, List.of(options));
      world.fields.put(field.id, field);
      return field.id;
    }
  }

  /** Tickets are not solved from now on while this field is empty. */
  public void requireToSolve(long fieldId) {
    synchronized (world) {
      java.util.Optional.ofNullable(world.fields.get(fieldId)).orElseThrow().requiredToSolve = true;
    }
  }

  /** Nobody sees the field any longer. */
  public void deactivate(long fieldId) {
    synchronized (world) {
      world.field(fieldId).orElseThrow().active = false;
    }
  }

  public long addForm(String name, Long... fields) {
    synchronized (world) {
      TicketForm form = new TicketForm(world.nextId(), name, List.of(fields), false);
      world.forms.put(form.id(), form);
      return form.id();
    }
  }

  /**
   * A status of the account's own.
   *
   * @param category one of {@code new, open, pending, hold, solved}
   */
  public long addStatus(String category, String label) {
    synchronized (world) {
      CustomStatus status = new CustomStatus(world.nextId(), category, label, false);
      world.statuses.put(status.id(), status);
      return status.id();
    }
  }

  /** A rule that tags tickets when a field takes a value. */
  public void addTrigger(String title, String field, String becomes, String tag) {
    synchronized (world) {
      world.triggers.add(new Trigger(world.nextId(), title, field, becomes, tag));
    }
  }

  /** An OAuth access token that does not end. */
  public String newToken(String user) {
    synchronized (world) {
      return desk.tokens.endless(world.userNamed(user).orElseThrow().id);
    }
  }

  /** An OAuth access token that ends after a while. */
  public String newToken(String user, Duration life) {
    synchronized (world) {
      return desk.tokens.ending(world.userNamed(user).orElseThrow().id, life);
    }
  }

  /** No access token that there is counts any longer. */
  public void revokeAccess() {
    synchronized (world) {
      desk.tokens.revokeAll();
    }
  }

  /** Lets an OAuth client act as somebody; returns its secret. */
  public String newClient(String clientId, String user) {
    synchronized (world) {
      return desk.tokens.client(clientId, world.userNamed(user).orElseThrow().id);
    }
  }

  /** A refresh token, as after somebody let a client in. */
  public String newRefreshToken(String user) {
    synchronized (world) {
      return desk.tokens.consent(world.userNamed(user).orElseThrow().id);
    }
  }

  /** An API token of the account, for Basic login as {@code email/token}. */
  public String newApiToken() {
    synchronized (world) {
      return desk.tokens.apiToken();
    }
  }

  /** No API token is taken any longer. */
  public void endApiTokens() {
    synchronized (world) {
      desk.tokens.endApiTokens();
    }
  }

  public void revoke(String token) {
    synchronized (world) {
      desk.tokens.revoke(token);
    }
  }

  /** Closes a ticket, as the automation does some days after it was solved. */
  public void close(long ticketId) {
    synchronized (world) {
      Change change = new Change(Audit.SYSTEM, Via.rule("Close ticket 4 days after solved", 2));
      change.silent = true;
      desk.edits.update(world.ticket(ticketId), change.set("status", Json.text("closed")));
    }
  }

  /** Archives a closed ticket: lists and the search forget it, one can still be read by its id. */
  public void archive(long ticketId) {
    synchronized (world) {
      world.ticket(ticketId).archived = true;
      desk.edits.touch(world.ticket(ticketId));
    }
  }

  /** A change by the system that the export shows and {@code updated_at} does not. */
  public void systemChange(long ticketId) {
    synchronized (world) {
      desk.edits.touch(world.ticket(ticketId));
    }
  }

  /** Has the purge job run: what was deleted is gone for good. */
  public void purge(long ticketId) {
    synchronized (world) {
      desk.removals.purge(world.ticket(ticketId));
    }
  }

  /** A mail that is held back and is no ticket; returns its id. */
  public long suspend(String author, String subject, String content) {
    synchronized (world) {
      World.Suspended mail =
          new World.Suspended(world.nextId(), author, subject, content, world.now());
      world.suspended.put(mail.id(), mail);
      return mail.id();
    }
  }

  /** A link of the vendor's own Jira app; returns its id. */
  public long linkToJira(long ticketId, long issueId, String issueKey) {
    synchronized (world) {
      long id = world.nextId();
      String ticket = Long.toString(ticketId);
      String issue = Long.toString(issueId);
      world.jiraLinks.put(id, new World.JiraLink(id, ticket, issue, issueKey, world.now()));
      return id;
    }
  }

  /** Deletes a user; the record stays, inactive. */
  public void deleteUser(String name) {
    synchronized (world) {
      User user = world.userNamed(name).orElseThrow();
      user.active = false;
      user.updated = world.now();
    }
  }

  /** The groups that somebody is in, by name. */
  public List<String> groupsOf(String agent) {
    synchronized (world) {
      List<String> names = new ArrayList<>();
      for (long id : world.userNamed(agent).orElseThrow().groups) {
        world.groups.values().stream().filter(g -> g.id() == id).forEach(g -> names.add(g.name()));
      }
      return names;
    }
  }
}
