package org.incidentbridge.testkit.sim.rt;

import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Sets an installation up. Needs no rights; queues go by their ids, people by their names. */
public final class RtAdmin {

  private final World world;

  RtAdmin(Site site) {
    this.world = site.world;
  }

  /** Adds an account with the password {@code secret} and without rights; returns its id. */
  public int addUser(String name, String realName, String email) {
    return add(name, realName, email, true);
  }

  /** Adds somebody who only writes mails. */
  public int addRequestor(String name, String email) {
    return add(name, "", email, false);
  }

  private int add(String name, String realName, String email, boolean privileged) {
    synchronized (world) {
      User user = new User(world.next(World.Sequence.USER), name);
      user.realName = realName;
      user.email = email;
      user.privileged = privileged;
      user.password = privileged ? "secret" : "";
      world.users.put(user.id, user);
      return user.id;
    }
  }

  /** Gives an account all rights everywhere. */
  public void superuser(String name) {
    synchronized (world) {
      world.requireUser(name).superuser = true;
    }
  }

  /** Shuts an account out, or lets it in again. */
  public void enable(String name, boolean enabled) {
    synchronized (world) {
      world.requireUser(name).enabled = enabled;
    }
  }

  /** Sets an account's time zone; blank for the server's. */
  public void zone(String name, String zone) {
    synchronized (world) {
      world.requireUser(name).zone =
          zone.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(zone));
    }
  }

  /** Sets the language of an account's messages, e.g. {@code ja}; blank for none. */
  public void language(String name, String language) {
    synchronized (world) {
      world.requireUser(name).language = language;
    }
  }

  /** Makes one more token for an account. */
  public String newToken(String name) {
    synchronized (world) {
      User user = world.requireUser(name);
      StringBuilder token = new StringBuilder("1-").append(user.id).append('-');
      for (int i = 0; i < 32; i++) {
        token.append(Integer.toHexString(world.random.nextInt(16)));
      }
      user.tokens.add(token.toString());
      return token.toString();
    }
  }

  /** Adds a queue with RT's own lifecycle, in which the bridge has the rights of staff. */
  public int addQueue(String name) {
    return addQueue(name, "default");
  }

  /** Adds a queue with a lifecycle, in which the bridge has the rights of staff. */
  public int addQueue(String name, String lifecycle) {
    synchronized (world) {
      Lifecycle known = Optional.ofNullable(world.lifecycles.get(lifecycle)).orElseThrow();
      Queue queue = new Queue(world.next(World.Sequence.QUEUE), name, known, world.now());
      world.queues.put(queue.id, queue);
      world.access.grant(world.requireUser("bridge").id, queue.id, RtRight.staff());
      return queue.id;
    }
  }

  /** Lets RT set dates by service levels in a queue. */
  public void serviceLevels(int queue) {
    synchronized (world) {
      world.requireQueue(queue).serviceLevels = true;
    }
  }

  /** Has somebody told by mail of what happens in a queue, so that histories hold mails. */
  public void watch(int queue) {
    synchronized (world) {
      world.requireQueue(queue).watched = true;
    }
  }

  /** Disables a queue, or enables it again. */
  public void disableQueue(int queue, boolean disabled) {
    synchronized (world) {
      world.requireQueue(queue).enabled = !disabled;
    }
  }

  /** Takes a queue out of the sight of the bridge's account, or gives it back. */
  public void closeQueue(int queue, boolean closed) {
    if (closed) {
      revoke("bridge", queue, EnumSet.allOf(RtRight.class));
    } else {
      grant("bridge", queue, RtRight.staff());
    }
  }

  public void grant(String user, int queue, Set<RtRight> rights) {
    synchronized (world) {
      world.access.grant(world.requireUser(user).id, queue, rights);
    }
  }

  public void grantEverywhere(String user, Set<RtRight> rights) {
    synchronized (world) {
      world.access.grantEverywhere(world.requireUser(user).id, rights);
    }
  }

  public void grantEveryone(int queue, Set<RtRight> rights) {
    synchronized (world) {
      world.access.grantEveryone(queue, rights);
    }
  }

  public void revoke(String user, int queue, Set<RtRight> rights) {
    synchronized (world) {
      world.access.revoke(world.requireUser(user).id, queue, rights);
    }
  }

  /**
   * Adds the lifecycle {@code incident}: reported, investigating, identified, monitoring, resolved,
   * rejected; not every way is allowed. Statuses are mapped between it and RT's own.
   */
  public void addIncidentLifecycle() {
    synchronized (world) {
      Lifecycle usual = Optional.ofNullable(world.lifecycles.get("default")).orElseThrow();
      Lifecycle incident = IncidentLifecycle.create();
      world.lifecycles.put(incident.name(), incident);
      usual.toOther().put(incident.name(), IncidentLifecycle.fromUsual());
      incident.toOther().put(usual.name(), IncidentLifecycle.toUsual());
    }
  }

  /** Adds a field on tickets of all queues; returns its id. */
  public int addField(String name, RtFieldType type, String... values) {
    return addField(name, type, false, List.of(values), "");
  }

  /** Adds a field on tickets whose values must match, e.g. {@code (?#Digits)^[\\d]*$}. */
  public int addPatternField(String name, String pattern) {
    return addField(name, RtFieldType.FREEFORM_SINGLE, false, List.of(), pattern);
  }

  /** Takes a field off the tickets of a queue; what they hold is kept, and not shown. */
  public void unapply(String field, int queue) {
    synchronized (world) {
      int id = world.findField(field, false).orElseThrow().id();
      world.unapplied.computeIfAbsent(id, i -> new TreeSet<>()).add(queue);
    }
  }

  /** Adds a field on transactions of tickets of all queues; returns its id. */
  public int addTransactionField(String name) {
    return addField(name, RtFieldType.FREEFORM_SINGLE, true, List.of(), "");
  }

  /** Has RT do by itself what follows from a change only after some time, as its mails take it. */
  public void scripsTake(Duration time) {
    synchronized (world) {
      world.scrips = time.toSeconds();
    }
  }

  /** Has a worker be killed between the next message and its custom fields. */
  public void dieBeforeMarks() {
    synchronized (world) {
      world.dyingBeforeMarks = true;
    }
  }

  /** Has RT keep so many bytes of each text and file, or nothing of those that are longer. */
  public void keepAtMost(int bytes, boolean drop) {
    synchronized (world) {
      world.mostBytes = bytes;
      world.droppingLong = drop;
    }
  }

  private int addField(
      String name, RtFieldType type, boolean onTransactions, List<String> values, String pattern) {
    synchronized (world) {
      int id = world.next(World.Sequence.FIELD);
      world.fields.put(id, new CustomField(id, name, type, onTransactions, values, pattern));
      return id;
    }
  }

  /**
   * Puts several values into a field of one value, as parallel writes do.
   *
   * @param values in the order in which RT shows them
   */
  public void crowd(int ticket, String field, String... values) {
    synchronized (world) {
      int id = world.findField(field, false).orElseThrow().id();
      List<String> now = world.requireTicket(ticket).values(id);
      now.clear();
      now.addAll(List.of(values));
    }
  }

  /** Rights by queue that an account has; a copy. */
  public Map<Integer, Set<RtRight>> rights(String user) {
    synchronized (world) {
      User account = world.requireUser(user);
      Map<Integer, Set<RtRight>> rights = new LinkedHashMap<>();
      world.queues.forEach((id, queue) -> rights.put(id, rights(account, queue)));
      return rights;
    }
  }

  private Set<RtRight> rights(User account, Queue queue) {
    Set<RtRight> rights = EnumSet.allOf(RtRight.class);
    rights.removeIf(right -> !world.access.may(account, right, queue));
    return rights;
  }
}
