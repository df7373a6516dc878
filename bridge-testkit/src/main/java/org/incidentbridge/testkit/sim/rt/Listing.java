package org.incidentbridge.testkit.sim.rt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** Pages of lists. */
final class Listing {

  private static final int USUAL = 20;
  private static final int MOST = 100;

  private final World world;

  Listing(World world) {
    this.world = world;
  }

  /**
   * A list before it is cut into pages.
   *
   * @param kind whether RT tells how many rows there are
   * @param visible what is left on a page after the page was cut
   * @param broken whether the database refuses to give rows, though it can count them
   */
  record Rows<T>(
      List<T> all,
      Kind kind,
      Predicate<T> visible,
      Function<T, ObjectNode> shown,
      boolean broken) {}

  /** Lists that differ in what is told of their length. */
  enum Kind {
    TICKETS,
    HISTORY,
    OTHER
  }

  /** Where in a list a page is. */
  private record Page(int number, int size, Optional<Integer> total) {

    int from() {
      return (number - 1) * size;
    }
  }

  <T> SimResponse answer(Call call, Map<String, String> form, Rows<T> rows) {
    boolean known = isTotalKnown(call, rows.kind);
    Page asked =
        new Page(
            number(call, form, "page", 1),
            Math.min(MOST, number(call, form, "per_page", USUAL)),
            known ? Optional.of(rows.all.size()) : Optional.empty());
    Page page = repeated(rows.kind, asked);
    List<T> cut = rows.all.stream().skip(page.from()).limit(page.size).toList();
    ObjectNode body = Json.object();
    ArrayNode items = body.putArray("items");
    if (!rows.broken) {
      cut.stream().filter(rows.visible).map(rows.shown).forEach(items::add);
    }
    body.put("count", items.size()).put("page", page.number).put("per_page", page.size);
    length(body, page);
    boolean more = page.from() + page.size < rows.all.size();
    neighbours(body, call.request(), page, more);
    return Json.ok(body);
  }

  private boolean isTotalKnown(Call call, Kind kind) {
    boolean newer = world.options.version() == RtVersion.V5_0_7;
    return kind == Kind.TICKETS || call.user().superuser || (newer && kind == Kind.HISTORY);
  }

  /** From 5.0.7 on, a page past the end is the last one again where the total is known. */
  private Page repeated(Kind kind, Page page) {
    boolean repeats = world.options.version() == RtVersion.V5_0_7 && kind != Kind.TICKETS;
    if (!repeats || page.total.isEmpty()) {
      return page;
    }
    int last = Math.max(1, pages(page.total.get(), page.size));
    return new Page(Math.min(page.number, last), page.size, page.total);
  }

  private static int pages(int total, int size) {
    return (total + size - 1) / size;
  }

  private static void length(ObjectNode body, Page page) {
    if (page.total.isEmpty()) {
      body.putNull("total").putNull("pages");
    } else if (page.total.get() == 0) {
      body.put("total", 0).put("pages", 0.0);
    } else {
      body.put("total", page.total.get()).put("pages", pages(page.total.get(), page.size));
    }
  }

  private void neighbours(ObjectNode body, SimRequest request, Page page, boolean more) {
    boolean tells = page.total.isPresent() || world.options.version() == RtVersion.V5_0_7;
    if (tells && more) {
      body.put("next_page", url(request, page.number + 1));
    }
    if (page.total.isPresent() && page.total.get() > 0 && page.number > 1) {
      int last = pages(page.total.get(), page.size);
      body.put("prev_page", url(request, page.number > last ? last : page.number - 1));
    }
  }

  /** An address by the host that the caller named. */
  private static String url(SimRequest request, int page) {
    String query =
        request.query().entrySet().stream()
            .filter(e -> !e.getKey().equals("page"))
            .flatMap(e -> e.getValue().stream().map(v -> encoded(e.getKey()) + "=" + encoded(v)))
            .collect(Collectors.joining("&"));
    String host = request.header("Host").orElse("rt.example.test");
    String scheme = request.header("X-Forwarded-Proto").orElse("http");
    String before = query.isEmpty() ? "" : query + "&";
    return scheme + "://" + host + request.path() + "?" + before + "page=" + page;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static int number(Call call, Map<String, String> form, String name, int usual) {
    String text = form.getOrDefault(name, call.request().param(name).orElse(""));
    return World.number(text).filter(n -> n > 0).orElse(usual);
  }
}
