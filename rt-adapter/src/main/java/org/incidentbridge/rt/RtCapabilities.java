package org.incidentbridge.rt;

import java.util.EnumSet;
import java.util.Map;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Capabilities.Capability;

/** What RT can hold. */
final class RtCapabilities {

  private static final String NO_WORDS = "RT shows a link as its bare address";

  private static final Map<Capability, String> LACKS =
      Map.of(
          Capability.EDIT_COMMENTS,
          "RT keeps every message as it was sent and lets nobody change it",
          Capability.REMOVE_COMMENTS,
          "RT keeps every message and lets nobody take it back over its REST interface",
          Capability.HIDE_COMMENTS,
          "RT keeps a message as open or as internal as it was sent",
          Capability.RESOLVED_LINKS,
          NO_WORDS,
          Capability.SUMMARY_LINKS,
          NO_WORDS,
          Capability.SEVERITY_LINKS,
          NO_WORDS,
          Capability.INSIDER_LINKS,
          NO_WORDS,
          Capability.REMOVE_FILES,
          "RT keeps every file that was sent and lets nobody take it back over its REST interface",
          Capability.HIDE_FILES,
          "RT keeps a file as open or as internal as it was sent",
          Capability.SHARE_TICKETS,
          "RT sends everything to whoever is added to a ticket, so that people are added by hand");

  private RtCapabilities() {}

  static Capabilities all() {
    return new Capabilities(EnumSet.complementOf(EnumSet.copyOf(LACKS.keySet())), LACKS);
  }

  /** The sentence for something that is missing. */
  static String lack(Capability capability) {
    return LACKS.getOrDefault(capability, "RT cannot do that");
  }
}
