package org.incidentbridge.engine;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.util.function.BooleanSupplier;
import org.incidentbridge.push.Pusher;
import org.incidentbridge.store.Store;

/**
 * Wires the engine. Needs bindings of {@link Store}, {@link Rules}, {@link Fleet}, {@link
 * Pusher.Timing} and, for stopping, {@link BooleanSupplier}.
 */
public final class EngineModule extends AbstractModule {

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireExactBindingAnnotations();
    binder().disableCircularProxies();
    requireBinding(Store.class);
    requireBinding(Fleet.class);
  }

  @Provides
  @Singleton
  SyncCycle cycle(
      Store store, Rules rules, Fleet fleet, Pusher.Timing timing, BooleanSupplier stopping) {
    return SyncCycle.create(store, rules, fleet, timing, stopping);
  }
}
