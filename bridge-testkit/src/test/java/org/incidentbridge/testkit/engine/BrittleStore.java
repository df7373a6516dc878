package org.incidentbridge.testkit.engine;

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
    return StandIn.of(
        Tables.class,
        (method, arguments) -> {
          Object answer = StandIn.call(tables, method, arguments);
          return answer instanceof Incidents incidents ? brittle(incidents) : answer;
        });
  }

  private Incidents brittle(Incidents incidents) {
    return StandIn.of(
        Incidents.class,
        (method, arguments) -> {
          Object answer = StandIn.call(incidents, method, arguments);
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

  @Override
  public Store scratch() {
    return inner.scratch();
  }

  @Override
  public void close() {
    inner.close();
  }
}
