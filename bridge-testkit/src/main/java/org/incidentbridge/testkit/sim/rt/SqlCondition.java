package org.incidentbridge.testkit.sim.rt;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.incidentbridge.testkit.sim.rt.Ticket.Stamp;

/** Single conditions of TicketSQL. */
final class SqlCondition {

  private static final Pattern CUSTOM =
      Pattern.compile("(?i)(?:CF|CustomField)\\.(?:\\{(.*)\\}|(.*))");
  private static final long DAY = 86_400;

  private final Call call;
  private final World world;

  SqlCondition(Call call) {
    this.call = call;
    this.world = call.world();
  }

  Predicate<Ticket> of(String field, String operator, String value) {
    Matcher custom = CUSTOM.matcher(field);
    if (custom.matches()) {
      String name = custom.group(1) == null ? custom.group(2) : custom.group(1);
      return custom(name, operator, value);
    }
    return link(field, operator, value)
        .or(() -> date(field, operator, value))
        .or(() -> number(field, operator, value))
        .or(() -> person(field, operator, value))
        .or(() -> word(field, operator, value))
        .orElseThrow(() -> Fault.of(400, "Unknown field: " + field + SqlLexer.AT));
  }

  private Optional<Predicate<Ticket>> link(String field, String operator, String value) {
    List<Links.Name> names = new ArrayList<>();
    for (Links.Name name : Links.Name.values()) {
      boolean side = field.equalsIgnoreCase(name.fromHere ? "LinkedTo" : "LinkedFrom");
      if (side || name.field.equalsIgnoreCase(field)) {
        names.add(name);
      }
    }
    if (names.isEmpty()) {
      return Optional.empty();
    }
    if (operator.contains("LIKE") || operator.contains("WITH")) {
      String at = " at /usr/share/request-tracker5/lib/RT/Tickets.pm line 462.\n";
      throw Fault.of(400, "Invalid Operator " + operator + " for " + field + at);
    }
    Links links = new Links(world, new Journal(world));
    return Optional.of(
        texts(t -> names.stream().flatMap(n -> links.values(t, n).stream()), operator, value));
  }

  private Optional<Predicate<Ticket>> date(String field, String operator, String value) {
    return Stream.of(Stamp.values())
        .filter(stamp -> stamp.field.equalsIgnoreCase(field))
        .findFirst()
        .map(stamp -> date(stamp, operator, value));
  }

  /** {@code =} means the whole day in the caller's zone. What is no date is 1970. */
  private Predicate<Ticket> date(Stamp stamp, String operator, String value) {
    if (operator.startsWith("IS")) {
      boolean not = operator.equals("IS NOT");
      return t -> (t.stamp(stamp) == 0) != not;
    }
    ZoneId zone = call.zone();
    long at = Dates.literal(value, zone).orElse(0);
    if (operator.equals("=")) {
      long from = Dates.midnight(at, zone);
      return t -> t.stamp(stamp) >= from && t.stamp(stamp) < from + DAY;
    }
    return t -> t.stamp(stamp) != 0 && compares(Long.compare(t.stamp(stamp), at), operator);
  }

  private Optional<Predicate<Ticket>> number(String field, String operator, String value) {
    if (field.equalsIgnoreCase("id") || field.equalsIgnoreCase("EffectiveId")) {
      return Optional.of(number(t -> t.id, operator, value));
    }
    return Stream.of(Ticket.Figure.values())
        .filter(number -> number.field.equalsIgnoreCase(field))
        .findFirst()
        .map(number -> number(t -> t.number(number), operator, value));
  }

  private static Predicate<Ticket> number(
      Function<Ticket, Integer> read, String operator, String value) {
    if (!value.matches("[+-]?\\d{1,9}")) {
      return t -> false;
    }
    int wanted = Integer.parseInt(value);
    return t -> compares(Integer.compare(read.apply(t), wanted), operator);
  }

  private static boolean compares(int order, String operator) {
    return switch (operator) {
      case "=" -> order == 0;
      case "!=" -> order != 0;
      case "<" -> order < 0;
      case ">" -> order > 0;
      case "<=" -> order <= 0;
      case ">=" -> order >= 0;
      default -> false;
    };
  }

