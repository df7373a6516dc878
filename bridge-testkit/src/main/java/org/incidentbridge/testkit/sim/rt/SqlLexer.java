package org.incidentbridge.testkit.sim.rt;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Cuts TicketSQL into tokens and checks their order, with RT's own complaints. */
final class SqlLexer {

  static final String AT = " at /usr/share/request-tracker5/lib/RT/Tickets.pm line 3187.\n";

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<open>\\()|(?<close>\\))|(?<quoted>'(?:\\\\.|[^'\\\\])*'|\"(?:\\\\.|[^\"\\\\])*\")"
              + "|(?<number>[+-]?\\d+(?:\\.\\d+)?\\b)|(?<null>NULL\\b)|(?<bool>(?:AND|OR)\\b)"
              + "|(?<operator>!=|<=|>=|=|<|>|(?:IS\\s+NOT|IS|NOT\\s+LIKE|LIKE|NOT\\s+STARTSWITH"
              + "|STARTSWITH|NOT\\s+ENDSWITH|ENDSWITH)\\b)"
              + "|(?<keyword>[\\w.]+(?:\\.?\\{[^}]*\\}(?:\\.\\w+)?)?)|(?<rest>\\S+))",
          Pattern.CASE_INSENSITIVE);

  private SqlLexer() {}

  /** Sorts of tokens, by RT's names for them. */
  enum Sort {
    KEYWORD,
    OPERATOR,
    VALUE,
    AGGREGATOR,
    OPEN_PAREN,
    CLOSE_PAREN,
    NOTHING
  }

  /** A token; a value comes without its quotes. */
  record Token(Sort sort, String text) {}

  static List<Token> tokens(String query) {
    List<Token> tokens = new ArrayList<>();
    Set<Sort> wanted = EnumSet.of(Sort.KEYWORD, Sort.OPEN_PAREN);
    int depth = 0;
    Matcher matcher = TOKEN.matcher(query);
    while (matcher.find()) {
      Token token = token(matcher);
      if (depth == 0) {
        wanted.remove(Sort.CLOSE_PAREN);
      }
      checkColumn(query, token, wanted);
      if (!wanted.contains(token.sort)) {
        throw wrong(query, matcher, wanted);
      }
      depth += token.sort == Sort.OPEN_PAREN ? 1 : token.sort == Sort.CLOSE_PAREN ? -1 : 0;
      tokens.add(token);
      wanted = after(token.sort);
    }
    checkEnd(query, tokens, depth);
    return tokens;
  }

  /** A word without quotes in the place of a value is taken for a column. */
  private static void checkColumn(String query, Token token, Set<Sort> wanted) {
    boolean word = token.sort == Sort.KEYWORD || token.sort == Sort.NOTHING;
    if (word && wanted.contains(Sort.VALUE)) {
      String column = token.text.replaceFirst("^['\"]", "");
      String at = " at /usr/share/request-tracker5/lib/RT/Tickets.pm line 3462.\n";
      throw Fault.of(400, "Wrong query, no such column '" + column + "' in '" + query + "'" + at);
    }
  }

  private static void checkEnd(String query, List<Token> tokens, int depth) {
    Sort last = tokens.isEmpty() ? Sort.NOTHING : tokens.getLast().sort;
    if (last != Sort.VALUE && last != Sort.CLOSE_PAREN) {
      String what = "last element (" + last + ") is not close paren or value";
      throw Fault.of(400, "Incomplete query, " + what + " in '" + query + "'" + AT);
    }
    if (depth > 0) {
      throw Fault.of(400, "Incomplete query, " + depth + " unclosed paren in '" + query + "'" + AT);
    }
  }

  private static Fault wrong(String query, Matcher at, Set<Sort> wanted) {
    String names = wanted.stream().map(Sort::name).collect(Collectors.joining(" or "));
    int from = at.end() - at.group().trim().length();
    String place =
        query.substring(0, from)
            + ">"
            + query.substring(from, at.end())
            + "<--here"
            + query.substring(at.end());
    return Fault.of(400, "Wrong query, expecting a " + names + " in '" + place + "'" + AT);
  }

  private static Set<Sort> after(Sort sort) {
    return switch (sort) {
      case KEYWORD -> EnumSet.of(Sort.OPERATOR);
      case OPERATOR -> EnumSet.of(Sort.VALUE);
      case VALUE, CLOSE_PAREN -> EnumSet.of(Sort.AGGREGATOR, Sort.CLOSE_PAREN);
      case AGGREGATOR, OPEN_PAREN, NOTHING -> EnumSet.of(Sort.KEYWORD, Sort.OPEN_PAREN);
    };
  }

  private static Token token(Matcher m) {
    String text = m.group().trim();
    if (m.group("quoted") != null) {
      String inner = text.substring(1, text.length() - 1);
      return new Token(Sort.VALUE, inner.replaceAll("\\\\(.)", "$1"));
    }
    if (m.group("number") != null || m.group("null") != null) {
      return new Token(Sort.VALUE, text);
    }
    if (m.group("bool") != null) {
      return new Token(Sort.AGGREGATOR, text.toUpperCase(Locale.ROOT));
    }
    if (m.group("operator") != null) {
      String operator = text.toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
      return new Token(Sort.OPERATOR, operator);
    }
    if (m.group("open") != null) {
      return new Token(Sort.OPEN_PAREN, text);
    }
    if (m.group("close") != null) {
      return new Token(Sort.CLOSE_PAREN, text);
    }
    return new Token(m.group("keyword") != null ? Sort.KEYWORD : Sort.NOTHING, text);
  }
}
