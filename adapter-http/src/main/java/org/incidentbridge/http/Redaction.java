package org.incidentbridge.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.incidentbridge.spi.Secret;

/** Takes secrets out of any text before a person or a file sees it. Safe for parallel use. */
public final class Redaction {

  /** What stands where a secret was. */
  public static final String MASK = "[redacted]";

  /** Knows no secret by value, but still masks what is one by its place. */
  public static final Redaction NONE = new Redaction(List.of());

  private static final String NAMES =
      "access_token|refresh_token|id_token|token|api_?key|api_?token|password|passwd|pwd|secret"
          + "|client_secret|signature|sig|jwt|x-amz-signature|x-amz-credential"
          + "|x-amz-security-token|(?:next_?)?page_?token|upload_?token|(?:atl|xsrf|csrf)_?token"
          + "|(?:after_|before_|next_)?cursor|page(?:\\[|%5b)(?:after|before)(?:]|%5d)";

  private record Rule(Pattern pattern, String replacement) {}

  private static final List<Rule> BY_PLACE =
      List.of(
          rule(
              "(?i)\\b((?:proxy-|x-)?auth(?:orization|-token)\"?\\s*[:=]\\s*\"?)[^\\r\\n\"]+",
              "$1"),
          rule("(?i)\\b((?:set-)?cookie\"?\\s*[:=]\\s*\"?)[^\\r\\n\"]+", "$1"),
          rule("\\b((?i:basic|bearer)\\s+)(?=\\S*[0-9A-Z=])[A-Za-z0-9+/=._~-]{8,}", "$1"),
          rule("(?i)([?&;](?:" + NAMES + ")=)[^&#\\s\"']+", "$1"),
          rule("(?i)(\"(?:" + NAMES + ")\"\\s*:\\s*\")(?:[^\"\\\\]|\\\\.)*+", "$1"),
          new Rule(
              Pattern.compile("\\b([a-zA-Z][a-zA-Z0-9+.-]*://)[^/\\s@\"']+@"), "$1" + MASK + "@"));

  private static final Set<String> SECRET_HEADERS =
      Set.of(
          "authorization",
          "proxy-authorization",
          "cookie",
          "set-cookie",
          "x-auth-token",
          "x-api-key",
          "x-hub-signature");

  /** Shorter secrets are masked as whole words only, lest the text be eaten. */
  private static final int SHORT = 6;

  private final List<Pattern> byValue;

  private Redaction(Collection<Secret> secrets) {
    byValue =
        secrets.stream()
            .flatMap(secret -> spellings(secret.reveal()))
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Redaction::literal)
            .toList();
  }

  /** A redaction that also masks these secrets wherever they stand. */
  public static Redaction of(Collection<Secret> secrets) {
    return new Redaction(secrets);
  }

  /** The text without any secret. */
  public String scrub(String text) {
    String clean = text;
    for (Pattern secret : byValue) {
      clean = secret.matcher(clean).replaceAll(MASK);
    }
    for (Rule rule : BY_PLACE) {
      clean = rule.pattern.matcher(clean).replaceAll(rule.replacement);
    }
    return clean;
  }

  /** A header's value as it may be shown. */
  public String header(String name, String value) {
    return SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT)) ? MASK : scrub(value);
  }

  private static Rule rule(String pattern, String kept) {
    return new Rule(Pattern.compile(pattern), kept + MASK);
  }

  private static Stream<String> spellings(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        secret,
        URLEncoder.encode(secret, StandardCharsets.UTF_8),
        URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"),
        new String(JsonStringEncoder.getInstance().quoteAsString(secret)),
        Base64.getEncoder().encodeToString(bytes));
  }

  private static Pattern literal(String secret) {
    String quoted = Pattern.quote(secret);
    return Pattern.compile(secret.length() < SHORT ? "(?<![\\w])" + quoted + "(?![\\w])" : quoted);
  }
}
