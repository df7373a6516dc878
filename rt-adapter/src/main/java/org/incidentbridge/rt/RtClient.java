package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.http.CallTag;
import org.incidentbridge.http.Calls;
import org.incidentbridge.http.Reply;
import org.jspecify.annotations.Nullable;

/** RT's endpoints with its pitfalls taken off. Failures are {@code CallFailure}s. */
final class RtClient {

  /** Servers before RT that compress its answers put a word behind it, such as "-gzip". */
  private static final Pattern TAG =
      Pattern.compile("(?:W/)?\"?(\\d{1,18})(?:[-;:][-\\w]{1,20})?\"?");

  /** So many conditions still fit into an address. */
  private static final int CONDITIONS = 40;

  /** Servers before RT take addresses of some 8,000 bytes; one of three may be coded as three. */
  private static final int LONGEST = 2_000;

  /** So many pages of a history in a row may show nothing. */
  private static final int HIDDEN = 20;

  /** In characters; texts never change. */
  private static final int REMEMBERED = 8_000_000;

  private final Calls calls;
  private final RtApi api;
  private final InstantSource clock;
  private final Cache<Long, String> texts =
      Caffeine.newBuilder()
          .maximumWeight(REMEMBERED)
          .weigher((Long id, String text) -> text.length() + 64)
          .executor(Runnable::run)
          .build();

  RtClient(Calls calls, RtApi api, InstantSource clock) {
    this.calls = calls;
    this.api = api;
    this.clock = clock;
  }

  /**
   * Rows of a search.
   *
   * @param at when RT answered, by its clock
   */
  record Rows(List<JsonNode> rows, Instant at) {

    /** Tickets are searched exactly, so that a page that is not full is the last one. */
    boolean isLast() {
      return rows.size() < RtApi.PAGE;
    }
  }

  InstantSource clock() {
    return clock;
  }

  /** For endpoints without pitfalls. */
  RtApi api() {
    return api;
  }

  <T> T execute(retrofit2.Call<T> call) {
    return calls.execute(call);
  }

  <T> Reply<T> reply(retrofit2.Call<T> call) {
    return calls.reply(call);
  }

  /** The ticket that a number leads to: another one if this one was merged into it. */
  RtTicket ticket(String id) {
    Reply<JsonNode> reply = calls.reply(api.ticket(id));
    Matcher etag = TAG.matcher(reply.header("ETag").orElse(""));
    JsonNode json =
        reply.body().orElseThrow(() -> new RtTicket.Unreadable("a ticket came without content"));
    return new RtTicket(json, etag.matches() ? Long.parseLong(etag.group(1)) : 0);
  }

  /** The same with all that was said on it. */
  RtWhole whole(RtTicket ticket) {
    List<RtTransaction> history = history(ticket);
    List<Long> messages =
        history.stream().filter(RtTransaction::isMessage).map(RtTransaction::id).toList();
    List<RtPart> parts = parts(ticket.id(), messages);
    List<RtPassage> passages =
        messages.stream().flatMap(m -> RtWhole.passages(parts, m).stream()).toList();
    return new RtWhole(ticket, history, parts, texts(ticket.id(), passages));
  }

  /** What says the same as HTML is read only where it is needed. */
  private Map<Long, String> texts(String ticket, List<RtPassage> passages) {
    Map<Long, String> texts =
        texts(
            ticket,
            passages.stream().map(RtPassage::part).filter(RtPart::isText).toList(),
            Map.of());
    List<RtPart> more =
        passages.stream()
            .flatMap(passage -> passage.said(texts).stream())
            .filter(part -> part.isText() && !texts.containsKey(part.id()))
            .toList();
    return more.isEmpty() ? texts : texts(ticket, more, texts);
  }

  /**
   * RT takes rows away that may not be seen after it made a page, so that a page that is not full,
   * or even empty, need not be the last one: the tag of the ticket tells which is.
   */
  private List<RtTransaction> history(RtTicket ticket) {
    List<RtTransaction> all = new ArrayList<>();
    long last = 0;
    boolean more = true;
    while (more) {
      List<JsonNode> rows = shown(ticket, last);
      rows.forEach(row -> all.add(RtTransaction.of(row)));
      long reached = last(rows, last);
      more = reached > last && (reached < ticket.etag() || rows.size() >= RtApi.PAGE);
      last = reached;
    }
    return all;
  }

