package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.HistoryEntry;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerProbe.Expected;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.testkit.sim.rt.RtFieldType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** RT lets several custom fields have one name. */
final class RtTwinFieldsTest {

  private static final String NAME = "Impact";
  private static final String FIELD = "custom:" + NAME;

  private final SimulatedRt site = new SimulatedRt();
  private final RtHarness rt = new RtHarness(site, Map.of());
  private final int one = twin();
  private final int other = twin();
  private final String ticket = rt.people().create("One", "text");

  private int twin() {
    return site.rt.admin().addField(NAME, RtFieldType.FREEFORM_SINGLE);
  }

  @AfterEach
  void close() {
    rt.close();
  }

  private TicketSnapshot read() {
    return ((Sighting.Seen) rt.tracker().source().fetch(ticket)).ticket();
  }

  private Outcome write(String field, String value) {
    var target = new Command.Target(CommandKey.of(field), new TrackerId("help"), ticket);
    var write = new Command.FieldWrite(field, Value.absent(), Value.line(value));
    return rt.tracker()
        .sink()
        .apply(
            new Command.UpdateFields(target, List.of(write)),
            (t, f) -> InputStream.nullInputStream());
  }

  /** N7: one that reads as empty would be emptied elsewhere. */
  @Test
  void aNameThatSeveralFieldsHaveNamesNone() {
    write("custom:" + one, "high");

    assertThat(read().fields())
        .doesNotContainKey(FIELD)
        .containsEntry("custom:" + one, Value.line("high"))
        .containsEntry("custom:" + other, Value.absent());
  }

  @Test
  void whatIsWrittenByTheNameIsRefusedWithTheNumbers() {
    assertThat(write(FIELD, "high"))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(refused.message())
                    .contains("several custom fields 'Impact'", "custom:" + one));
    assertThat(read().field("custom:" + one)).isEqualTo(Value.absent());
  }

  @Test
  void theirChangesAreToldByNumber() {
    write("custom:" + one, "high");

    assertThat(read().history())
        .extracting(HistoryEntry::change)
        .contains(new HistoryEntry.Change("custom:" + one, Value.absent(), Value.line("high")));
  }

  @Test
  void theDoctorTellsOfThem() {
    var expected = new Expected(List.of(FIELD), Map.of(), List.of());

    assertThat(rt.tracker().probe().examine(expected))
        .filteredOn(f -> f.topic().equals("fields"))
        .extracting(Finding::advice)
        .singleElement()
        .asString()
        .contains("custom:" + one);
  }

  @Test
  void aFieldWhoseNameIsItsOwnGoesByBoth() {
    int alone = site.rt.admin().addField("Alone", RtFieldType.FREEFORM_SINGLE);
    write("custom:" + alone, "x");

    assertThat(read().field("custom:Alone")).isEqualTo(Value.line("x"));
    assertThat(read().field("custom:" + alone)).isEqualTo(Value.line("x"));
  }

  @Test
  void aFieldForMarksThatIsNotAloneIsNotUsed() {
    var marked = new RtHarness(site, Map.of("marker", Map.of("field", NAME)));

    assertThat(marked.tracker().probe().examine(new Expected(List.of(), Map.of(), List.of())))
        .filteredOn(f -> f.topic().equals("marker"))
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .contains("shares its name");
    marked.close();
  }
}
