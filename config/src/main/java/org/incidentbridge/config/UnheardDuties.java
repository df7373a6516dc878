package org.incidentbridge.config;

import java.util.List;
import java.util.regex.Pattern;
import org.incidentbridge.pack.ObligationRule;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Target;
import org.incidentbridge.pack.Trigger;

/** Warns of obligations that are due, and of which nobody hears when they are forgotten. */
final class UnheardDuties {

  private final Problems problems;
  private final PolicyNames names;

  UnheardDuties(Problems problems, PolicyNames names) {
    this.problems = problems;
    this.names = names;
  }

  void check(PolicyPack pack) {
    List<Step> steps = pack.ladder().steps();
    pack.duties().obligations().stream()
        .filter(duty -> !(duty.due().target() instanceof Target.None))
        .filter(duty -> steps.stream().noneMatch(step -> hears(step, duty.name())))
        .forEach(this::warn);
  }

  private static boolean hears(Step step, String duty) {
    Pattern asked =
        Pattern.compile(
            "obligations\\[[\"']"
                + Pattern.quote(duty)
                + "[\"']\\]\\.overdue"
                + "|obligations\\."
                + Pattern.quote(duty)
                + "\\.overdue");
    boolean caused = step.trigger() instanceof Trigger.Overdue o && o.obligation().equals(duty);
    return caused || asked.matcher(step.when().text()).find();
  }

  private void warn(ObligationRule duty) {
    String path = "obligations." + duty.name();
    problems.warning(
        names
            .pack()
            .mapping("obligations")
            .map(m -> m.keyAt(duty.name()))
            .orElse(names.pack().at()),
        path,
        "is due, but nobody hears of it when it is forgotten",
        "add a step with at: " + duty.name() + " overdue, or take due out");
  }
}
