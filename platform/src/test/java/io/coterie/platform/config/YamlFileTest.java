package io.coterie.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {
  @TempDir private Path folder;

  @Test
  void nestedAndDottedKeysAreTheSame() throws IOException {
    assertThat(YamlFile.read(file("a:\n  b:\n    c: 1\na.b.d: 2")))
        .containsOnlyKeys("a.b.c", "a.b.d")
        .containsEntry("a.b.c", new Setting.Scalar("1", "coterie.yaml:3"));
  }

  @Test
  void anEmptyFileSetsNothing() throws IOException {
    assertThat(YamlFile.read(file("# nothing yet\n"))).isEmpty();
  }

  @Test
  void aKeyIsSetOnce() throws IOException {
    assertThat(errors("a: {b: 1}\na.b: 2"))
        .containsExactly("a.b: is set twice (coterie.yaml:1 and coterie.yaml:2)");
  }

  @Test
  void valuesAreSingleOrListsOfSingles() throws IOException {
    assertThat(errors("a:\nb: [{c: 1}, 2]"))
        .containsExactly(
            "a: has no value (coterie.yaml:1)",
            "b: an item of this list must be a single value (coterie.yaml:2)");
  }

  @Test
  void aListIsNoConfiguration() throws IOException {
    assertThat(errors("- a")).singleElement().asString().contains("keys and values are expected");
  }

  @Test
  void brokenYamlIsToldInALineWithItsPlace() throws IOException {
    assertThat(errors("a: [1\nb: 2"))
        .singleElement()
        .asString()
        .contains("coterie.yaml:2: not YAML");
  }

  @Test
  void aMissingFileIsNamed() {
    var file = folder.resolve("absent.yaml");

    assertThat(catchThrowableOfType(ConfigurationException.class, () -> YamlFile.read(file)))
        .hasMessage(file + ": no such file");
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("coterie.yaml"), yaml);
  }

  private List<String> errors(String yaml) throws IOException {
    var file = file(yaml);
    return catchThrowableOfType(ConfigurationException.class, () -> YamlFile.read(file)).errors();
  }
}
