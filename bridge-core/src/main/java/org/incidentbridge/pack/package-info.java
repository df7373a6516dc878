/** What a policy pack parses into: the rules of one written procedure. Values only. */
package org.incidentbridge.pack;
