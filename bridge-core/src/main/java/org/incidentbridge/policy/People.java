package org.incidentbridge.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TrackerId;

/**
 * The table of people: who is who in which tracker.
 *
 * @param entries in the order written; the first match counts
 */
public record People(List<Entry> entries) {

  public static final People NONE = new People(List.of());

  public People {
    entries = List.copyOf(entries);
  }

  /**
   * The same person with a key that is the same in every tracker. The account stays, so that who
   * was there before can be told whatever this table says by then.
   */
  public Party canonical(TrackerId tracker, Party seen) {
    return entries.stream()
        .filter(e -> e.is(tracker, seen))
        .findFirst()
        .map(
            e ->
                new Party(
                    "person:" + e.name(), e.name(), e.email(), seen.account(), seen.standing()))
        .orElse(seen);
  }

  /**
   * The person whom people call by a name, an address or an account; with nothing known of whoever
   * is not in the table.
   */
  public Party called(String text) {
    String word = text.strip();
    return entries.stream()
        .filter(e -> e.isCalled(word))
        .findFirst()
        .map(e -> new Party("person:" + e.name(), e.name(), e.email(), ""))
        .orElseGet(
            () ->
                new Party(word.toLowerCase(Locale.ROOT), word, word.contains("@") ? word : "", ""));
  }

  /** Whether somebody in the table is called by this name, address or account. */
  public boolean knows(String text) {
    String word = text.strip();
    return entries.stream().anyMatch(e -> e.isCalled(word));
  }

  /**
   * The person as that tracker is to be told: with account if the table has one, else with e-mail
   * and name only, by which the adapter may find them.
   */
  public Party at(TrackerId tracker, Party canonical) {
    String account =
        entries.stream()
            .filter(e -> ("person:" + e.name()).equals(canonical.key()))
            .findFirst()
            .flatMap(e -> Optional.ofNullable(e.accounts().get(tracker)))
            .orElseGet(() -> ownAccount(tracker, canonical));
    return new Party(canonical.key(), canonical.name(), canonical.email(), account);
  }

  private static String ownAccount(TrackerId tracker, Party party) {
    String prefix = tracker + ":";
    return party.key().startsWith(prefix) ? party.key().substring(prefix.length()) : "";
  }

  /**
   * One person.
   *
   * @param name unique in the table
   * @param email may be empty
   * @param accounts account id or user name by tracker
   */
  public record Entry(String name, String email, Map<TrackerId, String> accounts) {
    public Entry {
      accounts = Map.copyOf(accounts);
    }

    boolean is(TrackerId tracker, Party party) {
      boolean sameAccount =
          !party.account().isEmpty() && party.account().equals(accounts.get(tracker));
      boolean sameMail =
          !email.isEmpty()
              && email.toLowerCase(Locale.ROOT).equals(party.email().toLowerCase(Locale.ROOT));
      return sameAccount || sameMail;
    }

    boolean isCalled(String word) {
      return name.equalsIgnoreCase(word)
          || (!email.isEmpty() && email.equalsIgnoreCase(word))
          || accounts.containsValue(word);
    }
  }
}
