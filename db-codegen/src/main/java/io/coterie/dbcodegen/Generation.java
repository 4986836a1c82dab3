package io.coterie.dbcodegen;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Logging;

/** Runs the migrations on a throw-away PostgreSQL and generates classes from the result. */
final class Generation {
  /** Held, or the level would be lost with the logger. */
  private static final Logger FLYWAY_LOG = Logger.getLogger("org.flywaydb");

  private Generation() {}

  static void run(Target target) throws Exception {
    FLYWAY_LOG.setLevel(Level.WARNING);
    try (var postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("full_page_writes", "off")
            .setServerConfig("synchronous_commit", "off")
            .start()) {
      var data = postgres.getPostgresDatabase();
      migrate(data, target);
      generate(data, target);
    }
    Lint.suppress(target.output());
  }

  private static void migrate(DataSource data, Target target) {
    Flyway.configure()
        .dataSource(data)
        .schemas(target.schema())
        .locations("filesystem:" + target.migrations())
        .load()
        .migrate();
  }

  private static void generate(DataSource data, Target target) throws Exception {
    var database =
        new Database()
            .withName("org.jooq.meta.postgres.PostgresDatabase")
            .withInputSchema(target.schema())
            .withOutputSchemaToDefault(true)
            .withExcludes("flyway_.*");
    var generate = new Generate().withGeneratedAnnotation(true).withGeneratedAnnotationDate(false);
    var output =
        new org.jooq.meta.jaxb.Target()
            .withPackageName(target.packageName())
            .withDirectory(target.output().toString())
            .withClean(true);
    var tool = new GenerationTool();
    tool.setDataSource(data);
    tool.run(
        new Configuration()
            .withLogging(Logging.WARN)
            .withGenerator(
                new Generator().withDatabase(database).withGenerate(generate).withTarget(output)));
  }
}
