package org.incidentbridge.app.simulation;

/** An invariant, looked at when all is quiet. */
interface Check {

  /**
   * Looks.
   *
   * @throws AssertionError if it is broken
   */
  void check(World world, Books books);
}
