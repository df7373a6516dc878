/**
 * The world of {@code bridge demo}: simulated trackers on loopback, people who work in them, and an
 * audit that counts what is really there.
 */
package org.incidentbridge.app.demo;
