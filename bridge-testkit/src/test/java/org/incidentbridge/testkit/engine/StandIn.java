package org.incidentbridge.testkit.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Stands in for one of the store's interfaces, to see or spoil what goes through it. */
interface StandIn {

  Object to(Method method, Object[] arguments) throws ReflectiveOperationException;

  /** All calls go through the stand-in. */
  static <T> T of(Class<T> type, StandIn standIn) {
    Object made =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> standIn.to(method, arguments));
    return type.cast(made);
  }

  /** Hands a call on. */
  static Object call(Object target, Method method, Object[] arguments)
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
}
