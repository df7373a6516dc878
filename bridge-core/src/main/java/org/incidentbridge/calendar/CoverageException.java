package org.incidentbridge.calendar;

/**
 * A question that a calendar cannot answer: the covered time asked for is never reached, or an
 * instant lies outside the years that calendars know.
 */
public final class CoverageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CoverageException(String message) {
    super(message);
  }
}
