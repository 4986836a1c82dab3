package io.coterie.sdk.agent.session;

import java.io.IOException;
import java.security.cert.CertificateException;

/** Whoever answered is not the node that was meant, or can't show that it is. */
public final class UnverifiedPeerException extends IOException {
  private static final long serialVersionUID = 1;

  UnverifiedPeerException(CertificateException why) {
    super(why.getMessage(), why);
  }
}
