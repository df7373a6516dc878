/** Jira, in two dialects: Cloud and Data Center. */
package org.incidentbridge.jira;
