package org.incidentbridge.decide;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.pack.Catalogue;
import org.incidentbridge.pack.Ladder;
import org.incidentbridge.pack.PolicyPack;

/**
 * Who is meant by the names that rules use (M3, M6): {@code reporter}, {@code assignee}, {@code
 * level} for the team of the incident's level, {@code recipients} and any other role of its
 * service, a level's word, a group, or an address. Pure.
 */
public final class Recipients {

  /** Groups may name groups; so deep. */
  private static final int DEEPEST = 8;

  private static final String RECIPIENTS = "recipients";

  /** Besides its own list, whom the recipient list of a service has (M6). */
  private static final List<String> ALSO =
      List.of("businessOwner", "announcements", "staff", "owner");

  private final PolicyPack pack;
  private final Incident incident;

  public Recipients(PolicyPack pack, Incident incident) {
    this.pack = pack;
    this.incident = incident;
  }

  /** Their addresses, each once, in order; names that mean nobody are left out. */
  public List<String> of(List<String> names) {
    Set<String> addresses = new LinkedHashSet<>();
    names.forEach(name -> addresses.addAll(of(name, DEEPEST)));
    return List.copyOf(addresses);
  }

  private List<String> of(String name, int deep) {
    if (name.contains("@")) {
      return List.of(name);
    }
    if (deep == 0) {
      return List.of();
    }
    List<String> addresses = new ArrayList<>();
    meant(name).forEach(next -> addresses.addAll(of(next, deep - 1)));
    return addresses;
  }

  private List<String> meant(String name) {
    return switch (name) {
      case "reporter" -> person(StandardField.REPORTER);
      case "assignee" -> person(StandardField.ASSIGNEE);
      case "level" -> team(incident.value(StandardField.LEVEL.field()).display());
      case RECIPIENTS -> recipientList();
      default -> role(name).or(() -> group(name)).orElseGet(() -> team(name));
    };
  }

  private List<String> person(StandardField field) {
    return incident.value(field.field()) instanceof Value.Person person
            && !person.party().email().isEmpty()
        ? List.of(person.party().email())
        : List.of();
  }

  private List<String> team(String level) {
    return pack.ladder().level(level).map(Ladder.Level::team).orElse(List.of());
  }

  private List<String> recipientList() {
    List<String> all = new ArrayList<>(role(RECIPIENTS).orElse(List.of()));
    ALSO.forEach(role -> all.addAll(role(role).orElse(List.of())));
    return all;
  }

  private Optional<List<String>> role(String name) {
    return service().map(Catalogue.Service::people).map((Map<String, List<String>> p) -> p.get(name));
  }

  private Optional<List<String>> group(String name) {
    return Optional.ofNullable(pack.catalogue().groups().get(name));
  }

  private Optional<Catalogue.Service> service() {
    String name = incident.value(StandardField.SERVICE.field()).display();
    return Optional.ofNullable(pack.catalogue().services().get(name));
  }
}
