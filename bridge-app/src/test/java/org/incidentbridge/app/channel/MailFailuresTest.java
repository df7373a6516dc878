package org.incidentbridge.app.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.incidentbridge.config.ChannelConfig;
import org.incidentbridge.config.ChannelConfig.Net;
import org.incidentbridge.config.ChannelConfig.Security;
import org.incidentbridge.notice.ChannelTerms;
import org.incidentbridge.notice.Delivery;
import org.incidentbridge.notice.Delivery.Deferred;
import org.incidentbridge.notice.Delivery.Delivered;
import org.incidentbridge.notice.Delivery.Missed;
import org.incidentbridge.notice.Delivery.Refused;
import org.incidentbridge.notice.Delivery.Unknown;
import org.incidentbridge.spi.TrackerProbe.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What mail servers may answer, step by step, and what that means for the message. */
class MailFailuresTest {

  private ScriptedSmtp server;

  @BeforeEach
  void start() throws IOException {
    server = ScriptedSmtp.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private MailChannel channel(Security security) {
    return channel(security, Optional.empty());
  }

  private MailChannel channel(Security security, Optional<ChannelConfig.Login> login) {
    var net = new Net(Duration.ofSeconds(5), Optional.empty());
    var there = new ChannelConfig.Server("127.0.0.1", server.port(), security, login, net);
    return new MailChannel(
        new ChannelConfig.Mail(there, "bridge@acme.example", ChannelTerms.AT_ONCE));
  }

  private Delivery send(String... to) {
    return channel(Security.OPTIONAL).send(Notices.to(to));
  }

  @Test
  void aServerThatTakesTheMailHasGotIt() {
    assertThat(send("a@x.example")).isEqualTo(Delivered.TO_ALL);
    assertThat(server.taken).hasSize(1);
  }

  @Test
  void aRefusedRecipientDoesNotStopTheOthers() {
    server.answering("RCPT TO:<b@", "550 no such user").answering("RCPT TO:<c@", "450 later");

    Delivery delivery = send("a@x.example", "b@x.example", "Cy <c@x.example>", "no address");

    assertThat(delivery).isInstanceOf(Delivered.class);
    assertThat(((Delivered) delivery).missed())
        .extracting(Missed::address, Missed::passing)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("no address", false),
            org.assertj.core.groups.Tuple.tuple("b@x.example", false),
            org.assertj.core.groups.Tuple.tuple("Cy <c@x.example>", true));
    assertThat(server.taken).hasSize(1);
  }

  @Test
  void aRefusalOfAllRecipientsIsOneOfTheMessage() {
    server.answering("RCPT TO:<b@", "550 no such user");

    assertThat(send("b@x.example")).isInstanceOf(Refused.class).asString().contains("no such user");
    assertThat(send("not an address"))
        .isInstanceOf(Refused.class)
        .asString()
        .contains("is no mail address");
    assertThat(send()).isInstanceOf(Refused.class);
  }

  @Test
  void aRecipientWhoMayBeWrittenToLaterIsDeferred() {
    server.answering("RCPT TO:<c@", "451 greylisted");

    assertThat(send("c@x.example")).isInstanceOf(Deferred.class).asString().contains("greylisted");
  }

  @Test
  void whatIsRefusedForNowAtAnyStepIsDeferredAndForGoodRefused() {
    for (String step : new String[] {"MAIL FROM", "DATA", "."}) {
      server.answering(step, "452 full");
      assertThat(send("a@x.example")).as(step).isInstanceOf(Deferred.class);
      server.answering(step, "554 spam");
      assertThat(send("a@x.example"))
          .as(step)
          .isInstanceOf(Refused.class)
          .asString()
          .contains("spam");
      server.answering(step, step.equals("DATA") ? "354 go on" : "250 ok");
    }
  }

  @Test
  void aConnectionLostBeforeTheMailWasSaidIsCertain() {
    server.answering("DATA", ScriptedSmtp.GONE);
    assertThat(send("a@x.example")).isInstanceOf(Deferred.class);
    server.answering("EHLO", ScriptedSmtp.GONE);
    assertThat(send("a@x.example")).isInstanceOf(Deferred.class);
  }

  @Test
  void aConnectionLostAfterTheMailWasSaidIsNot() {
    server.answering(".", ScriptedSmtp.GONE);

    assertThat(send("a@x.example")).isInstanceOf(Unknown.class);
  }

  @Test
  void aServerThatIsDownIsTriedLater() throws IOException {
    server.close();

    assertThat(send("a@x.example")).isInstanceOf(Deferred.class);
    assertThat(channel(Security.OPTIONAL).examine().getFirst().level()).isEqualTo(Level.PROBLEM);
  }

  @Test
  void aServerThatWantsNoLoginIsNotTakenToHaveAcceptedIt() {
    var login = new ChannelConfig.Login("bridge", new org.incidentbridge.spi.Secret("s3cret"));

    assertThat(channel(Security.OPTIONAL, Optional.of(login)).send(Notices.to("a@x.example")))
        .isInstanceOf(Deferred.class)
        .asString()
        .contains("offers no login");
    assertThat(server.taken).isEmpty();
  }

  @Test
  void nothingIsSaidInClearTextWhereTlsIsDemanded() {
    assertThat(channel(Security.STARTTLS).send(Notices.to("a@x.example")))
        .isInstanceOf(Deferred.class)
        .asString()
        .contains("STARTTLS");
    assertThat(server.taken).isEmpty();
  }

  @Test
  void doctorSendsNothing() {
    var finding = channel(Security.OPTIONAL).examine().getFirst();

    assertThat(finding.level()).isEqualTo(Level.OK);
    assertThat(finding.message()).startsWith("127.0.0.1:" + server.port() + " answers");
    assertThat(server.taken).isEmpty();
  }
}
