package org.incidentbridge.pack;

import org.incidentbridge.calendar.CoverageCalendar;

/** In which hours something counts. */
public sealed interface Hours {

  /**
   * Those of a calendar.
   *
   * @param calendar which
   */
  record Of(CoverageCalendar calendar) implements Hours {}

  /**
   * Those of the customer's support plan (A3).
   *
   * @param otherwise for customers without a plan
   */
  record OfPlan(CoverageCalendar otherwise) implements Hours {}

  /**
   * Those in which the incident's service is supported.
   *
   * @param otherwise for incidents of no known service
   */
  record OfService(CoverageCalendar otherwise) implements Hours {}
}
