package io.coterie.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
    assertThat(new ProcessRecord(ProcessHandle.current().pid(), Instant.EPOCH).running()).isEmpty();
  }

  @Test
  void millisecondsAreReadToo() {
    assertThat(ProcessRecord.parse("12 1000"))
        .contains(new ProcessRecord(12, Instant.ofEpochSecond(1)));
  }

  @Test
  void whatIsNoRecordNamesNoProcess() {
    for (String text : new String[] {"", "12", "x y", "12 yesterday"}) {
      assertThat(ProcessRecord.parse(text)).isEmpty();
    }
  }
}
