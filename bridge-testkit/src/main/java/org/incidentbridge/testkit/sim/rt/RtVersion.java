package org.incidentbridge.testkit.sim.rt;

/** Releases whose answers differ. */
public enum RtVersion {
  /** Lists other than of tickets have no next page for an account that is no superuser. */
  V5_0_3("5.0.3+dfsg-3~deb12u6"),
  /** A page of a history past the end is the last page again. */
  V5_0_7("5.0.7+dfsg-3");

  private final String text;

  RtVersion(String text) {
    this.text = text;
  }

  /** As RT tells it. */
  String text() {
    return text;
  }
}
