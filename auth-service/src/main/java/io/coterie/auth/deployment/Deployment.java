package io.coterie.auth.deployment;

import io.coterie.platform.db.Transactions;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/** This deployment's name, chosen at random when its database is first used. */
public final class Deployment {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 26;

  private final String name;

  @Inject
  Deployment(Transactions transactions) {
    this.name =
        transactions
            .read(DeploymentRepository::name)
            .orElseGet(
                () -> transactions.write(tx -> DeploymentRepository.nameOnce(tx.db(), random())));
  }

  public String name() {
    return name;
  }

  private static String random() {
    return new SecureRandom()
        .ints(LENGTH, 0, ALPHABET.length())
        .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
        .collect(Collectors.joining("", "dep_", ""));
  }
}
