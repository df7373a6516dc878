package org.incidentbridge.app.promises;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A mail server on loopback, and what it was given. */
final class Post implements AutoCloseable {

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final Set<String> read = new HashSet<>();

  Post() {
    server.start();
  }

  int port() {
    return server.getSmtp().getPort();
  }

  int count() {
    return server.getReceivedMessages().length;
  }

  /** The mails since this was last asked for, each as {@code subject -> recipients}, sorted. */
  List<String> news() {
    return Arrays.stream(server.getReceivedMessages())
        .filter(mail -> read.add(idOf(mail)))
        .map(Post::brief)
        .sorted()
        .toList();
  }

  /** All mails with this subject: whom they went to, and what they say. */
  List<String> letters(String subject) {
    return letters(mail -> subjectOf(mail).equals(subject));
  }

  /** All mails. */
  List<String> letters() {
    return letters(mail -> true);
  }

  private List<String> letters(Predicate<MimeMessage> which) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(which)
        .map(mail -> brief(mail) + ": " + bodyOf(mail))
        .distinct()
        .toList();
  }

  private static String brief(MimeMessage mail) {
    try {
      String to =
          Arrays.stream(mail.getAllRecipients())
              .map(Address::toString)
              .sorted()
              .collect(Collectors.joining(", "));
      return subjectOf(mail) + " -> " + to;
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String subjectOf(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String idOf(MimeMessage mail) {
    try {
      return mail.getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String bodyOf(MimeMessage mail) {
    try {
      return mail.getContent().toString().strip();
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
