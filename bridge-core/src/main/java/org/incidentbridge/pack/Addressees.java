package org.incidentbridge.pack;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who is meant by the names that packs use for people. Pure. */
public final class Addressees {

  /** Who owns the component that the work has moved to, else the service (M15). */
  public static final String COMPONENT_OWNER = "componentOwner";

  /** The customers who use the service or a component that is concerned (S9). */
  public static final String AFFECTED = "affected";

  private static final int DEEPEST = 8;

  /** Names that mean one person, or each of a few. */
  private static final Set<String> PERSONS =
      Set.of("reporter", "assignee", "owner", "delegate", "businessOwner");

  private static final Set<String> MANY =
      Set.of(AFFECTED, "level", "seniorStaff", "staff", "recipients", "announcements");

  private final PolicyPack pack;
  private final Around around;

  /**
   * Names as one incident means them.
   *
   * @param around the incident
   */
  public Addressees(PolicyPack pack, Around around) {
    this.pack = pack;
    this.around = around;
  }

  /**
   * An incident.
   *
   * @param service its name; empty if none
   * @param level its word; empty if none
   * @param reporter an address; empty if not known
   * @param assignee an address; empty if not known
   * @param components those concerned, the one that the work has moved to before others
   */
  public record Around(
      String service, String level, String reporter, String assignee, List<String> components) {

    public Around {
      components = List.copyOf(components);
    }
  }

  /**
   * The addresses behind some names, each once, in their order. An address stands for itself; a
   * role that nobody has stands for nobody.
   */
  public List<String> of(List<String> names) {
    Set<String> found = new LinkedHashSet<>();
    names.forEach(name -> add(name, found, 0));
    return new ArrayList<>(found);
  }

  /**
   * Whether some of the names mean a group or a team: their addresses may be lists, which do not
   * tell who is on them.
   */
  public boolean meansMany(List<String> names) {
    return names.stream().anyMatch(name -> meansMany(name, 0));
  }

  private boolean meansMany(String name, int depth) {
    if (name.contains("@") || depth >= DEEPEST) {
      return false;
    }
    boolean person = PERSONS.contains(name);
    return MANY.contains(name)
        || (!person && service().filter(s -> s.people().containsKey(name)).isEmpty())
        || (!name.equals("reporter")
            && !name.equals("assignee")
            && named(name).stream().anyMatch(n -> meansMany(n, depth + 1)));
  }

  private void add(String name, Set<String> found, int depth) {
    if (name.contains("@")) {
      found.add(name);
    } else if (depth < DEEPEST) { // roles may name groups, and by mistake each other
      named(name).stream().filter(n -> !n.isEmpty()).forEach(n -> add(n, found, depth + 1));
    }
  }

  private List<String> named(String name) {
    return switch (name) {
      case "reporter" -> List.of(around.reporter());
      case "assignee" -> List.of(around.assignee());
      case "level" -> team(around.level());
      case COMPONENT_OWNER -> componentOwner();
      case AFFECTED -> pack.catalogue().affected(concerned());
      default ->
          service()
              .map(s -> s.people().get(name))
              .or(() -> Optional.ofNullable(pack.catalogue().groups().get(name)))
              .orElseGet(() -> team(name));
    };
  }

  private List<String> concerned() {
    List<String> concerned = new ArrayList<>(around.components());
    concerned.add(around.service());
    return concerned;
  }

  /**
   * Whether some of the names mean customers of different organisations, who are not to see each
   * other's addresses (N5); a role of a service may name them, too.
   */
  public boolean meansCustomers(List<String> names) {
    return names.stream().anyMatch(name -> meansCustomers(name, 0));
  }

  private boolean meansCustomers(String name, int depth) {
    return name.equals(AFFECTED)
        || (!name.contains("@")
            && depth < DEEPEST
            && named(name).stream().anyMatch(n -> meansCustomers(n, depth + 1)));
  }

  private Optional<Catalogue.Service> service() {
    return service(around.service());
  }

  private Optional<Catalogue.Service> service(String name) {
    return Optional.ofNullable(pack.catalogue().services().get(name));
  }

  /** A component that is in the catalogue has an owner of its own (M15). */
  private List<String> componentOwner() {
    return around.components().stream()
        .flatMap(component -> service(component).stream())
        .map(s -> s.people().getOrDefault("owner", List.of()))
        .filter(owner -> !owner.isEmpty())
        .findFirst()
        .orElseGet(() -> named("owner"));
  }

  private List<String> team(String level) {
    return pack.ladder().level(level).map(Ladder.Level::team).orElse(List.of());
  }
}
