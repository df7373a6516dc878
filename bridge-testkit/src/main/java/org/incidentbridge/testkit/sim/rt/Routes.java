package org.incidentbridge.testkit.sim.rt;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.incidentbridge.testkit.sim.PathPattern;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** The paths under {@code /REST/2.0} and what answers them. */
final class Routes {

  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final World world;
  private final List<Route> all = new ArrayList<>();

  Routes(Site site) {
    world = site.world;
    Shape shape = new Shape(world);
    Listing listing = new Listing(world);
    lists(new TicketLists(site, shape, listing), new RowLists(site, shape, listing));
    tickets(new TicketReads(site, shape), new TicketWrites(site), new Messages(site));
    records(new Records(site, shape));
  }

  private interface Handler {
    SimResponse answer(Call call);
  }

  private record Route(String method, PathPattern path, List<String> types, Handler handler) {}

  private void lists(TicketLists tickets, RowLists rows) {
    add("GET", "tickets", tickets::get);
    add("POST", "tickets", List.of(JSON, FORM), tickets::post);
    add("GET", "transactions", rows::transactions);
    add("GET", "ticket/{}/history", rows::history);
    add("GET", "ticket/{}/attachments", rows::attachments);
    add("GET", "transaction/{}/attachments", rows::attachmentsOfTransaction);
    add("GET", "queues/all", rows::queues);
    add("GET", "customfields", rows::nothing);
    add("GET", "customfield/{}/values", rows::values);
  }

  private void tickets(TicketReads reads, TicketWrites writes, Messages messages) {
    add("POST", "ticket", writes::create);
    add("GET", "ticket/{}", reads::ticket);
    add("PUT", "ticket/{}", writes::update);
    add("DELETE", "ticket/{}", List.of(), writes::delete);
    for (String how : List.of("take", "untake", "steal")) {
      add("PUT", "ticket/{}/" + how, call -> writes.seize(call, how));
    }
    List<String> types = List.of(JSON, "text/plain", "text/html");
    add("POST", "ticket/{}/comment", types, call -> messages.say(call, false));
    add("POST", "ticket/{}/correspond", types, call -> messages.say(call, true));
    add("POST", "tickets/bulk", writes::createAll);
    add("PUT", "tickets/bulk", writes::updateAll);
    add("POST", "tickets/bulk/comment", call -> messages.sayAll(call, false));
    add("POST", "tickets/bulk/correspond", call -> messages.sayAll(call, true));
  }

  private void records(Records records) {
    add("GET", "rt", records::version);
    add("GET", "queue/{}", records::queue);
    add("GET", "user/{}", records::user);
    add("PUT", "user/{}", records::updateUser);
    add("GET", "customfield/{}", records::customField);
    add("GET", "transaction/{}", records::transaction);
    add("GET", "attachment/{}", records::attachment);
  }

  private void add(String method, String path, Handler handler) {
    add(method, path, method.equals("GET") ? List.of() : List.of(JSON), handler);
  }

  private void add(String method, String path, List<String> types, Handler handler) {
    all.add(new Route(method, PathPattern.of(path), types, handler));
  }

  SimResponse answer(User user, SimRequest request, String path) {
    List<String> segments = List.of(path.split("/", -1));
    List<Route> here = all.stream().filter(r -> r.path().match(segments).isPresent()).toList();
    if (here.isEmpty()) {
      throw Fault.of(404);
    }
    if (!List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS").contains(request.method())) {
      throw Fault.of(501);
    }
    Route route =
        here.stream()
            .filter(r -> r.method.equals(request.method()))
            .findFirst()
            .orElseThrow(() -> Fault.notAllowed(methods(here)));
    Call call = new Call(world, user, request, route.path().match(segments).orElseThrow());
    checkMedia(route, call);
    return route.handler.answer(call);
  }

  private static String methods(List<Route> here) {
    return here.stream().map(Route::method).distinct().collect(Collectors.joining(", "));
  }

  private static void checkMedia(Route route, Call call) {
    if (!route.types.isEmpty() && !route.types.contains(call.mediaType())) {
      throw Fault.of(415);
    }
    String accept = call.request().header("Accept").orElse("*/*");
    if (!accept.contains("*/*") && !accept.matches(".*application/(json|\\*).*")) {
      throw Fault.of(406);
    }
  }
}
