package org.incidentbridge.app.demo.flow;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;

/** A mail server on loopback that keeps what it is given. */
final class Postbox implements Closeable {

  private final ServerSocket door;
  private final List<Letter> letters = new ArrayList<>();

  /**
   * A mail.
   *
   * @param to sorted
   */
  record Letter(String subject, List<String> to, String text) {

    Letter {
      to = List.copyOf(to);
    }

    @Override
    public String toString() {
      return subject + " -> " + String.join(", ", to);
    }
  }

  Postbox() {
    try {
      door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  synchronized List<Letter> letters() {
    return List.copyOf(letters);
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        Thread.ofVirtual().start(() -> talk(caller));
      } catch (IOException ended) {
        return;
      }
    }
  }

  private void talk(Socket caller) {
    try (caller;
        var in =
            new BufferedReader(
                new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1))) {
      OutputStream out = caller.getOutputStream();
      say(out, "220 demo");
      var to = new TreeSet<String>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        switch (line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT)) {
          case "RCPT" -> {
            to.add(line.substring(line.indexOf('<') + 1, line.lastIndexOf('>')));
            say(out, "250 ok");
          }
          case "DATA" -> {
            say(out, "354 go on");
            keep(data(in), List.copyOf(to));
            to.clear();
            say(out, "250 kept");
          }
          case "QUIT" -> {
            say(out, "221 bye");
            return;
          }
          default -> say(out, "250 ok");
        }
      }
    } catch (IOException | MessagingException broken) {
      // The sender sees the broken connection and tries again.
    }
  }

  private static String data(BufferedReader in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
    }
    return text.toString();
  }

  private synchronized void keep(String mail, List<String> to)
      throws IOException, MessagingException {
    var bytes = new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1));
    var message = new MimeMessage(Session.getInstance(new Properties()), bytes);
    letters.add(new Letter(message.getSubject(), to, String.valueOf(message.getContent())));
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException ended) {
      throw new UncheckedIOException(ended);
    }
  }
}
