package org.incidentbridge.app.simulation;

/** The bridge's process ended here; nothing after this point happened. */
final class Killed extends Error {

  private static final long serialVersionUID = 1L;

  Killed(String where) {
    super("killed " + where, null, false, false);
  }
}
