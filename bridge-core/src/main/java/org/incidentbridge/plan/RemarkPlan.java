package org.incidentbridge.plan;

import java.util.List;
import org.incidentbridge.decide.Decision;
import org.incidentbridge.decide.Topics;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.Target;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.text.RichText;

/** What the bridge itself has to say, once. */
final class RemarkPlan {

  private final Draft draft;

  RemarkPlan(Draft draft) {
    this.draft = draft;
  }

  void add() {
    for (Decision.Remark remark : draft.decision.remarks()) {
      draft
          .incident()
          .ticket(remark.ticket())
          .filter(t -> t.isPresent() && !said(remark) && !stands(remark))
          .filter(t -> canSay(remark, t))
          .ifPresent(t -> say(remark, t));
    }
  }

  /**
   * What a step says is planned also where it cannot be said, so that people see what is refused
   * and why.
   */
  private boolean canSay(Decision.Remark remark, TicketState ticket) {
    return remark.visibility() == Visibility.PUBLIC
        || Topics.isStep(remark.topic())
        || draft.terrain.can(ticket.ref().tracker(), Capability.INTERNAL_COMMENTS);
  }

  private boolean said(Decision.Remark remark) {
    return draft.incident().shared().isTold(remark.ticket(), remark.topic());
  }

  /**
   * Where the store was lost, only the ticket itself remembers it (N3). What steps fire for is
   * counted anew then, and one that is new may bear the number of an older one (N9).
   */
  private boolean stands(Decision.Remark remark) {
    return !Topics.isStep(remark.topic())
        && draft
            .reading(remark.ticket())
            .filter(reading -> Topics.isShown(reading.ticket(), remark.topic()))
            .isPresent();
  }

  private void say(Decision.Remark remark, TicketState ticket) {
    CommandKey key = Topics.key(remark.ticket(), remark.topic());
    draft.add(
        new Command.AddComment(
            new Target(key, ticket.ref().tracker(), ticket.ref().id()),
            RichText.plain(remark.text()),
            remark.visibility()),
        new Purpose.Remark(remark.topic(), remark.sources()),
        List.of(new Explanation.Line("comment", "", remark.text(), "the bridge tells")));
  }
}
