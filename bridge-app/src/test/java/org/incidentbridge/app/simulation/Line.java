package org.incidentbridge.app.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.incidentbridge.testkit.sim.ConnectionLost;
import org.incidentbridge.testkit.sim.Fault;
import org.incidentbridge.testkit.sim.FaultPlan;
import org.incidentbridge.testkit.sim.FaultyHttp;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** The wire to one tracker: counts, tells, fails, takes time, and sees what is sent over it. */
final class Line implements HttpSimulator {

  private static final int MOST_TOLD = 400;

  /** Fields of Jira that hold texts, dates or people, and those that may. */
  private static final Pattern HELD_OTHERWISE =
      Pattern.compile("\"(description|environment|duedate|assignee|reporter|customfield_\\d+)\"");

  private static final Pattern EDITED = Pattern.compile("/rest/api/\\d/issue/\\d+");

  private static final Pattern ASKED =
      Pattern.compile(".*/(search|search/jql|bulkfetch|comment/list)");

  /** Chance puts it between the parts of a body, out of reach of the world's own. */
  private static final Pattern BOUNDARY =
      Pattern.compile("--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final String side;
  private final Witness target;
  private final World world;
  private final Random random;
  private final Budget budget;
  private final Deliveries deliveries;
  private FaultPlan plan = FaultPlan.none();
  private long writes;
  private boolean wrote;

  Line(Side at, World world, Random random) {
    this.side = at.name();
    this.target = new Witness(at, world);
    this.world = world;
    this.random = random;
    this.budget = new Budget(side);
    this.deliveries = new Deliveries(side, world.history, new Random(random.nextLong()));
  }

  /** From now on the network behaves like this. */
  void weather(FaultPlan next) {
    plan = next;
  }

  long writes() {
    return writes;
  }

  void forgetWaits() {
    budget.forget();
  }

  @Override
  public SimResponse handle(SimRequest request) {
    world.pass(Duration.ofMillis(5 + random.nextInt(150)));
    boolean write = writes(request);
    boolean last = world.death.strikes();
    if (last && write) {
      target.doubt(request);
    }
    if (last && world.death.coin()) {
      if (write && world.has(Stress.Kind.LATE) && random.nextBoolean()) {
        seen(request);
        later(request).after(lateness(), () -> target.handle(request));
      }
      throw world.death.die("before " + told(request));
    }
    budget.called(world.clock.instant(), request);
    if (!overwrites(request) && !wrote) {
      world.interrupt();
    }
    wrote = write && !isTold(request);
    if (write) {
      seen(request);
    }
    SimResponse answer = answer(request, write);
    if (write) {
      NoLeak.open(world);
    }
    if (last) {
      throw world.death.die("after " + told(request));
    }
    return answer;
  }

  private void seen(SimRequest request) {
    writes++;
    world.spoils.written(side, request);
    world.sent(side, new String(request.body(), StandardCharsets.UTF_8));
    NoEcho.sent(world.deeds, side, request);
  }

  private Duration lateness() {
    return Duration.ofMillis(1 + random.nextLong(World.LATEST.toMillis()));
  }

  /** Changes of MantisBT and RT carry a condition; Jira's overwrite whatever they find. */
  private FaultyHttp.Later later(SimRequest request) {
    boolean overwrites = overwrites(request) || request.path().endsWith("/transitions");
    return (time, effect) -> {
      world.history.add(() -> "LATE by " + time + ": " + told(request));
      world.later(
          time,
          overwrites,
          () -> {
            world.history.add(() -> "now takes effect: " + told(request));
            effect.run();
          });
    };
  }

  /** A read that is answered by nobody has no effect, late or not. */
  private Fault fault(SimRequest request, boolean write) {
    Fault drawn =
        world.spoils.poisoned(side, request) ? Fault.Status.of(500) : plan.faultFor(request);
    return drawn instanceof Fault.Late && !write ? new Fault.LostBefore() : drawn;
  }

  private SimResponse answer(SimRequest request, boolean write) {
    Fault fault = fault(request, write);
    if (!(fault instanceof Fault.None)) {
      target.doubt(request);
      world.history.add(() -> "FAULT on " + side + ": " + fault + " for " + told(request));
    }
    try {
      SimResponse answer = new FaultyHttp(target, any -> fault, later(request)).handle(request);
      if (write || answer.status() >= 400) {
        world.history.add(() -> "bridge " + told(request) + " -> " + told(answer));
      }
      budget.answered(world.clock.instant(), answer);
      return world.isStormy() ? deliveries.disturbed(request, answer) : answer;
    } catch (ConnectionLost lost) {
      world.history.add(() -> "bridge " + told(request) + " -> connection " + lost.getMessage());
      throw lost;
    }
  }

  /**
   * What a person does in the instant between a write and the look at it is told from the tracker's
   * own way in words, lines and sets. In a text, a date or a person it cannot be told, as trackers
   * reformat them, so people wait for the look that follows an edit of one. They wait for the look
   * at a new ticket or comment too, which both begin with a text.
   */
  private static boolean isTold(SimRequest request) {
    boolean changes = overwrites(request) || request.path().endsWith("/transitions");
    return changes && !HELD_OTHERWISE.matcher(request.text()).find();
  }

  /** Jira's edits take no condition: the moment between the last look and the write stays open. */
  private static boolean overwrites(SimRequest request) {
    return request.method().equals("PUT") && EDITED.matcher(request.path()).matches();
  }

  static boolean writes(SimRequest request) {
    return switch (request.method()) {
      case "GET", "HEAD" -> false;
      case "POST" -> !ASKED.matcher(request.path()).matches();
      default -> true;
    };
  }

  private String told(SimRequest request) {
    String query = request.query().isEmpty() ? "" : " " + request.query();
    return side + " " + request.method() + " " + request.path() + query + cut(request.text());
  }

  private static String told(SimResponse answer) {
    boolean bad = answer.status() >= 400;
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    return answer.status() + (bad ? " " + answer.reason() + cut(body) : "");
  }

  private static String cut(String text) {
    String line = BOUNDARY.matcher(text.replaceAll("\\s+", " ")).replaceAll("--");
    return " " + (line.length() > MOST_TOLD ? line.substring(0, MOST_TOLD) + "…" : line);
  }
}
