package org.incidentbridge.app.channel;

import java.util.Properties;
import org.incidentbridge.config.ChannelConfig.Server;
import org.incidentbridge.http.ExtraTrust;

/** What Angus Mail is told of a server. */
final class SmtpProperties {

  private static final String SMTP = "mail.smtp.";

  private SmtpProperties() {}

  static Properties of(Server server) {
    Properties properties = new Properties();
    String timeout = String.valueOf(server.net().timeout().toMillis());
    set(properties, "connectiontimeout", timeout);
    set(properties, "timeout", timeout);
    set(properties, "writetimeout", timeout);
    set(properties, "quitwait", "false");
    set(properties, "sendpartial", "true");
    set(properties, "auth", String.valueOf(server.login().isPresent()));
    set(properties, "ssl.checkserveridentity", "true");
    switch (server.security()) {
      case TLS -> set(properties, "ssl.enable", "true");
      case STARTTLS -> {
        set(properties, "starttls.enable", "true");
        set(properties, "starttls.required", "true");
      }
      case OPTIONAL -> set(properties, "starttls.enable", "true");
    }
    server
        .net()
        .caFile()
        .ifPresent(pem -> properties.put(SMTP + "ssl.socketFactory", ExtraTrust.of(pem).sockets()));
    return properties;
  }

  private static void set(Properties properties, String key, String value) {
    properties.setProperty(SMTP + key, value);
  }
}
