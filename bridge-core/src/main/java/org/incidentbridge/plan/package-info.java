/**
 * From what an incident became to the commands that make its trackers agree. Pure: the plan shown
 * to people and the plan carried out come from the same function.
 */
package org.incidentbridge.plan;
