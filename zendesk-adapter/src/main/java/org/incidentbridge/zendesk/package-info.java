/** Zendesk Support over its REST interface, and the HTML of its comments. */
package org.incidentbridge.zendesk;
