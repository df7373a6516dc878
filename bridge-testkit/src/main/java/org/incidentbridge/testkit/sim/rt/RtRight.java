package org.incidentbridge.testkit.sim.rt;

import java.util.EnumSet;
import java.util.Set;

/** What an account may do in a queue, or everywhere. */
public enum RtRight {
  SEE_QUEUE,
  SHOW_TICKET,
  SHOW_TICKET_COMMENTS,
  SHOW_OUTGOING_EMAIL,
  CREATE_TICKET,
  REPLY_TO_TICKET,
  COMMENT_ON_TICKET,
  MODIFY_TICKET,
  OWN_TICKET,
  DELETE_TICKET,
  SEE_CUSTOM_FIELD,
  MODIFY_CUSTOM_FIELD,
  MODIFY_SELF,
  SHOW_USER_HISTORY;

  /** All that a member of staff, or a bridge, needs in a queue. */
  public static Set<RtRight> staff() {
    return EnumSet.range(SEE_QUEUE, MODIFY_CUSTOM_FIELD);
  }
}
