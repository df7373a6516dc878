package org.incidentbridge.plan;

import java.util.List;
import org.incidentbridge.decide.Decision;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Shared.StandingLink;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.Target;
import org.incidentbridge.spi.CommandKey;

/**
 * People whom the policy wants to see a ticket (J11). One command each, so that somebody whom the
 * tracker does not take stops nobody else (N10).
 */
final class SharePlan {

  private final Draft draft;

  SharePlan(Draft draft) {
    this.draft = draft;
  }

  void add() {
    draft.decision.shares().stream()
        .filter(share -> draft.bridge.knows(share.ticket().tracker()))
        .filter(share -> draft.terrain.can(share.ticket().tracker(), Capability.SHARE_TICKETS))
        .filter(share -> !stands(share))
        .forEach(this::share);
  }

  private boolean stands(Decision.Share share) {
    String id = StandingLink.onlooker(share.ticket(), share.with().key()).globalId();
    return draft.incident().shared().links().stream()
        .anyMatch(l -> l.ticket().equals(share.ticket()) && l.globalId().equals(id));
  }

  private void share(Decision.Share share) {
    TicketRef ref = share.ticket();
    Party with = share.with();
    var key = CommandKey.of("share", ref.toString(), with.key());
    draft.add(
        new Command.ShareTicket(new Target(key, ref.tracker(), ref.id()), with),
        new Purpose.Share(with.key()),
        List.of(new Explanation.Line("seen by", "", with.name(), share.why())));
  }
}
