package org.incidentbridge.jira.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Caches of what a site is like. */
public final class Caches {

  private static final Duration REMEMBERED = Duration.ofHours(1);

  private Caches() {}

  /** A cache whose entries end after an hour by the bridge's clock. */
  public static <K, V> Cache<K, V> of(InstantSource clock, int size) {
    return Caffeine.newBuilder()
        .maximumSize(size)
        .expireAfterWrite(REMEMBERED)
        .ticker(() -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()))
        .executor(Runnable::run)
        .build();
  }
}
