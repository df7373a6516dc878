package org.incidentbridge.app.simulation;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** Stands at a tracker and notes what the bridge's calls do to its tickets, also late ones. */
final class Witness implements HttpSimulator {

  private static final Pattern ONE = Pattern.compile(".*/(?:issues?|tickets?)/(\\d+)(?:/.*)?");
  private static final Pattern ALL = Pattern.compile(".*/(?:issues?|tickets?)");

  private static final Pattern SAYING = Pattern.compile(".*/ticket/\\d+/correspond");

  private final Side side;
  private final World world;

  Witness(Side side, World world) {
    this.side = side;
    this.world = world;
  }

  @Override
  public SimResponse handle(SimRequest request) {
    world.veil.lifted(side);
    if (request.method().equals("GET")) {
      return side.simulator().handle(request);
    }
    world.deeds.arrived(new String(request.body(), StandardCharsets.UTF_8));
    Optional<TicketRef> ref = ticket(request);
    if (ref.isPresent()) {
      return watch(ref.get(), request);
    }
    return makes(request) ? count(request) : side.simulator().handle(request);
  }

  private SimResponse watch(TicketRef ref, SimRequest request) {
    Optional<Shown> before = side.ticket(ref.id());
    SimResponse answer = side.simulator().handle(request);
    Optional<Shown> after = side.ticket(ref.id());
    if (before.isPresent() && after.isPresent()) {
      boolean stirred = isStirred(request, before.get(), after.get()) && isAlone(ref);
      if (stirred) {
        world.deeds.stands.add(new Deeds.Stand(ref, after.get().fields().status()));
        world.timeline.stirred(ref, before.get(), after.get());
      } else {
        world.timeline.changed(ref, before.get(), after.get(), false);
        if (isStirred(request, before.get(), after.get())) {
          world.timeline.opened(ref);
        }
      }
    }
    return answer;
  }

  /** Whether the tracker opened a ticket since something was said there. */
  private static boolean isStirred(SimRequest request, Shown before, Shown after) {
    return SAYING.matcher(request.path()).matches()
        && !before.fields().status().equals(after.fields().status());
  }

  /** What a ticket without mirrors shows is how its incident stands, whoever brought it about. */
  private boolean isAlone(TicketRef ref) {
    return world.incidents().stream()
        .filter(incident -> incident.ticket(ref).isPresent())
        .findFirst()
        .filter(incident -> Books.present(incident).size() > 1)
        .isEmpty();
  }

  private SimResponse count(SimRequest request) {
    Set<String> before = new TreeSet<>();
    side.tickets().forEach(t -> before.add(t.id()));
    SimResponse answer = side.simulator().handle(request);
    side.tickets().stream()
        .filter(t -> !before.contains(t.id()))
        .forEach(t -> world.timeline.appeared(ref(t.id()), t, false));
    return answer;
  }

  /** It is not known, at least not at once, whether this had an effect, if it can have one. */
  void doubt(SimRequest request) {
    world.timeline.stumbled(new TrackerId(side.name()));
    if (request.method().equals("GET")) {
      return;
    }
    ticket(request).ifPresent(world.timeline::doubt);
    if (makes(request)) {
      world.timeline.unsure(new TrackerId(side.name()));
    }
  }

  private static boolean makes(SimRequest request) {
    return request.method().equals("POST") && ALL.matcher(request.path()).matches();
  }

  private Optional<TicketRef> ticket(SimRequest request) {
    Matcher one = ONE.matcher(request.path());
    return one.matches() ? Optional.of(ref(one.group(1))) : Optional.empty();
  }

  private TicketRef ref(String id) {
    return new TicketRef(new TrackerId(side.name()), id);
  }
}
