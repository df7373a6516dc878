package org.incidentbridge.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** J11: which organisation an address belongs to. */
class OrganisationsTest {

  private final Catalogue catalogue =
      new Catalogue(
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>(
              Map.of(
                  "acme", organisation("acme", "acme.example"),
                  "labs", organisation("labs", "labs.acme.example"))),
          new TreeMap<>(),
          new TreeMap<>());

  private static Catalogue.Organisation organisation(String name, String domain) {
    return new Catalogue.Organisation(name, List.of(domain), Optional.empty());
  }

  private Optional<String> of(String address) {
    return catalogue.organisationOf(address).map(Catalogue.Organisation::name);
  }

  @Test
  void aDepartmentIsOfItsOrganisation() {
    assertThat(of("ada@Sales.ACME.example")).contains("acme");
  }

  @Test
  void aPartOfADomainThatIsAnOrganisationOfItsOwnIsNotOfTheOtherOne() { // N5
    assertThat(of("bob@labs.acme.example")).contains("labs");
    assertThat(of("bob@deep.labs.acme.example")).contains("labs");
  }

  @Test
  void whatOnlyLooksLikeADomainIsNobodys() { // N5
    assertThat(of("eve@notacme.example")).isEmpty();
    assertThat(of("eve@acme.example.evil.example")).isEmpty();
    assertThat(of("\"ada@acme.example\"@evil.example")).isEmpty();
  }
}
