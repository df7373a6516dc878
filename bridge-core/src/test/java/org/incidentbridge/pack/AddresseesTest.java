package org.incidentbridge.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.policy.Condition;
import org.junit.jupiter.api.Test;

class AddresseesTest {

  private static final Hours ALWAYS = new Hours.Of(CoverageCalendar.always("24x7", ZoneOffset.UTC));

  private final Addressees addressees =
      new Addressees(
          pack(),
          new Addressees.Around(
              "mail", "L2", "ada@acme.example", "sam@support.example", List.of()));

  @Test
  void anAddressIsItself() {
    assertThat(of("x@y.example", "x@y.example")).containsExactly("x@y.example");
  }

  @Test
  void rolesOfTheServiceAndGroupsAreFollowedToAddresses() {
    assertThat(of("owner", "recipients"))
        .containsExactly("owner@mail.example", "desk@support.example", "list@mail.example");
  }

  @Test
  void theLevelAndThePeopleOfTheIncidentAreMeantByTheirNames() {
    assertThat(of("level", "reporter", "assignee"))
        .containsExactly("ops@support.example", "ada@acme.example", "sam@support.example");
    assertThat(of("L1")).containsExactly("desk@support.example");
  }

  @Test
  void aRoleThatNobodyHasIsNobody() {
    assertThat(of("businessOwner", "nothing")).isEmpty();
  }

  /** M15. */
  @Test
  void theOwnerOfTheComponentThatTheWorkMovedToIsMeantElseThatOfTheService() {
    assertThat(of("componentOwner")).containsExactly("owner@mail.example");
    assertThat(at("web", "imap").of(List.of("componentOwner")))
        .as("of those that have one")
        .containsExactly("owner@imap.example");
    assertThat(at("web").of(List.of("componentOwner"))).containsExactly("owner@mail.example");
  }

  private static Addressees at(String... components) {
    return new Addressees(pack(), new Addressees.Around("mail", "", "", "", List.of(components)));
  }

  /** S9, N5. */
  @Test
  void customersAreMeantAlsoByRolesThatNameThem() {
    assertThat(addressees.meansCustomers(List.of("owner", "affected"))).isTrue();
    assertThat(addressees.meansCustomers(List.of("announcements"))).isTrue();
    assertThat(addressees.meansCustomers(List.of("owner", "recipients", "delegate", "L1")))
        .isFalse();
  }

  @Test
  void rolesThatNameEachOtherEnd() {
    assertThat(of("delegate")).isEmpty();
  }

  private List<String> of(String... names) {
    return addressees.of(List.of(names));
  }

  private static PolicyPack pack() {
    Catalogue.Service mail =
        new Catalogue.Service(
            "mail",
            false,
            Map.of(
                "owner", List.of("owner@mail.example"),
                "recipients", List.of("desk", "list@mail.example", "desk"),
                "delegate", List.of("staff"),
                "announcements", List.of("affected", "all@mail.example"),
                "staff", List.of("delegate")),
            new Catalogue.ServiceHours(Optional.empty(), Optional.empty()),
            Map.of());
    Catalogue.Service imap =
        new Catalogue.Service(
            "imap", false, Map.of("owner", List.of("owner@imap.example")), mail.hours(), Map.of());
    Catalogue catalogue =
        new Catalogue(
            new TreeMap<>(Map.of("mail", mail, "imap", imap)),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(Map.of("desk", List.of("desk@support.example"))),
            new TreeMap<>());
    Ladder ladder =
        new Ladder(
            List.of(
                new Ladder.Level("L1", "Desk", List.of("desk"), Condition.ALWAYS, ALWAYS),
                new Ladder.Level(
                    "L2", "Operations", List.of("ops@support.example"), Condition.ALWAYS, ALWAYS)),
            List.of(),
            List.of());
    return new PolicyPack(
        new PolicyPack.Head("p", "P", "1", Optional.empty(), Condition.ALWAYS),
        new SeverityRules(List.of(), ""),
        List.of(),
        ladder,
        new PolicyPack.Duties(List.of(), List.of()),
        catalogue);
  }
}
