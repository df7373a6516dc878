package org.incidentbridge.testkit.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
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
    return proxy(
        Tables.class,
        (method, arguments) ->
            method.getName().equals("outbox")
                ? watched(tables, tables.outbox())
                : call(tables, method, arguments));
  }

  private Outbox watched(Tables tables, Outbox outbox) {
    return proxy(
        Outbox.class,
        (method, arguments) -> {
          Object answer = call(outbox, method, arguments);
          if (method.getName().equals("sent") && Boolean.TRUE.equals(answer)) {
            sentry.marking(tables, (CommandKey) arguments[0]);
          }
          return answer;
        });
  }

  private interface Answer {
    Object to(Method method, Object[] arguments) throws ReflectiveOperationException;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    Object made =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answer.to(method, arguments));
    return type.cast(made);
  }

  private static Object call(Object target, Method method, Object[] arguments)
      throws ReflectiveOperationException {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
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
