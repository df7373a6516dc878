package org.incidentbridge.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

/** What trackers lack is told before anything is sent to them. */
final class CapabilitiesTest {

  private static final Command.Target TARGET =
      new Command.Target(CommandKey.of("move"), new TrackerId("ops"), "7");
  private static final Command MOVE = new Command.MoveTicket(TARGET, "HD", "BUG");

  @Test
  void aMoveIsRefusedWithTheGoalAndTheReasonWhereTicketsCannotBeMoved() {
    var lacking =
        new Capabilities(
            EnumSet.complementOf(EnumSet.of(Capability.MOVE_TICKETS)),
            Map.of(Capability.MOVE_TICKETS, "there is no way"));

    assertThat(lacking.refusal(MOVE))
        .contains("it has to be moved to BUG by hand: there is no way");
    assertThat(lacking.refusal(new Command.RemoveComment(TARGET, "1"))).isEmpty();
  }

  @Test
  void nothingIsRefusedThatATrackerCan() {
    var able = new Capabilities(EnumSet.allOf(Capability.class), Map.of());

    assertThat(able.refusal(MOVE)).isEmpty();
  }

  @Test
  void anInternalCommentIsRefusedWhereEverybodyWouldSeeIt() {
    var lacking =
        new Capabilities(
            EnumSet.complementOf(EnumSet.of(Capability.INTERNAL_COMMENTS)),
            Map.of(Capability.INTERNAL_COMMENTS, "all comments are public"));

    assertThat(lacking.refusal(said(Visibility.INTERNAL)))
        .contains("it is for the team alone: all comments are public");
    assertThat(lacking.refusal(said(Visibility.PUBLIC))).isEmpty();
  }

  private static Command said(Visibility visibility) {
    return new Command.AddComment(TARGET, RichText.plain("Nobody has phoned."), visibility);
  }
}
