package org.incidentbridge.app.channel;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.incidentbridge.http.Redaction;
import org.incidentbridge.notice.Delivery;
import org.incidentbridge.notice.Delivery.Deferred;
import org.incidentbridge.notice.Delivery.Delivered;
import org.incidentbridge.notice.Delivery.Missed;
import org.incidentbridge.notice.Delivery.Refused;
import org.incidentbridge.notice.Delivery.Unknown;

/** What a failure of a mail server means for the message (RFC 5321 §4.2.1). */
final class SmtpFailures {

  private static final int PERMANENT = 500;
  private static final int TRANSIENT = 400;

  private final String place;
  private final Redaction redaction;

  /**
   * Meanings of one server's failures.
   *
   * @param place the server as people name it
   */
  SmtpFailures(String place, Redaction redaction) {
    this.place = place;
    this.redaction = redaction;
  }

  /**
   * What became of the message.
   *
   * @param written whether all of it was said, so that the server may have taken it
   */
  Delivery of(MessagingException failure, boolean written) {
    List<Missed> refused = refused(failure);
    if (failure instanceof SendFailedException partly && sent(partly)) {
      return new Delivered(refused);
    }
    if (!refused.isEmpty()) {
      boolean passing = refused.stream().anyMatch(Missed::passing);
      String why = refused.getFirst().why();
      return passing ? new Deferred(why) : new Refused(why);
    }
    return whole(failure, written);
  }

  private Delivery whole(MessagingException failure, boolean written) {
    int code = code(failure);
    if (failure instanceof AuthenticationFailedException) {
      return new Deferred(words(failure)); // waits for the login to be mended
    }
    if (code >= PERMANENT) {
      return new Refused(words(failure));
    }
    return written && code < TRANSIENT ? new Unknown(words(failure)) : new Deferred(words(failure));
  }

  /** For people. */
  String words(MessagingException failure) {
    String said = said(failure);
    return failure instanceof AuthenticationFailedException
        ? "the mail server %s does not accept the login: %s".formatted(place, said)
        : "the mail server %s: %s".formatted(place, said);
  }

  private String said(Exception failure) {
    StringBuilder said = new StringBuilder(String.valueOf(failure.getMessage()));
    for (Throwable t = failure.getCause(); t != null; t = t.getCause()) {
      String more = t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
      if (said.indexOf(more) < 0) {
        said.append("; ").append(more);
      }
    }
    return redaction.scrub(said.toString().replaceAll("\\s+", " ").strip());
  }

  private static boolean sent(SendFailedException failure) {
    Address[] sent = failure.getValidSentAddresses();
    return sent != null && sent.length > 0;
  }

  private List<Missed> refused(MessagingException failure) {
    List<Missed> refused = new ArrayList<>();
    for (Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
      if (m instanceof SMTPAddressFailedException address) {
        refused.add(missed(address));
      }
    }
    return refused;
  }

  private Missed missed(SMTPAddressFailedException failure) {
    InternetAddress address = failure.getAddress();
    return new Missed(
        address.getAddress(),
        failure.getReturnCode() < PERMANENT,
        "the mail server %s does not take mail for %s: %s"
            .formatted(place, address.getAddress(), said(failure)));
  }

  private static int code(MessagingException failure) {
    return switch (failure) {
      case SMTPSendFailedException e -> Math.max(0, e.getReturnCode());
      case SMTPSenderFailedException e -> Math.max(0, e.getReturnCode());
      default ->
          Optional.ofNullable(failure.getNextException())
              .filter(MessagingException.class::isInstance)
              .map(next -> code((MessagingException) next))
              .orElse(0);
    };
  }
}
