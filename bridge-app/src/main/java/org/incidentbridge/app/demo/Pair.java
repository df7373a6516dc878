package org.incidentbridge.app.demo;

import java.util.List;

/** A ticket that people reported and what the bridge made of it in another tracker. */
record Pair(Lane lane, Seen origin, List<Seen> mirrors) {

  /** The one mirror that there ought to be. */
  Seen mirror() {
    if (mirrors.size() != 1) {
      throw new IllegalStateException(origin.at() + " has " + mirrors.size() + " mirrors");
    }
    return mirrors.getFirst();
  }
}
