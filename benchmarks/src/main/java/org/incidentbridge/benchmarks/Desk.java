package org.incidentbridge.benchmarks;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.rt.RtOptions;
import org.incidentbridge.testkit.sim.rt.RtRight;
import org.incidentbridge.testkit.sim.rt.RtSimulator;
import org.incidentbridge.testkit.sim.zendesk.ZendeskLimits;
import org.incidentbridge.testkit.sim.zendesk.ZendeskOptions;
import org.incidentbridge.testkit.sim.zendesk.ZendeskSimulator;

/**
 * A simulated help desk of some kind.
 *
 * @param report somebody reports the incident of a number, every third one with a further message
 * @param block what the configuration says of it, but for its address
 */
record Desk(HttpSimulator simulator, IntConsumer report, String token, String block) {

  private static final int NOTE_ON_EVERY = 3;

  /** All kinds by their names. */
  static Map<String, Function<InstantSource, Desk>> kinds() {
    return new TreeMap<>(
        Map.of("MantisBT", Desk::mantis, "Request Tracker", Desk::rt, "Zendesk", Desk::zendesk));
  }

  void report(int count) {
    for (int i = 1; i <= count; i++) {
      report.accept(i);
    }
  }

  private static Desk mantis(InstantSource clock) {
    HelpDesk desk = new HelpDesk(clock);
    String block = "type: mantis, auth: { token: \"${env:TOKEN}\" }, projects: [Support]";
    return new Desk(desk.timed(), desk::reportOne, desk.token(), block);
  }

  private static Desk rt(InstantSource clock) {
    RtSimulator rt = new RtSimulator(clock, RtOptions.usual());
    rt.admin().addUser("ada", "Ada", "ada@example.com");
    int queue = rt.admin().addQueue("support");
    rt.admin().grant("ada", queue, RtRight.staff());
    rt.admin().grantEverywhere("bridge", Set.of(RtRight.SEE_CUSTOM_FIELD));
    String block =
        "type: rt, auth: { token: \"${env:TOKEN}\" }, queues: [support], vocabulary: { status: {"
            + " new: new, open: in-progress, stalled: waiting-on-customer, resolved: resolved,"
            + " rejected: closed }, priority: { \"80\": urgent, \"60\": high, \"40\": normal,"
            + " \"20\": low, \"0\": none } }";
    IntConsumer report =
        i -> {
          int id = rt.as("ada").report("support", Prose.title(i), Prose.description(i));
          if (i % NOTE_ON_EVERY == 0) {
            rt.as("ada").correspond(id, Prose.note(i));
          }
        };
    return new Desk(rt, report, rt.bridgeToken(), block);
  }

  private static Desk zendesk(InstantSource clock) {
    var options = ZendeskOptions.usual().withLimits(ZendeskLimits.untimed());
    ZendeskSimulator zendesk = new ZendeskSimulator(clock, options);
    zendesk.admin().addAgent("ada");
    String block =
        "type: zendesk, auth: { token: \"${env:TOKEN}\" }, limits: { calls: [1000000/1s], writes:"
            + " [1000000/1s] }";
    IntConsumer report =
        i -> {
          long id = zendesk.as("ada").report(Prose.title(i), Prose.description(i));
          if (i % NOTE_ON_EVERY == 0) {
            zendesk.as("ada").comment(id, Prose.note(i));
          }
        };
    return new Desk(zendesk, report, zendesk.bridgeToken(), block);
  }
}
