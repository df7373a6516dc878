package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.testkit.sim.mantis.CustomFieldType;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

/** The counterpart was moved and has another address now. */
final class MantisMovedLinkTest extends MantisTest {

  private static final String OLD = "https://desk.example.com/HD-1";
  private static final String NEW = "https://desk.example.com/OTHER-7";
  private static final String SECOND = "https://desk.example.com/HD-2";

  private Command.PutLink moved(String id) {
    var link =
        new Command.BackLink("ib:HD-1", URI.create(NEW), "OTHER-7", "")
            .insteadOf(Optional.of(URI.create(OLD)));
    return new Command.PutLink(target("moved", id), link);
  }

  @Test
  void inAFieldTheNewAddressTakesThePlaceOfTheOldOne() {
    with(Map.of("linkField", "Counterpart"));
    int field =
        mantis.mantis.admin().addCustomField("Counterpart", CustomFieldType.STRING, "", 255);
    mantis.mantis.admin().linkField(field, mantis.project);
    String id = report("Origin");
    applied(new Command.PutLink(target("one", id), link("HD-1")));
    applied(new Command.PutLink(target("two", id), link("HD-2")));
    assertThat(settle(moved(id))).isInstanceOf(Outcome.NotApplied.class);

    applied(moved(id));
    applied(moved(id));

    assertThat(mantis.issue(id).customFields()).containsEntry("Counterpart", NEW + " " + SECOND);
    assertThat(settle(moved(id))).isInstanceOf(Outcome.Applied.class);
  }

  /** An older version left the old address beside the new one. */
  @Test
  void inAFieldThatHasBothTheOldOneGoes() {
    with(Map.of("linkField", "Counterpart"));
    int field =
        mantis.mantis.admin().addCustomField("Counterpart", CustomFieldType.STRING, "", 255);
    mantis.mantis.admin().linkField(field, mantis.project);
    String id = report("Origin");
    applied(new Command.PutLink(target("one", id), link("HD-1")));
    applied(new Command.PutLink(target("two", id), link("OTHER-7")));

    applied(moved(id));

    assertThat(mantis.issue(id).customFields()).containsEntry("Counterpart", NEW);
  }

  @Test
  void theLineThatAnIssueWasMadeWithLeadsToTheNewAddress() {
    Command.CreateTicket command =
        create("a", Map.of("additional_information", Value.body(RichText.plain("Rack 7"))));
    applied(command);

    applied(moved("1"));

    assertThat(mantis.issue("1").field("additional_information"))
        .isEqualTo("Rack 7\n\n[" + command.target().key() + "] OTHER-7 " + NEW);
    assertThat(mantis.issue("1").notes()).isEmpty();
    assertThat(fetch("1").marker()).isEqualTo(command.target().key().text());
    assertThat(settle(moved("1"))).isInstanceOf(Outcome.Applied.class);
  }
}
