package org.incidentbridge.testkit.sim;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/** Counts the calls that reach a simulator, by method and route, and reads apart from writes. */
public final class CallCounter implements HttpSimulator {

  private static final Pattern IDENTITY =
      Pattern.compile("\\d+|[A-Z][A-Z0-9_]*-\\d+|[0-9a-fA-F]{8}-[0-9a-fA-F-]{20,}");
  private static final Pattern READING_POST =
      Pattern.compile(".*/(search|search/jql|approximate-count|bulkfetch|comment/list|jql/parse)");

  private final HttpSimulator target;
  private final Map<String, LongAdder> byRoute = new ConcurrentHashMap<>();
  private final LongAdder reads = new LongAdder();
  private final LongAdder writes = new LongAdder();

  public CallCounter(HttpSimulator target) {
    this.target = target;
  }

  @Override
  public SimResponse handle(SimRequest request) {
    byRoute.computeIfAbsent(route(request), key -> new LongAdder()).increment();
    (isRead(request) ? reads : writes).increment();
    return target.handle(request);
  }

  /** Calls that change nothing: GET, HEAD, and searches sent by POST. */
  public long reads() {
    return reads.sum();
  }

  /** All other calls. */
  public long writes() {
    return writes.sum();
  }

  /** Reads and writes together. */
  public long total() {
    return reads() + writes();
  }

  /** Calls per route, such as {@code GET /rest/api/3/issue/{}}; a copy. */
  public Map<String, Long> byRoute() {
    Map<String, Long> counts = new TreeMap<>();
    byRoute.forEach((route, count) -> counts.put(route, count.sum()));
    return counts;
  }

  /** Starts again from nothing. */
  public void reset() {
    byRoute.clear();
    reads.reset();
    writes.reset();
  }

  private static boolean isRead(SimRequest request) {
    return switch (request.method()) {
      case "GET", "HEAD", "OPTIONS" -> true;
      case "POST" -> READING_POST.matcher(request.path()).matches();
      default -> false;
    };
  }

  private static String route(SimRequest request) {
    StringBuilder template = new StringBuilder(request.method()).append(' ');
    String before = "";
    for (String segment : request.path().substring(1).split("/")) {
      boolean named = before.equals("properties") || before.equals("project");
      boolean open = IDENTITY.matcher(segment).matches() && !before.equals("api");
      template.append('/');
      template.append(open || (named && !segment.equals("search")) ? "{}" : segment);
      before = segment;
    }
    return template.toString();
  }
}
