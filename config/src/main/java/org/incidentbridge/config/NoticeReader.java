package org.incidentbridge.config;

import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.config.Yaml.Mapping;

/** Reads how people are told. */
final class NoticeReader {

  private NoticeReader() {}

  static NoticeSettings read(Problems problems, Mapping whole) {
    SortedMap<String, ChannelConfig> channels = new TreeMap<>();
    whole
        .mapping("notify")
        .ifPresent(
            block ->
                block
                    .entries()
                    .forEach(
                        (name, entry) ->
                            ChannelReader.read(problems, name, entry)
                                .ifPresent(channel -> channels.put(name, channel))));
    return new NoticeSettings(
        channels, new TemplatesReader(problems, OwnFields.of(whole)).read(whole));
  }
}
