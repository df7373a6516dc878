package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.incidentbridge.testkit.sim.SimResponse;

/** The incremental exports, in the order of generation. */
final class ExportRoutes {

  private static final Comparator<Ticket> ORDER =
      Comparator.<Ticket>comparingLong(t -> t.generated).thenComparingLong(t -> t.id);
  private static final int MOST = 1000;
  private static final int HELD_BACK = 60;

  private final World world;
  private final Throttle throttle;
  private final TicketJson json;
  private final Sideloads sideloads;

  ExportRoutes(Desk desk, Throttle throttle) {
    this.world = desk.world;
    this.throttle = throttle;
    this.json = new TicketJson(world);
    this.sideloads = new Sideloads(world);
  }

  /** Where an export goes on: after this ticket of this second. */
  private record Cursor(long second, long ticket) {

    String write() {
      byte[] text = (second + ".0||" + ticket + "|").getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(text);
    }

    static Cursor read(String sent) {
      try {
        String text = new String(Base64.getDecoder().decode(sent), StandardCharsets.UTF_8);
        String[] parts = text.split("\\.0\\|\\||\\|", -1);
        return new Cursor(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        throw Problem.coded(400, "InvalidCursor", "cursor is not valid");
      }
    }

    boolean before(Ticket ticket) {
      return ticket.generated > second || (ticket.generated == second && ticket.id > this.ticket);
    }
  }

  SimResponse byCursor(Call call) {
    Throttle.Left left = throttle.export();
    Cursor from =
        call.request
            .param("cursor")
            .filter(c -> !c.isEmpty())
            .map(Cursor::read)
            .orElseGet(() -> new Cursor(startTime(call), 0));
    List<Ticket> rest = exported(call).filter(from::before).toList();
    List<Ticket> page = rest.subList(0, Math.min(size(call), rest.size()));
    Cursor next = page.isEmpty() ? from : new Cursor(page.getLast().generated, page.getLast().id);
    List<Ticket> shown = Stream.concat(repeated(call, from, page), page.stream()).toList();
    ObjectNode body = Json.object();
    body.set("tickets", Json.all(shown.stream().map(t -> shown(call, t)).toList()));
    body.put("after_url", url(call, next)).putNull("before_url");
    body.put("after_cursor", next.write()).putNull("before_cursor");
    body.put("end_of_stream", page.size() == rest.size());
    return limited(Answers.ok(sideloads.tickets(call, body, shown)), left);
  }

  private ObjectNode shown(Call call, Ticket ticket) {
    return Sideloads.counted(call, ticket, json.exported(ticket, call.root()));
  }

  /** The ticket at the cursor once more, where the page begins within its second. */
  private Stream<Ticket> repeated(Call call, Cursor from, List<Ticket> page) {
    boolean within = !page.isEmpty() && page.getFirst().generated == from.second();
    return world.options.repeats() && within
        ? exported(call).filter(t -> t.generated == from.second() && t.id == from.ticket())
        : Stream.empty();
  }

  /** Without what was generated in the newest minute. */
  private Stream<Ticket> exported(Call call) {
    long until = world.now().getEpochSecond() - HELD_BACK;
    boolean living = call.request.param("exclude_deleted").filter("true"::equals).isPresent();
    return world.tickets.values().stream()
        .filter(t -> t.generated <= until && (t.live() || !living))
        .sorted(ORDER);
  }

  private static SimResponse limited(SimResponse answer, Throttle.Left left) {
    return answer.with("zendesk-ratelimit-incremental-exports", left.text());
  }

  private String url(Call call, Cursor next) {
    String cursor = URLEncoder.encode(next.write(), StandardCharsets.UTF_8);
    return call.self() + "?cursor=" + cursor + "&per_page=" + size(call);
  }

  private static int size(Call call) {
    return Math.clamp(Pages.number(call, "per_page", MOST), 1, MOST);
  }

  private long startTime(Call call) {
    String sent = call.request.param("start_time").orElse("");
    if (!sent.matches("\\d{1,12}")) {
      throw Problem.coded(400, "StartTimeMissing", "Missing parameter: start_time");
    }
    long start = Long.parseLong(sent);
    if (start > world.now().getEpochSecond() - HELD_BACK) {
      throw Problem.coded(
          422, "InvalidValue", "Too recent start_time. Use a start_time older than 1 minute");
    }
    return start;
  }

  /** Whole seconds, whatever the size of a page. */
  SimResponse byTime(Call call) {
    Throttle.Left left = throttle.export();
    long start = startTime(call);
    List<Ticket> rest = exported(call).filter(t -> t.generated >= start).toList();
    int size = size(call);
    long end = rest.size() > size ? rest.get(size - 1).generated : Long.MAX_VALUE;
    List<Ticket> page = rest.stream().filter(t -> t.generated <= end).toList();
    long next = page.isEmpty() ? start : page.getLast().generated;
    ObjectNode body = Json.object();
    body.set("tickets", Json.all(page.stream().map(t -> shown(call, t)).toList()));
    body.put("count", page.size()).put("end_of_stream", page.size() < size);
    body.put("end_time", next);
    body.put("next_page", call.self() + "?per_page=" + size + "&start_time=" + next);
    return limited(Answers.ok(sideloads.tickets(call, body, page)), left);
  }
}
