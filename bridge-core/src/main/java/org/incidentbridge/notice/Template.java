package org.incidentbridge.notice;

import java.util.Map;
import java.util.Set;

/** A text with places for facts. Pure; checked when it was made, so that filling never fails. */
@FunctionalInterface
public interface Template {

  /** The text with these facts; empty where there is none. */
  String fill(Map<String, String> facts);

  /** The facts that it tells; empty if it cannot say. */
  default Set<String> names() {
    return Set.of();
  }
}
