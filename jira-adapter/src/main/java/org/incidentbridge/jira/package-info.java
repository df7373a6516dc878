/** Jira, in two dialects that share little: Cloud and Data Center. */
package org.incidentbridge.jira;
