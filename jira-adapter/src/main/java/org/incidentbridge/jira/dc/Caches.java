package org.incidentbridge.jira.dc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Caches of what a site is like. */
final class Caches {

  private static final Duration REMEMBERED = Duration.ofHours(1);

  private Caches() {}

  /** A cache whose entries end after an hour by the bridge's clock. */
  static <K, V> Cache<K, V> of(Connection jira, int size) {
    return Caffeine.newBuilder()
        .maximumSize(size)
        .expireAfterWrite(REMEMBERED)
        .ticker(() -> ChronoUnit.NANOS.between(Instant.EPOCH, jira.clock().instant()))
        .executor(Runnable::run)
        .build();
  }
}
