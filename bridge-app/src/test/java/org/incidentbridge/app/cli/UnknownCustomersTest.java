package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** J11: an organisation whose people would see its tickets, if the bridge knew any of them. */
final class UnknownCustomersTest {

  private static final String WARNED =
      "no known person has an address of organisation acme (exmaple.com), so nobody is let see its"
          + " tickets";

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();
  private Path config;

  @BeforeEach
  void begin() throws IOException {
    config = trackers.configuration(dir);
    Files.writeString(
        config,
        """
        policy: [ policy.yaml ]
        people:
          - { name: Alice Example, email: alice@example.com, accounts: { helpdesk: alice } }
        """,
        StandardOpenOption.APPEND);
    organisation("domains: [ exmaple.com ], sees: everyone");
  }

  @AfterEach
  void close() {
    trackers.close();
  }

  private void organisation(String terms) throws IOException {
    Files.writeString(
        dir.resolve("policy.yaml"), "pack: p\norganisations: { acme: { " + terms + " } }\n");
  }

  private String doctor() {
    return Answer.to(Small.on(config, "doctor")).out().replaceAll("\\s+", " ");
  }

  private void sync() {
    trackers.report("Printer");
    assertThat(Answer.to(Small.on(config, "sync")).code()).isZero();
  }

  @Test
  void isToldByTheDoctorOnceTicketsWereRead() throws IOException {
    assertThat(doctor()).doesNotContain("no known person");
    sync();

    assertThat(doctor()).contains("warning organisations " + WARNED, "-> check its domains");
    assertThat(Answer.to(Small.on(config, "doctor", "--json")).json().path("policy").toString())
        .contains(WARNED);
  }

  @Test
  void isToldNoMoreWhenTheDomainIsCorrected() throws IOException {
    sync();
    organisation("domains: [ exmaple.com, example.com ], sees: everyone");
    sync();

    assertThat(doctor()).doesNotContain("no known person");
    organisation("domains: [ exmaple.com ], sees: everyone");
    sync();
    assertThat(doctor()).as("whoever was known is of it no more").contains(WARNED);
  }

  @Test
  void underAPolicyThatDecidedOnNothingYetNobodyWasLookedFor() throws IOException {
    organisation("domains: [ example.com ]");
    sync();
    organisation("domains: [ example.com ], sees: everyone");

    assertThat(doctor())
        .doesNotContain("no known person")
        .contains(
            "who of organisation acme (example.com) is let see its tickets is found out with the"
                + " next sync",
            "-> run bridge plan");
    sync();
    assertThat(doctor()).doesNotContain("organisations");
  }

  @Test
  void isNotToldOfOrganisationsInWhichNobodySeesMore() throws IOException {
    organisation("domains: [ exmaple.com ]");
    sync();

    assertThat(doctor()).doesNotContain("no known person");
  }
}
