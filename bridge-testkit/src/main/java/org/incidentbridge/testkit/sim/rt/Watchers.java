package org.incidentbridge.testkit.sim.rt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.testkit.sim.rt.Ticket.Role;
import org.incidentbridge.testkit.sim.rt.Transaction.Kind;

/** Who watches a ticket. */
final class Watchers {

  private final World world;
  private final Journal journal;

  Watchers(World world, Journal journal) {
    this.world = world;
    this.journal = journal;
  }

  /** The person of a name or address; one is made for a new address. */
  Optional<User> person(String text) {
    Optional<User> known = world.findUser(text);
    if (known.isPresent() || !text.contains("@")) {
      return known;
    }
    User made = new User(world.next(World.Sequence.USER), text);
    made.email = text;
    world.users.put(made.id, made);
    return Optional.of(made);
  }

  /**
   * Makes the watchers of a role exactly these.
   *
   * @return what RT says; empty if the release breaks over a bad name before it does anything
   */
  Optional<List<String>> replace(Actor actor, Ticket ticket, Role role, List<String> wanted) {
    boolean bad = wanted.stream().anyMatch(text -> person(text).isEmpty());
    if (bad && world.options.version() == RtVersion.V5_0_3) {
      return Optional.empty();
    }
    if (!world.access.may(actor, RtRight.MODIFY_TICKET, ticket.queue)) {
      return Optional.of(List.of("Permission Denied"));
    }
    List<String> said = new ArrayList<>();
    List<Integer> stay = new ArrayList<>();
    for (String text : wanted) {
      Optional<User> person = person(text);
      person.ifPresentOrElse(
          user -> {
            stay.add(user.id);
            add(actor, ticket, role, user).ifPresent(said::add);
          },
          () -> said.add("Couldn't find row"));
    }
    said.addAll(removeOthers(actor, ticket, role, stay));
    return Optional.of(said);
  }

  Optional<String> add(Actor actor, Ticket ticket, Role role, User user) {
    if (!ticket.watchers(role).add(user.id)) {
      return Optional.empty();
    }
    Kind kind = new Kind("AddWatcher", role.field, "", String.valueOf(user.id));
    journal.write(ticket, actor.user(), kind);
    return Optional.of("Added " + user.name + " as " + role.field + " for this ticket");
  }

  private List<String> removeOthers(Actor actor, Ticket ticket, Role role, List<Integer> stay) {
    Set<Integer> now = ticket.watchers(role);
    TreeMap<String, Integer> gone = new TreeMap<>();
    now.stream().filter(id -> !stay.contains(id)).forEach(id -> gone.put(world.user(id).name, id));
    gone.values()
        .forEach(
            id -> {
              now.remove(id);
              Kind kind = new Kind("DelWatcher", role.field, String.valueOf(id), "");
              journal.write(ticket, actor.user(), kind);
            });
    return gone.keySet().stream()
        .map(name -> name + " is no longer " + role.field + " for this ticket")
        .toList();
  }
}
