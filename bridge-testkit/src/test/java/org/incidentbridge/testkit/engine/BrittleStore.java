package org.incidentbridge.testkit.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import org.incidentbridge.model.Incident;
import org.incidentbridge.store.Incidents;
import org.incidentbridge.store.Store;

/** A store in which the bridge stumbles right after it saved an incident with a certain title. */
record BrittleStore(Store inner, String title) implements Store {

  @Override
  public <T> T inTransaction(Function<Tables, T> work) {
    return inner.inTransaction(tables -> work.apply(brittle(tables)));
  }

  private Tables brittle(Tables tables) {
    return proxy(
        Tables.class,
        (method, arguments) -> {
          Object answer = call(tables, method, arguments);
          return answer instanceof Incidents incidents ? brittle(incidents) : answer;
        });
  }

  private Incidents brittle(Incidents incidents) {
    return proxy(
        Incidents.class,
        (method, arguments) -> {
          Object answer = call(incidents, method, arguments);
          if (method.getName().equals("save") && arguments[0] instanceof Incident incident) {
            stumble(incident);
          }
          return answer;
        });
  }

  private void stumble(Incident incident) {
    if (incident.value(Desks.TITLE).display().equals(title)) {
      throw new IllegalStateException("stumbled over " + title);
    }
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
