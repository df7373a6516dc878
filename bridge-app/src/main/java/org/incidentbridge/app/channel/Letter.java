package org.incidentbridge.app.channel;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.notice.Notice;
import org.incidentbridge.notice.Parcel;

/**
 * A message as mail. Its Message-ID is made of its own id, so that who gets it twice can tell; what
 * is about one incident refers to the same id, so that mail programs show it as one conversation.
 */
final class Letter extends MimeMessage {

  /** Incidents that the header names; servers refuse headers that are too long. */
  private static final int MOST = 100;

  private final String id;
  private boolean written;

  private Letter(Session session, String id) {
    super(session);
    this.id = id;
  }

  /**
   * A letter.
   *
   * @param from whose domain the ids are in
   */
  static Letter of(Parcel parcel, InternetAddress from, List<InternetAddress> to, Session session)
      throws MessagingException {
    String domain = from.getAddress().substring(from.getAddress().indexOf('@') + 1);
    Letter letter = new Letter(session, "<%s@%s>".formatted(parcel.id(), domain));
    letter.setFrom(from);
    letter.setRecipients(Message.RecipientType.TO, to.toArray(InternetAddress[]::new));
    letter.setSubject(parcel.subject(), StandardCharsets.UTF_8.name());
    letter.setText(parcel.text(), StandardCharsets.UTF_8.name());
    letter.setSentDate(Date.from(parcel.at()));
    letter.setHeader("Auto-Submitted", "auto-generated");
    letter.setHeader("X-Auto-Response-Suppress", "All");
    letter.converse(parcel, domain);
    letter.saveChanges();
    return letter;
  }

  private void converse(Parcel parcel, String domain) throws MessagingException {
    List<IncidentId> incidents =
        parcel.notices().stream().map(Notice::incident).distinct().toList();
    String names =
        incidents.stream().limit(MOST).map(IncidentId::text).collect(Collectors.joining(" "));
    setHeader("X-Incident-Bridge-Incidents", jakarta.mail.internet.MimeUtility.fold(29, names));
    if (incidents.size() == 1) {
      String root =
          "<%s@%s>".formatted(incidents.getFirst().text().toLowerCase(Locale.ROOT), domain);
      setHeader("References", root);
      setHeader("In-Reply-To", root);
    }
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }

  /** Whether all of it was said to a server: only then can the server have taken it. */
  boolean isWritten() {
    return written;
  }

  @Override
  public void writeTo(OutputStream out, String[] without) throws IOException, MessagingException {
    super.writeTo(out, without);
    written = true;
  }
}
