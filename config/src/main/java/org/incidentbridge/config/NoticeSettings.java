package org.incidentbridge.config;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.notice.Templates;

/**
 * How people are told.
 *
 * @param channels by name
 * @param templates the built-in wordings and those of the configuration
 */
public record NoticeSettings(SortedMap<String, ChannelConfig> channels, Templates templates) {

  /** Nobody is told anything. */
  public static final NoticeSettings NONE = new NoticeSettings(new TreeMap<>(), Templates.NONE);

  public NoticeSettings {
    channels = Collections.unmodifiableSortedMap(new TreeMap<>(channels));
  }
}
