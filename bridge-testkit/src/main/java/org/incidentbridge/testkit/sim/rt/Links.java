package org.incidentbridge.testkit.sim.rt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.testkit.sim.rt.Transaction.Kind;

/** Links of tickets to others and to addresses elsewhere, and merges. */
final class Links {

  private final World world;
  private final Journal journal;

  Links(World world, Journal journal) {
    this.world = world;
    this.journal = journal;
  }

  /** What a link is called from either side, in the order in which writes take them. */
  enum Name {
    DEPENDED_ON_BY("DependedOnBy", "DependsOn", false, "depended-on-by", "is depended on by"),
    DEPENDS_ON("DependsOn", "DependsOn", true, "depends-on", "depends on"),
    HAS_MEMBER("HasMember", "MemberOf", false, "child", "has member"),
    MEMBER_OF("MemberOf", "MemberOf", true, "parent", "member of"),
    REFERRED_TO_BY("ReferredToBy", "RefersTo", false, "referred-to-by", "is referred to by"),
    REFERS_TO("RefersTo", "RefersTo", true, "refers-to", "refers to");

    static final Map<String, Name> OTHERS =
        Map.of(
            "Parent", MEMBER_OF,
            "Parents", MEMBER_OF,
            "Child", HAS_MEMBER,
            "Children", HAS_MEMBER,
            "Members", HAS_MEMBER);

    final String field;
    final String type;
    final boolean fromHere;
    final String ref;
    final String words;

    Name(String field, String type, boolean fromHere, String ref, String words) {
      this.field = field;
      this.type = type;
      this.fromHere = fromHere;
      this.ref = ref;
      this.words = words;
    }

    static Optional<Name> of(String field) {
      for (Name name : values()) {
        if (name.field.equals(field)) {
          return Optional.of(name);
        }
      }
      return Optional.ofNullable(OTHERS.get(field));
    }

    Name other() {
      return switch (this) {
        case DEPENDED_ON_BY -> DEPENDS_ON;
        case DEPENDS_ON -> DEPENDED_ON_BY;
        case HAS_MEMBER -> MEMBER_OF;
        case MEMBER_OF -> HAS_MEMBER;
        case REFERRED_TO_BY -> REFERS_TO;
        case REFERS_TO -> REFERRED_TO_BY;
      };
    }
  }

  String add(Actor actor, Ticket ticket, Name name, String value) {
    Optional<String> uri = uri(value);
    if (!world.access.may(actor, RtRight.MODIFY_TICKET, ticket.queue)) {
      return "Permission Denied";
    }
    if (uri.isEmpty()) {
      return "Couldn't resolve '" + value + "' into a link.";
    }
    Link link = link(ticket, name, uri.get());
    if (world.links.contains(link)) {
      return "Link already exists";
    }
    world.links.add(link);
    write(actor, ticket, name, uri.get(), true);
    return "Ticket " + ticket.id + " " + name.words + " " + shown(uri.get()) + ".";
  }

  /** Links a new ticket; only the other one's history tells it. */
  void initial(Actor actor, Ticket ticket, Name name, String value) {
    uri(value)
        .map(uri -> link(ticket, name, uri))
        .filter(link -> !world.links.contains(link))
        .ifPresent(
            link -> {
              world.links.add(link);
              back(actor, ticket, name, name.fromHere ? link.target() : link.base(), true);
            });
  }

  String remove(Actor actor, Ticket ticket, Name name, String value) {
    if (!world.access.may(actor, RtRight.MODIFY_TICKET, ticket.queue)) {
      return "Permission Denied";
    }
    Optional<String> uri = uri(value);
    if (uri.isEmpty() || !world.links.remove(link(ticket, name, uri.get()))) {
      return "Link not found";
    }
    write(actor, ticket, name, uri.get(), false);
    return "Ticket " + ticket.id + " no longer " + gone(name) + " " + shown(uri.get()) + ".";
  }

  private static String gone(Name name) {
    return name.words.startsWith("is ") ? name.words.substring(3) : name.words;
  }

