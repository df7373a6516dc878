package org.incidentbridge.jira.shared;

import java.util.List;

/** Where a Jira's accounts are looked up. */
public interface Directory {

  /**
   * Accounts of active people with an e-mail address. Jira matches hidden addresses too, by their
   * beginning; who shows none may be the one.
   */
  List<String> byEmail(String email);

  /**
   * Accounts of active people with exactly this name.
   *
   * @param project in which they may be given tickets
   */
  List<String> byName(String name, String project);
}
