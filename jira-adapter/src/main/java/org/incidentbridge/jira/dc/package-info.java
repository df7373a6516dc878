/** Jira Data Center and Server, spoken to by REST API version 2. */
package org.incidentbridge.jira.dc;