  /** Makes the links of a name exactly these. */
  List<String> replace(Actor actor, Ticket ticket, Name name, List<String> wanted) {
    List<String> said = new ArrayList<>();
    Set<String> now = new TreeSet<>(values(ticket, name));
    for (String value : wanted) {
      if (!now.remove(value)) {
        said.add(add(actor, ticket, name, value));
      }
    }
    now.forEach(value -> said.add(remove(actor, ticket, name, value)));
    return said;
  }

  /** The other ends of a ticket's links: numbers of tickets, and addresses. */
  List<String> values(Ticket ticket, Name name) {
    String here = World.uri(ticket.id);
    return world.links.stream()
        .filter(l -> l.type().equals(name.type))
        .filter(l -> (name.fromHere ? l.base() : l.target()).equals(here))
        .map(l -> name.fromHere ? l.target() : l.base())
        .map(uri -> World.local(uri).map(String::valueOf).orElse(uri))
        .toList();
  }

  private Optional<String> uri(String value) {
    Optional<Integer> number = World.number(value).or(() -> World.local(value));
    if (number.isPresent()) {
      return world.ticket(number.get()).map(t -> World.uri(t.id));
    }
    return value.matches("[A-Za-z][A-Za-z0-9+.-]*:.+") ? Optional.of(value) : Optional.empty();
  }

  private static Link link(Ticket ticket, Name name, String uri) {
    String here = World.uri(ticket.id);
    return name.fromHere ? new Link(here, name.type, uri) : new Link(uri, name.type, here);
  }

  private static String shown(String uri) {
    return World.local(uri).map(id -> "Ticket " + id).orElse("URI " + uri);
  }

  private void write(Actor actor, Ticket ticket, Name name, String uri, boolean added) {
    journal.write(ticket, actor.user(), Kind.link(added, name.field, uri));
    back(actor, ticket, name, uri, added);
  }

  private void back(Actor actor, Ticket ticket, Name name, String uri, boolean added) {
    World.local(uri)
        .flatMap(world::ticket)
        .ifPresent(
            other -> {
              Kind back = Kind.link(added, name.other().field, World.uri(ticket.id));
              journal.write(other, actor.user(), back);
            });
  }

  /** Merges a ticket into another one, which takes over its history, links and watchers. */
  String merge(Actor actor, Ticket ticket, String into) {
    Optional<Ticket> target = World.number(into).flatMap(world::ticket);
    if (!world.access.may(actor, RtRight.MODIFY_TICKET, ticket.queue)) {
      return "Permission Denied";
    }
    if (target.isEmpty()) {
      return "New ticket doesn't exist";
    }
    if (target.get() == ticket) {
      return "Can't merge a ticket into itself";
    }
    if (!world.access.may(actor, RtRight.MODIFY_TICKET, target.get().queue)) {
      return "Permission Denied";
    }
    take(actor, ticket, target.get());
    return "Merge Successful";
  }

  private void take(Actor actor, Ticket ticket, Ticket target) {
    String uri = World.uri(target.id);
    Kind kind = Kind.link(true, "MergedInto", uri);
    journal.write(ticket, actor.user(), kind);
    world.links.replaceAll(l -> moved(l, World.uri(ticket.id), uri));
    world.links.removeIf(l -> l.base().equals(l.target()));
    world.links.add(new Link(World.uri(ticket.id), "MergedInto", uri));
    ticket.effectiveId = target.id;
    world.tickets.values().stream()
        .filter(t -> t.effectiveId == ticket.id)
        .forEach(t -> t.effectiveId = target.id);
    for (Ticket.Role role : Ticket.Role.values()) {
      target.watchers(role).addAll(ticket.watchers(role));
    }
    journal.write(target, actor.user(), kind);
  }

  private static Link moved(Link link, String from, String to) {
    return link.type().equals("MergedInto")
        ? link
        : new Link(
            link.base().equals(from) ? to : link.base(),
            link.type(),
            link.target().equals(from) ? to : link.target());
  }
}
