package org.incidentbridge.app.visibility;

import java.util.Optional;

/** Why a remark that is public in the end need not be public on the other side. */
enum Unshared {
  /** Its ticket left the bridge's sight before it was read for the first time. */
  NEVER_SEEN,
  /** The other tracker keeps the text that the copy was made with. */
  COPY_KEEPS_ITS_TEXT,
  /** The copy was internal, and the other tracker knows no way back. */
  COPY_STAYS_INTERNAL,
  /**
   * It became internal in a service project, and was opened only after its ticket had left that:
   * what Jira's property calls internal stays so for the bridge.
   */
  INTERNAL_FOR_GOOD;

  static Optional<Unshared> of(Case that) {
    Case.Plot plot = that.plot();
    boolean late = plot.moment() == Case.Moment.AFTER;
    if (!late && plot.end() == Case.End.ORIGIN && plot.to() == Desk.Place.OUTSIDE) {
      return Optional.of(NEVER_SEEN);
    }
    boolean back = that.change() == Case.Change.THERE_AND_BACK;
    if (late && back && !that.internal() && plot.moves() && that.kind() == Kind.JIRA_DATA_CENTER) {
      return Optional.of(INTERNAL_FOR_GOOD);
    }
    boolean wasInternal =
        (that.internal() && that.corridor().terms() == Case.Terms.AS_INTERNAL)
            || (back && that.other().hides);
    if (late && wasInternal && !that.other().opens) {
      return Optional.of(COPY_STAYS_INTERNAL);
    }
    boolean edited = that.change() == Case.Change.EDITED || back;
    return late && edited && !that.other().edits
        ? Optional.of(COPY_KEEPS_ITS_TEXT)
        : Optional.empty();
  }
}
