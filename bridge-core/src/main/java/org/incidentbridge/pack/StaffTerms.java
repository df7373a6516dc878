package org.incidentbridge.pack;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.incidentbridge.model.TrackerId;

/**
 * Whom a configuration names as those who work on incidents.
 *
 * @param addresses of people, in lower case
 * @param domains of addresses, in lower case; those below them belong to them
 * @param accounts by tracker
 * @param trackers in which nobody else can write; empty for the default: on tickets other than the
 *     one that an incident began with, nobody else writes
 */
public record StaffTerms(
    Set<String> addresses,
    Set<String> domains,
    Map<TrackerId, Set<String>> accounts,
    Optional<Set<TrackerId>> trackers) {

  /** Nobody is named. */
  public static final StaffTerms NONE =
      new StaffTerms(Set.of(), Set.of(), Map.of(), Optional.empty());

  public StaffTerms {
    addresses = lower(addresses);
    domains = lower(domains);
    accounts = Map.copyOf(accounts);
    trackers = trackers.map(Set::copyOf);
  }

  private static Set<String> lower(Set<String> texts) {
    return texts.stream()
        .map(text -> text.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether an account of a tracker is named. */
  boolean hasAccount(TrackerId tracker, String account) {
    return accounts.getOrDefault(tracker, Set.of()).contains(account);
  }

  /** Whether an address is of one of the domains. */
  boolean hasDomain(String address) {
    String domain = address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    return address.contains("@")
        && domains.stream().anyMatch(d -> domain.equals(d) || domain.endsWith("." + d));
  }

  /** The same whenever it says the same. */
  @Override
  public String toString() {
    Map<String, Set<String>> byName = new TreeMap<>();
    accounts.forEach((tracker, all) -> byName.put(tracker.name(), new TreeSet<>(all)));
    return new TreeSet<>(addresses)
        + " "
        + new TreeSet<>(domains)
        + " "
        + byName
        + " "
        + trackers.map(
            all ->
                all.stream().map(TrackerId::name).collect(Collectors.toCollection(TreeSet::new)));
  }
}
