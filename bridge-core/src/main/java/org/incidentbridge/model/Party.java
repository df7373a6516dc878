package org.incidentbridge.model;

import java.util.Locale;
import java.util.Optional;

/**
 * A person or account. Two parties are equal if their keys are, however they are spelt.
 *
 * @param key who this is: the name in the people table, else the e-mail address in lower case, else
 *     {@code tracker:account}
 * @param name as shown to people
 * @param email empty if the tracker hides it
 * @param account the tracker's own id or user name where this value is used; empty if not known
 *     there
 */
public record Party(String key, String name, String email, String account) {

  /** A person as a tracker shows them, not yet matched with the people table. */
  public static Party of(TrackerId tracker, String account, String name, String email) {
    String key = email.isBlank() ? tracker + ":" + account : email.toLowerCase(Locale.ROOT);
    return new Party(key, name.isBlank() ? account : name, email, account);
  }

  /** The same person wherever this value is used. */
  public Party withoutAccount() {
    return new Party(key, name, email, "");
  }

  /** The account in a tracker that shows this person, as far as it is known. */
  public Optional<String> accountIn(TrackerId tracker) {
    String prefix = tracker + ":";
    String known =
        account.isEmpty() && key.startsWith(prefix) ? key.substring(prefix.length()) : account;
    return Optional.of(known).filter(text -> !text.isEmpty());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Party party && key.equals(party.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
