package io.coterie.platform.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.inject.Guice;
import com.google.inject.Module;
import com.google.inject.Stage;
import io.coterie.platform.config.ConfigurationException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartProblemsTest {
  @Test
  void configurationErrorsHaveALineEach() {
    assertThat(StartProblems.lines(new ConfigurationException(List.of("a: bad", "b: bad"))))
        .containsExactly("a: bad", "b: bad");
  }

  @Test
  void aStartFailureIsFoundInsideAFailedInjector() {
    var failure = new StartFailure("the key file is unreadable", "chmod it");
    var creation =
        creation(binder ->
            binder.bind(Runnable.class).toProvider(() -> fail(failure)).asEagerSingleton());

    assertThat(StartProblems.lines(creation))
        .containsExactly("the key file is unreadable: chmod it");
  }

  @Test
  void aTakenPortSaysWhichAndWhatSetsIt() {
    var cause = new IOException("Failed to bind", new BindException("Address already in use"));
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9000);

    assertThat(StartProblems.lines(StartFailure.cannotListen(address, "server.port", cause)))
        .containsExactly(
            "can't listen on 127.0.0.1:9000 (it is taken): stop the program that has it, or choose"
                + " another with server.port");
  }

  @Test
  void anAddressThatIsNotOursSaysWhy() {
    var cause = new BindException("Cannot assign requested address");
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9000);

    assertThat(StartProblems.lines(StartFailure.cannotListen(address, "server.bind", cause)))
        .singleElement()
        .asString()
        .contains("(Cannot assign requested address)", "server.bind");
  }

  @ParameterizedTest
  @CsvSource({
    "08001, the database can't be reached: connection refused",
    "57P03, the database can't be reached: connection refused",
    "28P01, the database refuses the user or password: connection refused",
    "3D000, the database does not exist: connection refused"
  })
  void databasesThatAreNotThereAreRecognised(String state, String line) {
    var failure = new IllegalStateException("pool", new SQLException("connection\nrefused", state));

    assertThat(StartProblems.lines(failure)).containsExactly(line);
  }

  @Test
  void aMissingBindingIsABugInALine() {
    assertThat(StartProblems.lines(creation(binder -> binder.bind(Runnable.class))))
        .singleElement()
        .asString()
        .startsWith("wired wrongly (a bug): ");
  }

  @Test
  void anythingElseIsABugInALineWithItsRootCause() {
    var failure = new IllegalStateException("outer", new IOException("inner\n  second line"));

    assertThat(StartProblems.lines(failure))
        .containsExactly(
            "can't start (a bug; log level debug shows more): IOException: inner second line");
  }

  private static Throwable creation(Module module) {
    return Objects.requireNonNull(
        catchThrowable(() -> Guice.createInjector(Stage.PRODUCTION, module)));
  }

  private static Runnable fail(RuntimeException failure) {
    throw failure;
  }
}
