package org.incidentbridge.testkit.engine;

import java.util.function.Function;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Store;

/** A store before and after whose transactions others may go first. */
record CrossingStore(Store inner, Crossing crossing, Sentry sentry) implements Store {

  @Override
  public <T> T inTransaction(Function<Tables, T> work) {
    crossing.pass();
    T result = inner.inTransaction(tables -> work.apply(watched(tables)));
    crossing.pass();
    return result;
  }

  private Tables watched(Tables tables) {
    return StandIn.of(
        Tables.class,
        (method, arguments) ->
            method.getName().equals("outbox")
                ? watched(tables, tables.outbox())
                : StandIn.call(tables, method, arguments));
  }

  private Outbox watched(Tables tables, Outbox outbox) {
    return StandIn.of(
        Outbox.class,
        (method, arguments) -> {
          Object answer = StandIn.call(outbox, method, arguments);
          if (method.getName().equals("sent") && Boolean.TRUE.equals(answer)) {
            sentry.marking(tables, (CommandKey) arguments[0]);
          }
          return answer;
        });
  }

  @Override
  public Store scratch() {
    return inner.scratch();
  }

  @Override
  public void close() {
    inner.close();
  }
}
