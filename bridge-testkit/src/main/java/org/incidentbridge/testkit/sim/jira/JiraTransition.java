package org.incidentbridge.testkit.sim.jira;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One arrow of a workflow.
 *
 * @param id transition id, unique within its workflow only
 * @param name as on the button
 * @param from statuses it starts from; empty means any
 * @param to status it leads to
 * @param screen what it asks for and clears
 */
public record JiraTransition(
    String id, String name, Set<String> from, String to, JiraTransition.Screen screen) {

  public JiraTransition {
    from = Set.copyOf(from);
  }

  /**
   * Fields of a transition.
   *
   * @param fields ids of the fields on the screen
   * @param required ids of those that must be filled
   * @param clearsResolution whether the move empties the resolution
   */
  public record Screen(Set<String> fields, Set<String> required, boolean clearsResolution) {

    public Screen {
      fields = Collections.unmodifiableSet(new LinkedHashSet<>(fields));
      required = Collections.unmodifiableSet(new LinkedHashSet<>(required));
    }

    /** No screen. */
    public static Screen none() {
      return new Screen(Set.of(), Set.of(), false);
    }

    /** No screen, and the resolution is emptied. */
    public static Screen reopening() {
      return new Screen(Set.of(), Set.of(), true);
    }

    /** A screen on which every one of these fields is required. */
    public static Screen requiring(String... fields) {
      return new Screen(new LinkedHashSet<>(List.of(fields)), Set.of(fields), false);
    }
  }

  boolean startsFrom(String status) {
    return from.isEmpty() || from.contains(status);
  }
}
