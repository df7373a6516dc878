/** Coverage calendars: the hours in which a clock runs, and arithmetic in them. Pure values. */
package org.incidentbridge.calendar;
