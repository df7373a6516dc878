package org.incidentbridge.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers {@code bridge doctor}: reads only. */
public interface TrackerProbe {

  /**
   * Checks reachability, login, clock, rights, fields, options and the way to every status named.
   *
   * @param expected what the configuration relies on
   * @return every finding, good ones too; never empty
   */
  List<Finding> examine(Expected expected);

  /**
   * Fields that a new ticket will not take from the bridge, as far as the tracker tells before
   * anything is written, for plans. What is not named here may be refused all the same.
   *
   * @param project where the ticket would be made
   * @return the reason for people by the tracker's field name
   * @throws TrackerException if the tracker cannot be asked
   */
  default Map<String, String> withheld(String project) {
    return Map.of();
  }

  /**
   * What the configuration relies on.
   *
   * @param fields the tracker's field names that are read or written
   * @param words for a tracker's field name the words that will be written
   * @param creates project and type pairs in which tickets will be created, as {@code PROJECT/TYPE}
   * @param presumed those fields of {@code words} whose words nobody wrote down: the defaults of
   *     the tracker's type. That some are missing is worth one warning a field
   * @param accounts that the table of people has for this tracker
   * @param shares whether people are to be let see tickets, by {@link Command.ShareTicket}
   */
  record Expected(
      List<String> fields,
      Map<String, List<String>> words,
      List<String> creates,
      Set<String> presumed,
      List<String> accounts,
      boolean shares) {

    /** With words that were all written down, and nobody in the table of people. */
    public Expected(List<String> fields, Map<String, List<String>> words, List<String> creates) {
      this(fields, words, creates, Set.of(), List.of(), false);
    }

    /** The same, where people are let see tickets. */
    public Expected sharing() {
      return new Expected(fields, words, creates, presumed, accounts, true);
    }

    /** The same with these accounts. */
    public Expected with(List<String> known) {
      return new Expected(fields, words, creates, presumed, known, shares);
    }
  }

  /**
   * One finding.
   *
   * @param level how bad
   * @param topic what was looked at, for example {@code login}
   * @param message what was found
   * @param advice what to do; empty if nothing
   */
  record Finding(Level level, String topic, String message, String advice) {}

  /** How bad a finding is. */
  enum Level {
    OK,
    WARNING,
    PROBLEM
  }
}
