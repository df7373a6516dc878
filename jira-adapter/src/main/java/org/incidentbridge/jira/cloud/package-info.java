/** Jira Cloud, by its REST API version 3. */
package org.incidentbridge.jira.cloud;
