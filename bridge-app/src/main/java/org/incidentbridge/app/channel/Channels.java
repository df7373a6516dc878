package org.incidentbridge.app.channel;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.incidentbridge.config.ChannelConfig;
import org.incidentbridge.config.NoticeSettings;
import org.incidentbridge.engine.Courier.Post;
import org.incidentbridge.notice.NoticeChannel;

/** Makes the channels that a configuration names. */
public final class Channels {

  private Channels() {}

  /**
   * The channels by name; the caller closes them.
   *
   * @throws IllegalArgumentException if a certificate file cannot be used; the message is for
   *     people
   */
  public static Map<String, Post> create(NoticeSettings settings, InstantSource clock) {
    Map<String, Post> posts = new LinkedHashMap<>();
    settings
        .channels()
        .forEach(
            (name, config) ->
                posts.put(name, new Post(channel(name, config, clock), config.terms())));
    return posts;
  }

  private static NoticeChannel channel(String name, ChannelConfig config, InstantSource clock) {
    try {
      return switch (config) {
        case ChannelConfig.Mail mail -> new MailChannel(mail);
        case ChannelConfig.Webhook webhook -> new WebhookChannel(webhook, clock);
      };
    } catch (IllegalArgumentException unusable) {
      throw new IllegalArgumentException(
          "notify.%s: %s".formatted(name, unusable.getMessage()), unusable);
    }
  }
}
