package org.incidentbridge.config;

import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of time zones. */
final class ZoneNames {

  private ZoneNames() {}

  /**
   * What was probably meant by a name that is none, else another sentence. The part of the world
   * says little: of a place it is its own name that has to be alike.
   */
  static String hint(String name, String otherwise) {
    Set<String> alike =
        ZoneId.getAvailableZoneIds().stream()
            .filter(known -> DidYouMean.nearest(place(name), Set.of(place(known))).isPresent())
            .collect(Collectors.toSet());
    return DidYouMean.or(name, alike, otherwise);
  }

  private static String place(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
