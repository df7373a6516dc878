package org.incidentbridge.model;

import java.util.Locale;
import java.util.Objects;
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
 * @param standing what the tracker says that they are there
 */
public record Party(String key, String name, String email, String account, Standing standing) {

  /** Who did something of which a tracker does not tell who did it. */
  public static final Party NOBODY = new Party("", "", "", "");

  /** What a tracker says that somebody is there. */
  public enum Standing {
    /** Nothing that would tell. */
    UNKNOWN,
    /** One of those who work on tickets. */
    STAFF,
    /** Somebody who may only ask. */
    CUSTOMER,
    /** No person. */
    MACHINE
  }

  public Party {
    standing = Objects.requireNonNullElse(standing, Standing.UNKNOWN); // older stores do not tell
  }

  /** Somebody of whom their tracker does not say what they are there. */
  public Party(String key, String name, String email, String account) {
    this(key, name, email, account, Standing.UNKNOWN);
  }

  /** A person as a tracker shows them, not yet matched with the people table. */
  public static Party of(TrackerId tracker, String account, String name, String email) {
    String key = email.isBlank() ? tracker + ":" + account : email.toLowerCase(Locale.ROOT);
    return new Party(key, name.isBlank() ? account : name, email, account);
  }

  /** The same person wherever this value is used. */
  public Party withoutAccount() {
    return new Party(key, name, email, "", standing);
  }

  /** The same person with what a tracker says that they are there. */
  public Party as(Standing told) {
    return new Party(key, name, email, account, told);
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
