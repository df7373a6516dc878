/**
 * One class for each command of {@code bridge}. Reads arguments, prints answers, decides nothing.
 */
package org.incidentbridge.app.cli;
