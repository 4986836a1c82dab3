package io.coterie.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProcessRecordTest {
  @Test
  void recordOfThisProcessFindsItAgain() {
    ProcessRecord own = ProcessRecord.own();
    assertThat(ProcessRecord.parse(own + "\n")).contains(own);
    assertThat(own.running()).map(ProcessHandle::pid).contains(ProcessHandle.current().pid());
  }

  @Test
  void laterProcessWithTheSameIdIsNotIt() {
    long pid = ProcessHandle.current().pid();
    assertThat(new ProcessRecord(pid, Instant.EPOCH, Optional.empty()).running()).isEmpty();
    var own = ProcessRecord.own();
    assertThat(new ProcessRecord(pid, own.start(), Optional.of("boot/1")).running()).isEmpty();
  }

  @Test
  void clockThatIsSetMakesNoOtherProcessOfIt() {
    var own = ProcessRecord.own();
    assumeThat(own.sinceBoot()).as("there is /proc").isPresent();
    var earlier = new ProcessRecord(own.pid(), own.start().minusSeconds(3600), own.sinceBoot());
    assertThat(earlier.running()).isPresent();
  }

  @Test
  void recordWithoutTimeSinceBootGoesByTheClock() {
    var own = ProcessRecord.own();
    assertThat(new ProcessRecord(own.pid(), own.start(), Optional.empty()).running()).isPresent();
  }

  @Test
  void millisecondsAreReadToo() {
    assertThat(ProcessRecord.parse("12 1000"))
        .contains(new ProcessRecord(12, Instant.ofEpochSecond(1), Optional.empty()));
  }

  @Test
  void whatIsNoRecordNamesNoProcess() {
    for (String text : new String[] {"", "12", "x y", "12 yesterday"}) {
      assertThat(ProcessRecord.parse(text)).isEmpty();
    }
  }
}
