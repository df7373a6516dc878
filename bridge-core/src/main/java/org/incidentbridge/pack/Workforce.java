package org.incidentbridge.pack;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TrackerId;

/** Who works on incidents, as far as a pack and a configuration name them. Pure. */
public final class Workforce {

  /** Those of a service who work on it; its other people are told of it. */
  private static final List<String> ROLES = List.of("owner", "delegate", "seniorStaff", "staff");

  private final StaffTerms terms;
  private final Set<String> addresses;

  /** Those whom a policy names. */
  public Workforce(PolicyPack pack, StaffTerms terms) {
    this.terms = terms;
    Set<String> all = new HashSet<>(terms.addresses());
    add(pack, "", pack.ladder().levels().stream().map(l -> l.word()).toList(), all);
    pack.catalogue().services().keySet().forEach(service -> add(pack, service, ROLES, all));
    this.addresses = Set.copyOf(all);
  }

  private static void add(PolicyPack pack, String service, List<String> names, Set<String> all) {
    var around = new Addressees.Around(service, "", "", "", List.of());
    new Addressees(pack, around)
        .of(names).stream().map(address -> address.toLowerCase(Locale.ROOT)).forEach(all::add);
  }

  /** Whether somebody is named themselves, by their address or their account in a tracker. */
  public boolean names(TrackerId tracker, Party party) {
    return addresses.contains(party.email().toLowerCase(Locale.ROOT))
        || party.accountIn(tracker).filter(a -> terms.hasAccount(tracker, a)).isPresent();
  }

  /** Whether somebody's address is of a domain that is named. */
  public boolean hasDomainOf(Party party) {
    return terms.hasDomain(party.email());
  }

  /**
   * Whether nobody else can write on a ticket.
   *
   * @param origin whether the incident began with it
   */
  public boolean owns(TrackerId tracker, boolean origin) {
    return terms.trackers().map(named -> named.contains(tracker)).orElse(!origin);
  }
}
