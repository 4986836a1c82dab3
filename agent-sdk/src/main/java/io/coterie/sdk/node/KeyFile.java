package io.coterie.sdk.node;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidKeyException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** A node's key on disk: PKCS#8 in PEM (RFC 7468), for its owner's eyes only. */
public final class KeyFile {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path path;

  /** A file that need not be there yet. */
  public KeyFile(Path path) {
    this.path = path;
  }

  /** Whether there is a file. */
  public boolean exists() {
    return Files.exists(path);
  }

  /**
   * Writes a key where nothing is yet, readable by its owner only from the first moment.
   *
   * @throws java.nio.file.FileAlreadyExistsException when there is a file: a key is never
   *     overwritten
   */
  public void create(NodeKey key) throws IOException {
    String pem =
        BEGIN
            + "\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.toPkcs8())
            + "\n"
            + END
            + "\n";
    try (FileChannel file =
        FileChannel.open(
            path,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
      ByteBuffer bytes = ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    }
  }

  /**
   * Reads the key.
   *
   * @throws IOException when it is absent, not a key, or others may read it
   */
  public NodeKey read() throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null && !OWNER_ONLY.containsAll(view.readAttributes().permissions())) {
      throw new IOException(
          path + " can be read by others: chmod 600 it, and rotate the key if it was");
    }
    String pem = Files.readString(path, StandardCharsets.US_ASCII).strip();
    if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
      throw new IOException(path + " is not a private key in PEM");
    }
    try {
      return NodeKey.fromPkcs8(
          Base64.getMimeDecoder()
              .decode(pem.substring(BEGIN.length(), pem.length() - END.length())));
    } catch (IllegalArgumentException | InvalidKeyException e) {
      throw new IOException(path + " is not an Ed25519 private key", e);
    }
  }
}
