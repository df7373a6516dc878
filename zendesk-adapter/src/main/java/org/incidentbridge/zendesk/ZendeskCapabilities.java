package org.incidentbridge.zendesk;

import java.util.EnumSet;
import java.util.Map;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Capabilities.Capability;

/** What Zendesk can hold. */
final class ZendeskCapabilities {

  private static final String NO_STATE =
      "In Zendesk a link is an internal note, which stays as it was said";

  private static final Map<Capability, String> LACKS =
      Map.of(
          Capability.EDIT_COMMENTS,
          "Zendesk keeps every comment as it was said and lets nobody change it",
          Capability.REMOVE_COMMENTS,
          "Zendesk keeps every comment and lets nobody take it back",
          Capability.RESOLVED_LINKS,
          NO_STATE,
          Capability.SUMMARY_LINKS,
          NO_STATE,
          Capability.SEVERITY_LINKS,
          NO_STATE,
          Capability.INSIDER_LINKS,
          NO_STATE,
          Capability.REMOVE_FILES,
          "the bridge removes no file of Zendesk's for good, and makes its comment internal",
          Capability.SHARE_TICKETS,
          "Zendesk mails everything public to whoever is added to a ticket, so that people are"
              + " added by hand");

  private ZendeskCapabilities() {}

  static Capabilities all() {
    return new Capabilities(EnumSet.complementOf(EnumSet.copyOf(LACKS.keySet())), LACKS);
  }

  /** The sentence for something that is missing. */
  static String lack(Capability capability) {
    return LACKS.getOrDefault(capability, "Zendesk cannot do that");
  }
}
