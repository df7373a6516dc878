package org.incidentbridge.report;

import org.incidentbridge.model.StandardField;

/** Canonical words in their order. */
public final class Words {

  private Words() {}

  /** Where a severity stands: the gravest is 0; one that is not known comes last. */
  public static int rank(String severity) {
    int place = StandardField.SEVERITY.words().indexOf(severity);
    return place < 0 ? StandardField.SEVERITY.words().size() : place;
  }
}
