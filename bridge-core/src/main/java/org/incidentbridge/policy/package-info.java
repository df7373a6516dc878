/** What the configuration parses into: routes, ownership, answers, people. Values only. */
package org.incidentbridge.policy;
