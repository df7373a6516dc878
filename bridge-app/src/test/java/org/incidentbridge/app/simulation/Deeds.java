package org.incidentbridge.app.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.incidentbridge.model.TicketRef;

/**
 * What people did, by the words they used: each text carries a token that no other text has, such
 * as {@code say12x}, by which it is found again wherever it went.
 */
final class Deeds {

  private static final List<String> KINDS =
      List.of("title", "descr", "tail", "say", "secret", "secretcontract", "label", "file");

  /** A comment that a person wrote; the token is that of its newest text. */
  record Remark(TicketRef at, String id, String token, boolean internal) {}

  /** A field that a person set. */
  record Edit(TicketRef at, String field, String token) {}

  /** A status in which a ticket began, or to which a person brought it. */
  record Stand(TicketRef at, String status) {}

  /** A file that a person attached. */
  record Upload(TicketRef at, String token, boolean internal) {}

  /** A person linked two tickets of one tracker, or took their links away. */
  record Bond(TicketRef one, TicketRef other, boolean made) {
    boolean isOf(TicketRef a, TicketRef b) {
      return (one.equals(a) && other.equals(b)) || (one.equals(b) && other.equals(a));
    }
  }

  final Map<String, Remark> remarks = new LinkedHashMap<>();

  /** When comments were written, by their trackers' clocks, which may go back. */
  final Map<String, Instant> stamps = new LinkedHashMap<>();

  final List<Edit> edits = new ArrayList<>();
  final List<Stand> stands = new ArrayList<>();
  final List<Upload> uploads = new ArrayList<>();
  final Set<TicketRef> born = new LinkedHashSet<>();
  final Set<TicketRef> deleted = new TreeSet<>();

  /** Comments that were hidden from the world by deleting or editing them, by token. */
  final Set<String> taken = new TreeSet<>();

  /** Comments that were hidden for a while, so that their copies may come late. */
  final Set<String> wasHidden = new TreeSet<>();

  /** With what long texts end, by the token with which they begin. */
  final Map<String, String> tails = new TreeMap<>();

  /** Tickets that were private for a while. */
  final Set<TicketRef> sealed = new TreeSet<>();

  /** Copies that people changed or deleted where they stand: ticket, and token of the original. */
  final Set<String> spoilt = new TreeSet<>();

  /** Links that people made, and links that they took away, in this order. */
  final List<Bond> bonds = new ArrayList<>();

  private final Map<String, Set<String>> sent = new TreeMap<>();
  private final Set<String> arrived = new TreeSet<>();
  private final Map<String, String> newer = new TreeMap<>();
  private int tokens;

  String token(String kind) {
    return kind + ++tokens + "x";
  }

  /** Also for what the original says by now: the copy may not have followed yet. */
  void spoil(TicketRef at, String token) {
    spoilt.add(at + "#" + token);
    Optional.ofNullable(tails.get(token)).ifPresent(tail -> spoilt.add(at + "#" + tail));
    Optional.ofNullable(newer.get(token)).ifPresent(next -> spoil(at, next));
  }

  /** A copy that people deleted stays away, to its end, when its original gets another text. */
  void changed(String token, String to) {
    newer.put(token, to);
    for (String each : Set.copyOf(spoilt)) {
      if (each.endsWith("#" + token)) {
        String at = each.substring(0, each.length() - token.length());
        spoilt.add(at + to);
        Optional.ofNullable(tails.get(to)).ifPresent(tail -> spoilt.add(at + tail));
      }
    }
  }

  /** Whether a person wrote that in place of something else. */
  boolean isReworded(String token) {
    return newer.containsValue(token);
  }

  boolean spoilt(TicketRef at, String token) {
    return spoilt.contains(at + "#" + token);
  }

  /** Notes what the bridge sent to a side, and answers the tokens in it. */
  Set<String> sent(String side, String body) {
    Set<String> found = tokens(body);
    sent.computeIfAbsent(side, s -> new TreeSet<>()).addAll(found);
    return found;
  }

  /** Notes what reached some tracker by a call of the bridge. */
  void arrived(String body) {
    arrived.addAll(tokens(body));
  }

  /** Whether the bridge ever told this to anybody. */
  boolean isTold(String token) {
    return arrived.contains(token);
  }

  /** Whether the bridge ever sent this to a side other than where it came from. */
  boolean reached(String token, String from) {
    return sent.entrySet().stream()
        .anyMatch(e -> !e.getKey().equals(from) && e.getValue().contains(token));
  }

  static Set<String> tokens(String text) {
    Set<String> found = new TreeSet<>();
    each(text, found::add);
    return found;
  }

  /** How often a token stands in a text. */
  static long count(String text, String token) {
    List<String> found = new ArrayList<>();
    each(text, found::add);
    return Collections.frequency(found, token);
  }

  /** All texts of all tickets are searched after every write: by the last letter of a token. */
  private static void each(String text, Consumer<String> to) {
    for (int last = text.indexOf('x'); last >= 0; last = text.indexOf('x', last + 1)) {
      String number = number(text, last);
      if (!number.isEmpty()) {
        String rest = number + 'x';
        kind(text, last - number.length()).map(kind -> kind + rest).ifPresent(to);
      }
    }
  }

  private static String number(String text, int end) {
    int begin = end;
    while (begin > 0 && text.charAt(begin - 1) >= '0' && text.charAt(begin - 1) <= '9') {
      begin--;
    }
    return text.substring(begin, end);
  }

  /** No kind ends with another one. */
  private static Optional<String> kind(String text, int end) {
    return KINDS.stream().filter(kind -> text.startsWith(kind, end - kind.length())).findFirst();
  }
}
