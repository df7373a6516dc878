package org.incidentbridge.app.channel;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.incidentbridge.config.ChannelConfig;
import org.incidentbridge.config.ChannelConfig.Login;
import org.incidentbridge.config.ChannelConfig.Security;
import org.incidentbridge.http.Redaction;
import org.incidentbridge.notice.Delivery;
import org.incidentbridge.notice.Delivery.Delivered;
import org.incidentbridge.notice.NoticeChannel;
import org.incidentbridge.notice.Parcel;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.spi.TrackerProbe.Level;
import org.jspecify.annotations.Nullable;

/** Hands messages over to a mail server, each over a connection of its own. */
final class MailChannel implements NoticeChannel {

  private final ChannelConfig.Server server;
  private final String from;
  private final Session session;
  private final SmtpFailures failures;

  /**
   * A channel that has not connected yet.
   *
   * @throws IllegalArgumentException if the certificates to be trusted cannot be used
   */
  MailChannel(ChannelConfig.Mail config) {
    this.server = config.server();
    this.from = config.from();
    this.session = Session.getInstance(SmtpProperties.of(server));
    List<Secret> secrets = server.login().map(Login::password).stream().toList();
    this.failures = new SmtpFailures(place(), Redaction.of(secrets));
  }

  private String place() {
    return server.host() + ":" + server.port();
  }

  @Override
  public Delivery send(Parcel parcel) {
    Addressees to = Addressees.of(parcel.to());
    if (to.addresses().isEmpty()) {
      return to.nobody();
    }
    @Nullable Letter letter = null;
    try {
      letter = Letter.of(parcel, new InternetAddress(from), to.addresses(), session);
      send(letter);
      return new Delivered(to.unreadable());
    } catch (MessagingException failure) {
      return to.named(failures.of(failure, letter != null && letter.isWritten()));
    }
  }

  private void send(Letter letter) throws MessagingException {
    Address[] recipients = letter.getAllRecipients();
    Transport transport = connected();
    try {
      transport.sendMessage(letter, recipients);
    } finally {
      close(transport);
    }
  }

  private Transport connected() throws MessagingException {
    Transport transport = session.getTransport("smtp");
    @Nullable Login login = server.login().orElse(null);
    transport.connect(
        server.host(),
        server.port(),
        login == null ? null : login.user(),
        login == null ? null : login.password().reveal());
    if (login != null
        && transport instanceof SMTPTransport smtp
        && !smtp.supportsExtension("AUTH")) {
      close(transport);
      throw new AuthenticationFailedException("it offers no login: leave out user and password");
    }
    return transport;
  }

  /** What the server says to a good-bye changes nothing. */
  @SuppressWarnings("EmptyCatch")
  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException gone) {
      // the message was taken, or its failure is known already
    }
  }

  @Override
  public List<Finding> examine() {
    try {
      close(connected());
      return List.of(
          new Finding(
              Level.OK,
              "mail",
              "%s answers%s%s"
                  .formatted(
                      place(),
                      server.login().map(l -> " and knows " + l.user()).orElse(""),
                      server.security() == Security.OPTIONAL ? "; TLS is not demanded" : ""),
              ""));
    } catch (MessagingException failure) {
      return List.of(
          new Finding(
              Level.PROBLEM, "mail", failures.words(failure), "check smtp, user and password"));
    }
  }

  @Override
  public void close() {
    // each message has a connection of its own
  }
}
