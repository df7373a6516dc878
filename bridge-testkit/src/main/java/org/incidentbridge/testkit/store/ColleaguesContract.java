package org.incidentbridge.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.store.Colleagues;
import org.junit.jupiter.api.Test;

/** What a store keeps of people who see the tickets of their organisation (J11). */
public interface ColleaguesContract extends OpenStore {

  TrackerId PORTAL = new TrackerId("portal");

  private static Party person(String account) {
    return Party.of(PORTAL, account, account, account + "@acme.example");
  }

  private boolean isNews(TrackerId tracker, String organisation, Party party) {
    return store().inTransaction(tables -> tables.colleagues().add(tracker, organisation, party));
  }

  private <T> List<T> colleagues(Function<Colleagues, List<T>> work) {
    return store().inTransaction(tables -> work.apply(tables.colleagues()));
  }

  @Test
  default void somebodyIsNewsOnceAndAgainInAnotherOrganisation() {
    assertThat(isNews(PORTAL, "acme", person("ada"))).isTrue();
    assertThat(isNews(PORTAL, "acme", person("ada"))).isFalse();
    assertThat(isNews(new TrackerId("other"), "acme", person("ada"))).isTrue();
    assertThat(isNews(PORTAL, "initech", person("ada"))).isTrue();

    assertThat(colleagues(c -> c.of(PORTAL, "acme"))).isEmpty();
    assertThat(colleagues(c -> c.of(PORTAL, "initech"))).containsExactly(person("ada"));
  }

  @Test
  default void whatAnOrganisationSeesIsToldUntilItIsOver() {
    var one = new IncidentId("INC-AAAAAAAAAA");
    var two = new IncidentId("INC-BBBBBBBBBB");
    colleagues(
        c -> {
          c.sees(PORTAL, "acme", two);
          c.sees(PORTAL, "acme", one);
          c.sees(PORTAL, "acme", one);
          return List.of();
        });
    assertThat(colleagues(c -> c.seen(PORTAL, "acme"))).containsExactly(one, two);

    colleagues(
        c -> {
          c.over(one);
          c.sees(PORTAL, "initech", two);
          return List.of();
        });
    assertThat(colleagues(c -> c.seen(PORTAL, "acme"))).isEmpty();
    assertThat(colleagues(c -> c.seen(PORTAL, "initech"))).containsExactly(two);
  }
}
