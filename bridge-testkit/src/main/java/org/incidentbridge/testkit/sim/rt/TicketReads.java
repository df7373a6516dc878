package org.incidentbridge.testkit.sim.rt;

import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.rt.Ticket.Stamp;

/** Reads single tickets. */
final class TicketReads {

  private final TicketJson json;
  private final Sight sight;

  TicketReads(Site site, Shape shape) {
    this.json = new TicketJson(site, shape);
    this.sight = new Sight(site.world);
  }

  SimResponse ticket(Call call) {
    Ticket ticket = call.ticket().orElseThrow(() -> Fault.of(404));
    checkDates(call);
    String etag = sight.etag(call.user(), ticket);
    boolean known = call.request().header("If-None-Match").filter(etag::equals).isPresent();
    SimResponse answer =
        known ? SimResponse.empty(304, "Not Modified") : Json.ok(json.whole(call, ticket));
    return answer
        .with("ETag", etag)
        .with("Last-Modified", Dates.iso(ticket.stamp(Stamp.LAST_UPDATED)));
  }

  /** RT's own Last-Modified is no date of HTTP, so that comparing with one breaks it. */
  private static void checkDates(Call call) {
    if (call.request().header("If-Modified-Since").isPresent()
        || call.request().header("If-Unmodified-Since").isPresent()) {
      throw Fault.broken();
    }
  }
}
