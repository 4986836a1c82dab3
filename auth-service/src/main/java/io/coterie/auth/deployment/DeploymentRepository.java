package io.coterie.auth.deployment;

import static io.coterie.auth.tables.Tables.DEPLOYMENT;

import java.util.Optional;
import org.jooq.DSLContext;

/** The one row that names this deployment. */
final class DeploymentRepository {
  private DeploymentRepository() {}

  static Optional<String> name(DSLContext db) {
    return db.select(DEPLOYMENT.NAME).from(DEPLOYMENT).fetchOptional(DEPLOYMENT.NAME);
  }

  /** Names it, unless another replica was quicker; says what it is called now. */
  static String nameOnce(DSLContext db, String name) {
    db.insertInto(DEPLOYMENT).set(DEPLOYMENT.NAME, name).onConflictDoNothing().execute();
    return name(db).orElseThrow();
  }
}