  private Optional<Predicate<Ticket>> person(String field, String operator, String value) {
    String name = field.replaceFirst("\\..*", "");
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "owner" -> Optional.of(account(t -> t.owner, operator, value));
      case "creator" -> Optional.of(account(t -> t.creator, operator, value));
      case "lastupdatedby" -> Optional.of(account(t -> t.lastUpdatedBy, operator, value));
      case "requestor" -> Optional.of(watcher(Ticket.Role.REQUESTOR, operator, value));
      case "cc" -> Optional.of(watcher(Ticket.Role.CC, operator, value));
      case "admincc" -> Optional.of(watcher(Ticket.Role.ADMIN_CC, operator, value));
      default -> Optional.empty();
    };
  }

  private Predicate<Ticket> account(Function<Ticket, Integer> read, String operator, String value) {
    Optional<User> wanted =
        value.equals("__CurrentUser__") ? Optional.of(call.user()) : world.findUser(value);
    boolean not = operator.equals("!=");
    return t -> wanted.map(u -> u.id == read.apply(t)).orElse(false) != not;
  }

  private Predicate<Ticket> watcher(Ticket.Role role, String operator, String value) {
    return texts(
        t ->
            t.watchers(role).stream()
                .map(world::user)
                .flatMap(u -> Stream.of(u.name, u.email))
                .distinct(),
        operator,
        value);
  }

  private Optional<Predicate<Ticket>> word(String field, String operator, String value) {
    return switch (field.toLowerCase(Locale.ROOT)) {
      case "subject" -> Optional.of(texts(t -> Stream.of(t.subject), operator, value));
      case "queue" ->
          Optional.of(
              texts(t -> Stream.of(t.queue.name, String.valueOf(t.queue.id)), operator, value));
      case "status" -> Optional.of(status(operator, value));
      case "lifecycle" ->
          Optional.of(texts(t -> Stream.of(t.queue.lifecycle.name()), operator, value));
      case "sla" -> Optional.of(texts(t -> filled(t.serviceLevel), operator, value));
      case "type" -> Optional.of(texts(t -> Stream.of("ticket"), operator, value));
      case "content" -> Optional.of(t -> false);
      default -> Optional.empty();
    };
  }

  private static Predicate<Ticket> status(String operator, String value) {
    boolean not = operator.equals("!=");
    return switch (value) {
      case "__Active__" -> t -> t.queue.lifecycle.isInactive(t.status) == not;
      case "__Inactive__" -> t -> t.queue.lifecycle.isInactive(t.status) != not;
      default -> texts(t -> Stream.of(t.status), operator, value);
    };
  }

  private Predicate<Ticket> custom(String name, String operator, String value) {
    Optional<CustomField> field = world.findField(name, false);
    Function<Ticket, Stream<String>> read =
        t ->
            field
                .filter(f -> call.may(RtRight.SEE_CUSTOM_FIELD, t.queue))
                .map(f -> t.values(f.id()).stream().filter(v -> !v.isEmpty()))
                .orElseGet(Stream::empty);
    return texts(read, operator, value);
  }

  private static Stream<String> filled(String text) {
    return text.isEmpty() ? Stream.empty() : Stream.of(text);
  }

  /** Any of several texts, whatever their case; a negation asks that none is so. */
  private static Predicate<Ticket> texts(
      Function<Ticket, Stream<String>> read, String operator, String value) {
    String wanted = value.toLowerCase(Locale.ROOT);
    Predicate<String> is =
        switch (operator.replace("NOT ", "")) {
          case "=", "!=" -> wanted::equals;
          case "LIKE" -> text -> text.contains(wanted);
          case "STARTSWITH" -> text -> text.startsWith(wanted);
          case "ENDSWITH" -> text -> text.endsWith(wanted);
          case "IS", "IS NOT" -> text -> true;
          default -> text -> compares(text.compareTo(wanted), operator);
        };
    boolean none = operator.equals("!=") || operator.startsWith("NOT ") || operator.equals("IS");
    return t -> read.apply(t).map(v -> v.toLowerCase(Locale.ROOT)).anyMatch(is) != none;
  }
}
