package org.incidentbridge.testkit.sim.mantis;

/** MantisBT's access levels, globally or per project. */
public enum AccessLevel {
  NONE(0),
  VIEWER(10),
  REPORTER(25),
  UPDATER(40),
  DEVELOPER(55),
  MANAGER(70),
  ADMINISTRATOR(90),
  NOBODY(100);

  private final int value;

  AccessLevel(int value) {
    this.value = value;
  }

  /** The number MantisBT uses for it. */
  public int value() {
    return value;
  }
}
