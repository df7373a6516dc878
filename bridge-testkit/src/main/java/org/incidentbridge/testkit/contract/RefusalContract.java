package org.incidentbridge.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

/** What a tracker cannot or will not do is refused in words, with the fields to blame. */
public abstract class RefusalContract extends TrackerContract {

  @Test
  void everyCapabilityIsThereOrHasItsSentence() {
    Capabilities capabilities = harness().tracker().capabilities();

    for (Capability capability : Capability.values()) {
      assertThat(capabilities.lack(capability).isPresent())
          .as("%s is either able or lacking", capability)
          .isNotEqualTo(capabilities.can(capability));
    }
  }

  @Test
  void whatATrackerLacksIsRefusedWithThatSentence() {
    Capabilities capabilities = harness().tracker().capabilities();
    String id = harness().people().create("Refuse", "text");

    for (Map.Entry<Capability, Command> lacking : commands(id).entrySet()) {
      if (!capabilities.can(lacking.getKey())) {
        long before = harness().truth().writes();
        Outcome outcome = apply(lacking.getValue());
        assertThat(outcome).as("%s", lacking.getKey()).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused) outcome).message())
            .isEqualTo(capabilities.lack(lacking.getKey()).orElseThrow());
        assertThat(harness().truth().writes()).isEqualTo(before);
      }
    }
  }

  private Map<Capability, Command> commands(String id) {
    Map<Capability, Command> commands = new TreeMap<>();
    RichText text = RichText.plain("text");
    commands.put(
        Capability.INTERNAL_COMMENTS,
        new Command.AddComment(target("internal", id), text, Visibility.INTERNAL));
    commands.put(
        Capability.EDIT_COMMENTS,
        new Command.EditComment(
            target("edit", id), "1", Optional.empty(), text, Visibility.PUBLIC));
    commands.put(Capability.REMOVE_COMMENTS, new Command.RemoveComment(target("remove", id), "1"));
    commands.put(Capability.ATTACHMENTS, PushContract.attachment(target("attach", id)));
    commands.put(
        Capability.REMOVE_FILES,
        new Command.WithdrawFile(target("unfile", id), "1", Command.WithdrawFile.Way.REMOVE));
    commands.put(
        Capability.HIDE_FILES,
        new Command.WithdrawFile(target("hide file", id), "1", Command.WithdrawFile.Way.HIDE));
    commands.put(Capability.BACK_LINKS, new Command.PutLink(target("link", id), link("one")));
    commands.put(
        Capability.SHARE_TICKETS,
        new Command.ShareTicket(
            target("share", id), Party.of(harness().tracker().id(), "bob", "Bob", "")));
    String project = harness().terms().project();
    commands.put(
        Capability.MOVE_TICKETS,
        new Command.MoveTicket(target("move", id), project, project + "X"));
    return commands;
  }

  @Test
  void aWordThatTheTrackerDoesNotHaveBlamesItsField() {
    String id = harness().people().create("Words", "text");
    TrackerHarness.Fields fields = harness().terms().fields();
    Value shown = fetch(id).field(fields.word());

    Outcome outcome =
        apply(
            new Command.UpdateFields(
                target("bad word", id),
                List.of(
                    new Command.FieldWrite(fields.title(), Value.line("Words"), Value.line("W2")),
                    new Command.FieldWrite(fields.word(), shown, Value.line(fields.bad())))));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).fields()).containsOnlyKeys(fields.word());
    assertThat(((Outcome.Refused) outcome).message()).isNotBlank();
    assertThat(fetch(id).field(fields.word())).isEqualTo(shown);
    assertThat(harness().truth().title(id)).isEqualTo("Words");
  }

  @Test
  void aStatusThatTheTrackerDoesNotHaveIsRefusedByName() {
    String id = harness().people().create("Status", "text");
    TrackerHarness.Statuses statuses = harness().terms().statuses();

    Outcome outcome =
        apply(
            new Command.ChangeStatus(
                target("bad status", id), statuses.first(), statuses.missing(), new TreeMap<>()));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).message()).contains(statuses.missing());
    assertThat(harness().truth().status(id)).isEqualTo(statuses.first());
  }

  @Test
  void aTicketThatIsNotThereIsRefused() {
    String id = harness().people().create("Gone", "text");
    harness().people().delete(id);

    assertThat(apply(retitle(id, "Gone", "Back"))).isInstanceOf(Outcome.Refused.class);
  }
}
