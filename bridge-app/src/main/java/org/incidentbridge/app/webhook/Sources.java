package org.incidentbridge.app.webhook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who calls, and whether too often. Forgets sources that have been quiet. Never waits. */
final class Sources {

  private static final Pattern IP_V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /** Some proxies write from which port they were called, another one for each connection. */
  private static final Pattern WITH_PORT =
      Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+]):\\d{1,5}");

  private static final int REMEMBERED = 10_000;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final int callsPerMinute;
  private final Set<String> proxies;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets;

  /**
   * @param callsPerMinute most calls in a minute from one source
   * @param proxies those that say truly for whom they call
   */
  Sources(int callsPerMinute, List<String> proxies, InstantSource clock) {
    this.callsPerMinute = callsPerMinute;
    this.proxies = proxies.stream().map(Sources::canonical).collect(Collectors.toSet());
    this.time = meter(clock);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .ticker(time::currentTimeNanos)
            .executor(Runnable::run)
            .build();
  }

  /**
   * The source of a call.
   *
   * @param peer the address that the connection comes from
   * @param forwardedFor what a proxy says, each proxy behind what the one before it said; of what
   *     others wrote nothing is believed
   */
  String of(String peer, String forwardedFor) {
    String source = canonical(peer);
    String[] hops = forwardedFor.split(",", -1);
    for (int hop = hops.length - 1; hop >= 0 && proxies.contains(source); hop--) {
      String before = canonical(hops[hop].strip());
      if (before.isEmpty()) {
        break;
      }
      source = before;
    }
    return source;
  }

  /** IPv6 can be written in many ways; no name is looked up. */
  private static String canonical(String address) {
    Matcher ported = WITH_PORT.matcher(address);
    String host = ported.matches() ? ported.group(1) : address;
    String bare = host.replaceAll("^\\[(.*)]$", "$1");
    if (!IP_V6.matcher(bare).matches()) {
      return host;
    }
    try {
      return InetAddress.getByName(bare).getHostAddress();
    } catch (UnknownHostException noAddress) {
      return address;
    }
  }

  /** Counts a call; whether it is one of those that are heard. */
  boolean admits(String source) {
    return buckets.get(source, s -> fresh()).tryConsume(1);
  }

  private Bucket fresh() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(callsPerMinute).refillGreedy(callsPerMinute, WINDOW))
        .withCustomTimePrecision(time)
        .build();
  }

  private static TimeMeter meter(InstantSource clock) {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
      }

      @Override
      public boolean isWallClockBased() {
        return true;
      }
    };
  }
}
