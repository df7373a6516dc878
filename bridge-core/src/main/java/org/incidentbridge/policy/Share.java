package org.incidentbridge.policy;

/**
 * What comments and files flow over a route.
 *
 * @param forth from the route's source to its target
 * @param back from the target to the source
 * @param internal what becomes of internal notes, both ways
 * @param attachments whether files flow, under the same rules as comments
 * @param remarks whether overruled changes are told in an internal comment on the side that lost
 *     (J8)
 */
public record Share(
    Comments forth, Comments back, Internal internal, boolean attachments, boolean remarks) {

  /** Public comments both ways, files too, internal notes never. */
  public static final Share STANDARD =
      new Share(Comments.ALL_PUBLIC, Comments.ALL_PUBLIC, Internal.NEVER, true, false);

  /**
   * Which public comments flow in one direction.
   *
   * @param which all, none, or those that carry the tag
   * @param tag a word such as {@code #customer}; empty unless tagged
   */
  public record Comments(Which which, String tag) {
    public static final Comments ALL_PUBLIC = new Comments(Which.ALL, "");
    public static final Comments NONE = new Comments(Which.NONE, "");
  }

  /** Which comments. */
  public enum Which {
    ALL,
    TAGGED,
    NONE
  }

  /** What becomes of internal notes. */
  public enum Internal {
    /** They stay where they are. */
    NEVER,
    /** They are copied as internal notes, or not at all where the target cannot hold such (N5). */
    AS_INTERNAL
  }
}
