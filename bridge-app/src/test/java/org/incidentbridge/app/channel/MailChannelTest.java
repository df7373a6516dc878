package org.incidentbridge.app.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.incidentbridge.config.ChannelConfig;
import org.incidentbridge.config.ChannelConfig.Login;
import org.incidentbridge.config.ChannelConfig.Net;
import org.incidentbridge.config.ChannelConfig.Security;
import org.incidentbridge.notice.ChannelTerms;
import org.incidentbridge.notice.Delivery;
import org.incidentbridge.notice.Delivery.Deferred;
import org.incidentbridge.notice.Delivery.Delivered;
import org.incidentbridge.notice.Parcel;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.TrackerProbe.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails as a mail server gets them. */
class MailChannelTest {

  private static final String PASSWORD = "s3cret-password";

  @TempDir Path folder;

  private final GreenMail server =
      new GreenMail(new ServerSetup[] {new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)});

  @AfterEach
  void stop() {
    server.stop();
  }

  private MailChannel plain(Optional<Login> login) {
    server.start();
    return channel(server.getSmtp().getPort(), Security.OPTIONAL, login, Optional.empty());
  }

  private static MailChannel channel(
      int port, Security security, Optional<Login> login, Optional<Path> caFile) {
    var net = new Net(Duration.ofSeconds(10), caFile);
    var there = new ChannelConfig.Server("127.0.0.1", port, security, login, net);
    return new MailChannel(
        new ChannelConfig.Mail(
            there, "Störfall-Brücke <bridge@acme.example>", ChannelTerms.AT_ONCE));
  }

  private static Optional<Login> login(String password) {
    return Optional.of(new Login("bridge", new Secret(password)));
  }

  private MimeMessage sent(MailChannel channel, Parcel parcel) {
    assertThat(channel.send(parcel)).isEqualTo(Delivered.TO_ALL);
    MimeMessage[] all = server.getReceivedMessages();
    return all[all.length - 1];
  }

  @Test
  void aMailSaysWhatItsNoticeSays() throws MessagingException, IOException {
    MimeMessage mail =
        sent(plain(Optional.empty()), Notices.to("Ops Team <ops@acme.example>", "b@acme.example"));

    assertThat(mail.getSubject()).isEqualTo("Überfällig: a");
    assertThat(mail.getContent().toString()).isEqualToIgnoringNewLines("Größe 😀\n.\nEnde");
    assertThat(mail.getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(mail.getFrom()[0].toString()).contains("bridge@acme.example");
    assertThat(mail.getAllRecipients()[0].toString()).isEqualTo("Ops Team <ops@acme.example>");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("X-Incident-Bridge-Incidents")).containsExactly("INC-AAAAAAAAAA");
    assertThat(mail.getSentDate().toInstant()).isEqualTo(Notices.NOON.plusSeconds(60));
  }

  @Test
  void aMailThatIsSentAgainHasTheIdItHadBefore() throws MessagingException {
    MailChannel channel = plain(Optional.empty());
    Parcel parcel = Notices.to("a@acme.example");
    String first = sent(channel, parcel).getMessageID();

    assertThat(sent(channel, parcel).getMessageID())
        .isEqualTo(first)
        .isEqualTo("<" + parcel.id() + "@acme.example>");
  }

  @Test
  void mailsOfOneIncidentAreOneConversation() throws MessagingException {
    MailChannel channel = plain(Optional.empty());
    String to = "a@acme.example";
    MimeMessage one = sent(channel, Notices.of(Notices.about("a", Notices.ONE, to)));
    MimeMessage again = sent(channel, Notices.of(Notices.about("b", Notices.ONE, to)));
    MimeMessage both =
        sent(
            channel,
            Notices.of(Notices.about("c", Notices.ONE, to), Notices.about("d", Notices.TWO, to)));

    assertThat(one.getHeader("References")).containsExactly("<inc-aaaaaaaaaa@acme.example>");
    assertThat(again.getHeader("References")).isEqualTo(one.getHeader("References"));
    assertThat(both.getHeader("References")).isNull();
    assertThat(both.getSubject()).isEqualTo("2 notices, the first: Überfällig: c");
  }

  @Test
  void aLoginIsUsedAndAWrongOneWaitsToBeMended() {
    server.setUser("bridge@acme.example", "bridge", PASSWORD);
    server.getUserManager().setAuthRequired(true);
    assertThat(plain(login(PASSWORD)).send(Notices.to("a@acme.example")))
        .isEqualTo(Delivered.TO_ALL);

    int port = server.getSmtp().getPort();
    MailChannel wrong = channel(port, Security.OPTIONAL, login("wr0ng-password"), Optional.empty());
    assertThat(wrong.send(Notices.to("a@acme.example")))
        .isInstanceOf(Deferred.class)
        .asString()
        .contains("does not accept the login")
        .doesNotContain("wr0ng-password");
    assertThat(wrong.examine().getFirst().level()).isEqualTo(Level.PROBLEM);
    assertThat(wrong.examine().toString()).doesNotContain("wr0ng-password");
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aServerIsTrustedByItsCertificateAndItsName() throws IOException {
    assertThat(overTls("127.0.0.1", true)).isEqualTo(Delivered.TO_ALL);
    assertThat(overTls("127.0.0.1", false)).isInstanceOf(Deferred.class);
    assertThat(overTls("other.example", true)).isInstanceOf(Deferred.class);
  }

  /** What becomes of a mail to a server whose certificate is for a name, and trusted or not. */
  private Delivery overTls(String name, boolean trusted) throws IOException {
    HeldCertificate held =
        new HeldCertificate.Builder().addSubjectAlternativeName(name).commonName(name).build();
    var tls = new HandshakeCertificates.Builder().heldCertificate(held).build().sslContext();
    Path pem = Files.writeString(folder.resolve("ca.pem"), held.certificatePem());
    Optional<Path> caFile = trusted ? Optional.of(pem) : Optional.empty();
    try (ScriptedSmtp smtps = ScriptedSmtp.start(tls.getServerSocketFactory())) {
      return channel(smtps.port(), Security.TLS, Optional.empty(), caFile)
          .send(Notices.to("a@acme.example"));
    }
  }
}
