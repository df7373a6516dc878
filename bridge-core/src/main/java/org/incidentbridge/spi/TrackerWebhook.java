package org.incidentbridge.spi;

/**
 * Understands what a tracker calls out when tickets change. It is a hint to read a ticket sooner
 * and never the truth: calls get lost, are repeated, late and in any order. Pure.
 */
public interface TrackerWebhook {

  /** What a call says; a call that is not signed as this tracker signs says nothing. */
  Announcement understand(WebhookCall call);
}
