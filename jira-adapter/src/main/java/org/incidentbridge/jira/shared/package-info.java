/** What both dialects of Jira have in common to the letter. */
package org.incidentbridge.jira.shared;
