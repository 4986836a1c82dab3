package io.coterie.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.standalone.cli.Desk.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub with a certificate of its own making, as {@code up} takes it and commands trust it. */
class TlsTest {
  private static final String STORE_PASSWORD = "changeit";

  @TempDir private Path folder;
  private Desk desk;

  @BeforeEach
  void install() throws Exception {
    desk = Desk.in(folder, "alice").install(folder.resolve("install"));
    Installed.in(desk, folder.resolve("install"));
    certificate();
  }

  @AfterEach
  void stop() {
    Result ended = desk.run("down");
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  @Test
  void onlyWhoTrustsTheCertificateIsServed() {
    Result up =
        desk.run("up --port 0 --relay-port 0 --tls-cert hub.crt --tls-key hub.key --output json");
    assertThat(up.code()).as(up.err()).isZero();
    String edge = up.data().get("edge").getAsString();
    assertThat(edge).startsWith("https://127.0.0.1:");
    assertThat(desk.data("status").get("health").getAsString()).isEqualTo("serving");

    desk.input("correct horse battery")
        .done("register --username alice --password-stdin --ca-cert hub.crt --hub " + edge);
    assertThat(desk.done("whoami --ca-cert hub.crt --hub " + edge).out()).contains("alice");

    // alice's command line remembers what she trusts for this hub
    assertThat(desk.done("whoami --hub " + edge).out()).contains("alice");
    Desk stranger = Desk.in(folder, "stranger").variable("COTERIE_TOKEN", "utok_x");
    assertRefused(stranger.run("whoami --hub " + edge), "certificate", "--ca-cert");
    String plain = edge.replace("https://", "http://");
    assertRefused(stranger.run("whoami --hub " + plain), "speaks TLS", "https://");
  }

  private static void assertRefused(Result result, String... words) {
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(words).doesNotContain("\tat ");
    assertThat(result.err().lines()).hasSizeLessThanOrEqualTo(2);
  }

  /** A self-signed one for this machine, as {@code hub.crt} and {@code hub.key}. */
  private void certificate() throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "hub",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                STORE_PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
    var keys = KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray());
    write("hub.crt", "CERTIFICATE", keys.getCertificate("hub").getEncoded());
    var key = Objects.requireNonNull(keys.getKey("hub", STORE_PASSWORD.toCharArray()));
    write("hub.key", "PRIVATE KEY", Objects.requireNonNull(key.getEncoded()));
  }

  private void write(String file, String type, byte[] der) throws IOException {
    var text =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    Files.writeString(
        desk.folder().resolve(file),
        "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, text, type));
  }
}
