package io.coterie.standalone.home;

import java.io.IOException;
import java.nio.file.Path;

/** Another process, or another part of this one, has the folder. */
public final class FolderInUseException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String holder;

  FolderInUseException(Path folder, String holder) {
    super(folder + " is in use by process " + holder);
    this.holder = holder;
  }

  /** Its process id. */
  public String holder() {
    return holder;
  }
}