  /** What comes next in a history, behind pages of which nothing may be seen. */
  private List<JsonNode> shown(RtTicket ticket, long after) {
    String query = RtQuery.after(after);
    List<JsonNode> rows = items(execute(api.history(ticket.id(), query, null)));
    for (int page = 2; rows.isEmpty() && after < ticket.etag(); page++) {
      if (page > HIDDEN) {
        throw new RtTicket.Unreadable(
            "RT hides more of its history than can be passed over: give the bridge's user the"
                + " rights SeeCustomField and ShowOutgoingEmail in its queue");
      }
      rows = items(execute(api.history(ticket.id(), query, page)));
    }
    return rows;
  }

  private List<RtPart> parts(String ticket, List<Long> messages) {
    List<RtPart> parts = new ArrayList<>();
    for (List<Long> some : split(messages)) {
      long last = 0;
      List<JsonNode> rows;
      do {
        rows = items(execute(api.parts(ticket, RtQuery.among("TransactionId", some, last))));
        rows.forEach(row -> parts.add(RtPart.of(row)));
        last = last(rows, last);
      } while (rows.size() >= RtApi.PAGE);
    }
    return parts;
  }

  private Map<Long, String> texts(String ticket, List<RtPart> parts, Map<Long, String> more) {
    List<Long> wanted = parts.stream().map(RtPart::id).toList();
    Map<Long, String> found = new HashMap<>(texts.getAllPresent(wanted));
    List<Long> missing = wanted.stream().filter(id -> !found.containsKey(id)).toList();
    for (List<Long> some : split(missing)) {
      for (JsonNode row : items(execute(api.contents(ticket, RtQuery.among("id", some, 0))))) {
        found.put(row.path("id").asLong(), row.path("Content").asText(""));
      }
    }
    missing.forEach(id -> texts.put(id, found.getOrDefault(id, "")));
    found.putAll(more);
    return found;
  }

  private static List<List<Long>> split(List<Long> ids) {
    List<List<Long>> all = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += CONDITIONS) {
      all.add(ids.subList(from, Math.min(ids.size(), from + CONDITIONS)));
    }
    return all;
  }

  /** One page of what happened, by number. */
  List<JsonNode> transactions(String query, @Nullable Integer page) {
    return items(execute(api.transactions(query, page)));
  }

  /** One page of what happened, the latest first. */
  List<JsonNode> latest(String query) {
    return items(execute(api.latest(query)));
  }

  /**
   * Changes a ticket, unless somebody else did since it was read.
   *
   * @return what RT says of it, which tells nobody for sure whether it was done
   */
  List<String> update(RtTicket ticket, ObjectNode body) {
    return execute(api.update(ticket.id(), ticket.quotedTag(), body));
  }

  /** One page of tickets by number; what comes after it is asked for by the last number. */
  Rows tickets(String query, String fields) {
    Reply<JsonNode> reply =
        calls.reply(
            query.length() > LONGEST
                ? api.ticketsByForm(query, fields, CallTag.read())
                : api.tickets(query, fields));
    JsonNode body =
        reply.body().orElseThrow(() -> new RtTicket.Unreadable("a search came without content"));
    List<JsonNode> rows = items(body);
    if (rows.isEmpty() && body.path("total").asInt() > 0) {
      throw new RtTicket.Unreadable("RT's database refused a search, of which it shows no rows");
    }
    return new Rows(rows, serverTime(reply));
  }

  /** The results of a walk over all pages of a search. */
  <T> List<T> all(Function<Long, String> queryAfter, String fields, Function<JsonNode, T> row) {
    List<T> all = new ArrayList<>();
    long last = 0;
    Rows page;
    do {
      page = tickets(queryAfter.apply(last), fields);
      page.rows().forEach(found -> all.add(row.apply(found)));
      last = last(page.rows(), last);
    } while (!page.isLast());
    return all;
  }

  private static long last(List<JsonNode> rows, long before) {
    return rows.stream().mapToLong(row -> row.path("id").asLong()).reduce(before, Math::max);
  }

  private static List<JsonNode> items(JsonNode body) {
    JsonNode items = body.path("items");
    if (!items.isArray()) {
      throw new RtTicket.Unreadable("a list came without rows");
    }
    List<JsonNode> rows = new ArrayList<>();
    items.forEach(rows::add);
    return rows;
  }

  /** An answer's date; where RT sends none, its clock is taken to be ours. */
  private Instant serverTime(Reply<?> reply) {
    try {
      return reply
          .header("Date")
          .map(d -> OffsetDateTime.parse(d, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
          .orElseGet(clock::instant);
    } catch (DateTimeParseException e) {
      return clock.instant();
    }
  }
}
