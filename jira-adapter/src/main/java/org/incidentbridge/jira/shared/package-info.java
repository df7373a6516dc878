/**
 * What is true of every Jira. An edition brings what differs: {@link Site}, {@link SiteFacts},
 * {@link Directory}, {@link Issues}, {@link MarkerSearch} and {@link Dialect}.
 */
package org.incidentbridge.jira.shared;
