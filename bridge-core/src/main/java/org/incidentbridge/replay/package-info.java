/**
 * What a policy pack says of an incident: its timeline is lived through once more, event by event
 * and moment by moment, so that the answer never depends on when or how often it was asked for
 * (N8). Pure.
 */
package org.incidentbridge.replay;
