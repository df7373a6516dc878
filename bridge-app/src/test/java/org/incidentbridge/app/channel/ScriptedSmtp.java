package org.incidentbridge.app.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A mail server that answers as it is told to, on loopback. */
final class ScriptedSmtp implements AutoCloseable {

  /** In place of an answer: the connection ends. */
  static final String GONE = "gone";

  private final ServerSocket socket;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  final List<String> taken = new CopyOnWriteArrayList<>();

  private ScriptedSmtp(ServerSocket socket) {
    this.socket = socket;
  }

  static ScriptedSmtp start() throws IOException {
    return start(ServerSocketFactory.getDefault());
  }

  static ScriptedSmtp start(ServerSocketFactory sockets) throws IOException {
    var server =
        new ScriptedSmtp(sockets.createServerSocket(0, 5, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(server::serve);
    return server;
  }

  int port() {
    return socket.getLocalPort();
  }

  /** What it says to lines that begin so; {@code .} is the end of a mail. */
  ScriptedSmtp answering(String beginning, String answer) {
    answers.put(beginning, answer);
    return this;
  }

  @SuppressWarnings("EmptyCatch")
  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException ended) {
        // the next one, or the end
      }
    }
  }

  private void talk(Socket client) throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    var out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8);
    out.print("220 scripted\r\n");
    out.flush();
    StringBuilder mail = new StringBuilder();
    boolean data = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (data && !line.equals(".")) {
        mail.append(line).append('\n');
        continue;
      }
      String answer = answer(line, data);
      if (answer.equals(GONE)) {
        return;
      }
      if (data && answer.startsWith("2")) {
        taken.add(mail.toString());
      }
      data = !data && line.startsWith("DATA") && answer.startsWith("3");
      out.print(answer + "\r\n");
      out.flush();
    }
  }

  private String answer(String line, boolean data) {
    String usual = line.startsWith("DATA") ? "354 go on" : "250 ok";
    return answers.entrySet().stream()
        .filter(e -> data == e.getKey().equals(".") && line.startsWith(e.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(usual);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
