package org.incidentbridge.decide;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.incidentbridge.model.Shared;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.Step;
import org.incidentbridge.replay.CaseRecord.Fired;
import org.incidentbridge.replay.Verdict;

/**
 * What steps had yet to say whose cause there never was by what came to be known since, as where
 * somebody had stopped a clock on a ticket that was out of sight. It is not said, since it is not
 * true; people are told once, by the ledger.
 */
final class Withdrawn {

  private final PolicyPack pack;
  private final Unsaid unsaid;
  private final CaseFile file;
  private final Draft draft;

  Withdrawn(PolicyPack pack, Unsaid unsaid, CaseFile file, Draft draft) {
    this.pack = pack;
    this.unsaid = unsaid;
    this.file = file;
    this.draft = draft;
  }

  /**
   * Tells what a verdict withdraws.
   *
   * @param places the tickets that are there of those on which a comment is to be
   */
  void tell(Verdict verdict, Function<Action.Where, List<TicketRef>> places) {
    for (Fired told : unsaid.withdrawn(verdict)) {
      pack.ladder().steps().stream()
          .filter(step -> told.isOf(step.name()))
          .findFirst()
          .ifPresent(step -> tell(told, step, places));
    }
  }

  private void tell(Fired told, Step step, Function<Action.Where, List<TicketRef>> places) {
    IntStream.range(0, step.actions().size())
        .filter(i -> step.actions().get(i) instanceof Action.Comment)
        .forEach(
            i ->
                places.apply(((Action.Comment) step.actions().get(i)).where()).stream()
                    .filter(on -> unsaid.concerns(step.actions().get(i), on, told.announced()))
                    .filter(on -> !file.underway().contains(on) && !isTold(told, on))
                    .forEach(on -> tell(told, i, on)));
  }

  private boolean isTold(Fired told, TicketRef on) {
    return draft.isAnyTold(on, Topics.steps(told.key()));
  }

  private void tell(Fired told, int action, TicketRef on) {
    draft.event(
        on,
        "step %s says nothing here any more: by what is known since, it had no cause at %s"
            .formatted(told.step(), told.at()));
    draft.told.add(new Shared.Remark(on, Topics.step(told.key(), action), ""));
  }
}
