package io.coterie.gateway.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Objects;

/** A self-signed certificate for {@code localhost} and its key, as files in PEM. */
record Certificates(Path certificate, Path key) {
  private static final String PASSWORD = "changeit";

  static Certificates in(Path folder) {
    return new Certificates(folder.resolve("tls.crt"), folder.resolve("tls.key"));
  }

  /** Writes a new pair over whatever is there; returns the certificate. */
  byte[] renew() throws IOException, InterruptedException, GeneralSecurityException {
    var store = Files.createTempDirectory("certificates").resolve("store.p12");
    var keytool =
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
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool failed");
    }
    var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    var encoded = keys.getCertificate("hub").getEncoded();
    var secret = Objects.requireNonNull(keys.getKey("hub", PASSWORD.toCharArray())).getEncoded();
    write(key, "PRIVATE KEY", Objects.requireNonNull(secret));
    write(certificate, "CERTIFICATE", encoded);
    return encoded;
  }

  private static void write(Path file, String type, byte[] der) throws IOException {
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    var pem = "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, text, type);
    var fresh = Files.write(file.resolveSibling(type.replace(' ', '-')), pem.getBytes(US_ASCII));
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
