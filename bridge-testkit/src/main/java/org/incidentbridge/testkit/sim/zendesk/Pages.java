package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists, page by page: by cursor where {@code page[size]} is sent, else by offset. */
final class Pages {

  private static final int MOST = 100;
  private static final int DEEPEST = 10_000;

  private Pages() {}

  /**
   * Cuts one page out of a list.
   *
   * @param name under which the records stand in the answer
   */
  static <T> ObjectNode of(
      Call call, String name, List<T> all, Function<T, ? extends ObjectNode> shown) {
    return call.request.param("page[size]").isPresent()
        ? byCursor(call, name, all, shown)
        : byOffset(call, name, all, shown);
  }

  private static <T> ObjectNode byOffset(
      Call call, String name, List<T> all, Function<T, ? extends ObjectNode> shown) {
    int size = Math.clamp(number(call, "per_page", MOST), 1, MOST);
    int page = Math.max(1, number(call, "page", 1));
    if ((long) size * page > DEEPEST && page > 1) {
      throw Problem.listed(
          400,
          "InvalidPaginationDepth",
          "Pagination depth is not valid",
          "Offset pagination is limited to 10000 records, use cursor pagination");
    }
    int from = Math.min(all.size(), (page - 1) * size);
    int to = Math.min(all.size(), from + size);
    ObjectNode json = Json.object();
    json.set(name, Json.all(all.subList(from, to).stream().map(shown).toList()));
    json.put("next_page", to < all.size() ? paged(call, page + 1, size) : null);
    json.put("previous_page", page > 1 ? paged(call, page - 1, size) : null);
    return json.put("count", all.size());
  }

  private static String paged(Call call, int page, int size) {
    return call.self() + "?page=" + page + "&per_page=" + size;
  }

  /** A number in the query. */
  static int number(Call call, String param, int usual) {
    Optional<String> sent = call.request.param(param);
    if (sent.isEmpty()) {
      return usual;
    }
    if (!sent.get().matches("\\d{1,7}")) {
      throw Call.badAttribute(param, param + " must be an integer");
    }
    return Integer.parseInt(sent.get());
  }

  /** The links and the cursor are set on the last page too. */
  private static <T> ObjectNode byCursor(
      Call call, String name, List<T> all, Function<T, ? extends ObjectNode> shown) {
    int size = number(call, "page[size]", MOST);
    if (size < 1 || size > MOST) {
      throw Problem.listed(
          400,
          "InvalidPaginationParameter",
          "Invalid pagination parameter",
          "page[size] must be between 1 and 100");
    }
    int from = Math.min(all.size(), call.request.param("page[after]").map(Pages::start).orElse(0));
    int to = Math.min(all.size(), from + size);
    ObjectNode json = Json.object();
    json.set(name, Json.all(all.subList(from, to).stream().map(shown).toList()));
    ObjectNode meta = json.putObject("meta").put("has_more", to < all.size());
    meta.put("after_cursor", from == to ? null : cursor(to));
    meta.put("before_cursor", from == to ? null : cursor(from));
    ObjectNode links = json.putObject("links");
    links.put("prev", from == to ? null : link(call, "before", cursor(from), size));
    links.put("next", from == to ? null : link(call, "after", cursor(to), size));
    return json;
  }

  private static String link(Call call, String which, String cursor, int size) {
    return call.self()
        + "?page%5B"
        + which
        + "%5D="
        + URLEncoder.encode(cursor, StandardCharsets.UTF_8)
        + "&page%5Bsize%5D="
        + size;
  }

  private static String cursor(int position) {
    String text = "{\"o\":\"id\",\"v\":\"" + position + "\"}";
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static int start(String cursor) {
    try {
      String text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
      return Integer.parseInt(text.replaceAll("\\D", ""));
    } catch (IllegalArgumentException e) {
      throw Problem.listed(
          400, "InvalidCursor", "Invalid cursor", "page[after] is not a valid cursor");
    }
  }
}
