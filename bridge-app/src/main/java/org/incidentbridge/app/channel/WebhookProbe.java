package org.incidentbridge.app.channel;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import javax.net.ssl.SSLSocket;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.incidentbridge.config.ChannelConfig.Target;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.spi.TrackerProbe.Level;

/** Looks whether an address can be connected to; says nothing there. */
final class WebhookProbe {

  private WebhookProbe() {}

  static Finding examine(Target target, OkHttpClient client) {
    HttpUrl url = WebhookAnswers.address(target);
    String place = url.host() + ":" + url.port();
    try (Socket socket = new Socket()) {
      int timeout = Math.toIntExact(target.net().timeout().toMillis());
      socket.connect(new InetSocketAddress(url.host(), url.port()), timeout);
      socket.setSoTimeout(timeout);
      if (url.isHttps()) {
        shakeHands(url, socket, client);
      }
      return new Finding(
          Level.OK, "webhook", place + " can be connected to; no notice was sent", "");
    } catch (UnknownHostException unknown) {
      return problem("there is no host " + url.host());
    } catch (IOException failure) {
      return problem("%s cannot be connected to: %s".formatted(place, failure.getMessage()));
    }
  }

  private static void shakeHands(HttpUrl url, Socket socket, OkHttpClient client)
      throws IOException {
    try (var tls =
        (SSLSocket) client.sslSocketFactory().createSocket(socket, url.host(), url.port(), true)) {
      var parameters = tls.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      tls.setSSLParameters(parameters);
      tls.startHandshake();
    }
  }

  private static Finding problem(String why) {
    return new Finding(Level.PROBLEM, "webhook", why, "check url, network and certificate");
  }
}
