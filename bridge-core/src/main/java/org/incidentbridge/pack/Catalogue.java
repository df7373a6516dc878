package org.incidentbridge.pack;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.calendar.CoverageCalendar;

/**
 * Who and what there is.
 *
 * @param services by name (M3)
 * @param plans by name (A3)
 * @param organisations by name (J11)
 * @param groups addresses by name
 * @param calendars by name, for {@code open}
 * @param templates what notices say, by name
 */
public record Catalogue(
    SortedMap<String, Service> services,
    SortedMap<String, Plan> plans,
    SortedMap<String, Organisation> organisations,
    SortedMap<String, List<String>> groups,
    SortedMap<String, CoverageCalendar> calendars,
    SortedMap<String, Template> templates) {

  /** What people of a service may be; an admin may name more. */
  public static final List<String> ROLES =
      List.of(
          "owner",
          "delegate",
          "businessOwner",
          "seniorStaff",
          "staff",
          "recipients",
          "announcements");

  public Catalogue {
    services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
    plans = Collections.unmodifiableSortedMap(new TreeMap<>(plans));
    organisations = Collections.unmodifiableSortedMap(new TreeMap<>(organisations));
    groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    calendars = Collections.unmodifiableSortedMap(new TreeMap<>(calendars));
    templates = Collections.unmodifiableSortedMap(new TreeMap<>(templates));
  }

  /** One without templates of its own. */
  public Catalogue(
      SortedMap<String, Service> services,
      SortedMap<String, Plan> plans,
      SortedMap<String, Organisation> organisations,
      SortedMap<String, List<String>> groups,
      SortedMap<String, CoverageCalendar> calendars) {
    this(services, plans, organisations, groups, calendars, new TreeMap<>());
  }

  /**
   * The organisation that an address belongs to (J11): the one that names it among its people, else
   * by its domain or the nearest parent of it, since a part of a domain may belong to another
   * organisation than the rest.
   */
  public Optional<Organisation> organisationOf(String address) {
    String whole = address.toLowerCase(Locale.ROOT);
    String domain = whole.substring(whole.indexOf('@') + 1);
    Organisation nearest = null;
    int longest = -1;
    for (Organisation each : organisations.values()) {
      if (each.sight().people().contains(whole)) {
        return Optional.of(each);
      }
      for (String parent : each.domains()) {
        if (parent.length() > longest && isWithin(domain, parent)) {
          nearest = each;
          longest = parent.length();
        }
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** Those that see the tickets of their people (J11). */
  public List<Organisation> seeing() {
    return organisations.values().stream().filter(o -> o.sight().everyone()).toList();
  }

  /** The addresses of organisations that use any of some services, by organisation (S9). */
  public List<String> affected(Collection<String> services) {
    return organisations.values().stream()
        .map(Organisation::reliance)
        .filter(reliance -> reliance.services().stream().anyMatch(services::contains))
        .flatMap(reliance -> reliance.contacts().stream())
        .toList();
  }

  private static boolean isWithin(String domain, String parent) {
    int dot = domain.length() - parent.length() - 1;
    return domain.endsWith(parent) && (dot < 0 || domain.charAt(dot) == '.');
  }

  /**
   * A service (M3).
   *
   * @param name as the incident's field {@code service} has it
   * @param critical whether the business stands still without it (M2)
   * @param people by role: {@code owner}, {@code delegate}, {@code businessOwner}, {@code
   *     seniorStaff}, {@code staff}, {@code recipients}, {@code announcements} and those that an
   *     admin names; each a list of addresses or groups
   * @param hours when it is supported, and when its users need it (A4)
   * @param custom further facts for conditions and templates, {@code queue} and {@code
   *     systemOfRecord} among them
   */
  public record Service(
      String name,
      boolean critical,
      Map<String, List<String>> people,
      ServiceHours hours,
      Map<String, String> custom) {
    public Service {
      people = Map.copyOf(people);
      custom = Map.copyOf(custom);
    }
  }

  /**
   * Hours of a service.
   *
   * @param supported when its people work on it
   * @param needed when its users need it
   */
  public record ServiceHours(
      Optional<CoverageCalendar> supported, Optional<CoverageCalendar> needed) {}

  /**
   * A support plan (A3).
   *
   * @param name unique
   * @param coverage in which its targets are guaranteed
   */
  public record Plan(String name, CoverageCalendar coverage) {}

  /**
   * A customer.
   *
   * @param name unique
   * @param domains of its addresses, in lower case
   * @param plan the name of its plan; empty if it has none
   * @param sight who of it sees the tickets that one of it reported
   * @param reliance what it uses, and who is to hear of dangers there
   */
  public record Organisation(
      String name, List<String> domains, Optional<String> plan, Sight sight, Reliance reliance) {
    public Organisation {
      domains = List.copyOf(domains);
    }

    /** One in which everybody sees only what their tracker shows them, and that uses nothing. */
    public Organisation(String name, List<String> domains, Optional<String> plan) {
      this(name, domains, plan, Sight.NONE, Reliance.NONE);
    }
  }

  /**
   * What an organisation uses (S9).
   *
   * @param services names of services
   * @param contacts addresses of those who are told when one of them is endangered
   */
  public record Reliance(List<String> services, List<String> contacts) {

    /** It is told of nothing. */
    public static final Reliance NONE = new Reliance(List.of(), List.of());

    public Reliance {
      services = List.copyOf(services);
      contacts = List.copyOf(contacts);
    }
  }

  /**
   * Who of an organisation sees the tickets that one of it reported (J11).
   *
   * @param everyone whether everyone does; else only whom their tracker shows them
   * @param people addresses of people who belong to it besides those of its domains, in lower case
   */
  public record Sight(boolean everyone, List<String> people) {

    /** Nobody sees more than their tracker shows them. */
    public static final Sight NONE = new Sight(false, List.of());

    public Sight {
      people = List.copyOf(people);
    }
  }

  /**
   * What a notice says.
   *
   * @param subject one line; empty to have the title of the incident
   * @param text with {@code {{NAME}}} for facts
   */
  public record Template(String subject, String text) {}
}
