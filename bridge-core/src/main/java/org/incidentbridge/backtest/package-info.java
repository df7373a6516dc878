/**
 * Trying a policy on the past: histories as lines of JSON, their replay under two policies, and
 * what differs.
 */
package org.incidentbridge.backtest;
