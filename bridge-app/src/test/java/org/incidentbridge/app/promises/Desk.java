package org.incidentbridge.app.promises;

import java.util.List;
import org.incidentbridge.testkit.sim.HttpSimulator;

/** A tracker of an office: how the bridge is told of it, and what customers can read in it. */
interface Desk {

  /** Its name in the configuration, and the first part of its host name. */
  String name();

  HttpSimulator simulator();

  /** Its block of bridge.yaml. */
  String yaml();

  /** The account of a person in this tracker. */
  String account(String login);

  /** Whether a person has an account in it. */
  default boolean has(String login) {
    try {
      return !account(login).isEmpty();
    } catch (IllegalArgumentException stranger) {
      return false;
    }
  }

  /** Changes whenever anything is written. */
  Object state();

  /** Titles, descriptions and comments that customers can read. */
  List<String> open();
}
