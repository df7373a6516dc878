package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.config.PolicyNames.Wanted;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.pack.Catalogue;
import org.incidentbridge.pack.Catalogue.Organisation;

/** Reads the customers, and who of them sees what (J11). */
final class OrganisationReader {

  private final PolicyParts parts;
  private final Map<String, Position> domains = new HashMap<>();
  private final Map<String, Position> people = new HashMap<>();

  OrganisationReader(PolicyParts parts) {
    this.parts = parts;
  }

  SortedMap<String, Organisation> read() {
    SortedMap<String, Organisation> organisations = new TreeMap<>();
    parts
        .names()
        .blocks("organisations")
        .forEach((name, block) -> organisations.put(name, read(name, block)));
    return organisations;
  }

  private Organisation read(String name, Mapping block) {
    String path = "organisations." + name;
    Optional<String> plan =
        block.scalar("plan").filter(p -> known(p, path + ".plan")).map(Scalar::text);
    boolean everyone = block.text("sees").filter("everyone"::equals).isPresent();
    List<Scalar> written = PolicyParts.texts(block, "domains");
    List<String> own = written.stream().map(domain -> domain(domain, path + ".domains")).toList();
    if (everyone) {
      written.forEach(domain -> closed(domain, path + ".domains"));
    }
    List<String> members = new ArrayList<>();
    PolicyParts.texts(block, "people")
        .forEach(person -> members.add(person(person, path + ".people")));
    return new Organisation(
        name, own, plan, new Catalogue.Sight(everyone, members), reliance(block, path));
  }

  private Catalogue.Reliance reliance(Mapping block, String path) {
    List<String> services = new ArrayList<>();
    for (Scalar service : PolicyParts.texts(block, "uses")) {
      var wanted = new Wanted("service", parts.names().in("services"), path + ".uses");
      if (PolicyNames.check(parts.problems(), service, wanted)) {
        services.add(service.text());
      }
    }
    List<String> contacts = new ArrayList<>();
    for (Scalar contact : PolicyParts.texts(block, "contacts")) {
      address(contact, MailDomains.isRecipient(contact.text().strip()), path + ".contacts");
      contacts.add(contact.text().strip());
    }
    if (!services.isEmpty() && contacts.isEmpty()) {
      parts
          .problems()
          .warning(
              block.keyAt("uses"),
              path + ".uses",
              "nobody is told when one of these is endangered",
              "add contacts: [ ADDRESS ]");
    }
    return new Catalogue.Reliance(services, contacts);
  }

  private boolean known(Scalar plan, String path) {
    return PolicyNames.check(
        parts.problems(), plan, new Wanted("plan", parts.names().in("plans"), path));
  }

  private static String text(Scalar written) {
    return written.text().strip().toLowerCase(Locale.ROOT);
  }

  private String domain(Scalar written, String path) {
    String domain = text(written);
    Position first = domains.putIfAbsent(domain, written.at());
    if (!MailDomains.isDomain(domain)) {
      parts
          .problems()
          .error(
              written.at(),
              path,
              written.described() + " is no domain of addresses",
              "what stands behind the @, for example acme.example");
    } else if (first != null) {
      parts
          .problems()
          .error(
              written.at(),
              path,
              "the domain " + domain + " is also at " + first,
              "a domain belongs to one organisation; a part of it, as dept."
                  + domain
                  + ", may belong to another");
    }
    return domain;
  }

  /** N5. */
  private void closed(Scalar written, String path) {
    if (MailDomains.isDomain(text(written)) && MailDomains.isAnybodys(text(written))) {
      parts
          .problems()
          .error(
              written.at(),
              path,
              "anybody may have an address of %s, and everyone of this organisation sees its tickets"
                  .formatted(text(written)),
              "name its people by their addresses under people, or take sees: everyone out");
    }
  }

  private String person(Scalar written, String path) {
    String address = text(written);
    Position first = people.putIfAbsent(address, written.at());
    if (address(written, MailDomains.isAddress(address), path) && first != null) {
      parts
          .problems()
          .error(
              written.at(),
              path,
              "the address " + address + " is also at " + first,
              "somebody belongs to one organisation");
    }
    return address;
  }

  private boolean address(Scalar written, boolean is, String path) {
    if (!is) {
      parts
          .problems()
          .error(
              written.at(),
              path,
              written.described() + " is no address",
              "an address of one of its people, for example bob@acme.example");
    }
    return is;
  }
}
