package io.coterie.platform.config;

import static io.coterie.platform.config.ConfigBinder.bindConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.PrivateModule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigBinderTest {
  record Shared(@Default("1") int value) {}

  record Hidden(@Default("2") int value) {}

  private static final class SharedModule extends AbstractModule {
    @Override
    protected void configure() {
      bindConfig(binder(), "shared", Shared.class);
    }
  }

  private static final class OtherModule extends AbstractModule {
    @Override
    protected void configure() {
      bindConfig(binder(), "shared", Shared.class);
      install(
          new PrivateModule() {
            @Override
            protected void configure() {
              bindConfig(binder(), "hidden", Hidden.class);
            }
          });
    }
  }

  @Test
  void twoFeaturesMayReadTheSameSection() {
    var configuration =
        Configuration.load(Sources.none().values("test", Map.of("shared.value", "5")));

    var injector =
        Guice.createInjector(
            new SharedModule(),
            new OtherModule(),
            binder -> binder.bind(Configuration.class).toInstance(configuration));

    assertThat(injector.getInstance(Shared.class)).isEqualTo(new Shared(5));
  }

  @Test
  void sectionsAreFoundWithoutAnInjectorAlsoInPrivateModules() {
    assertThat(BoundSections.of(List.of(new SharedModule(), new OtherModule())))
        .containsExactlyInAnyOrder(
            new Section<>("shared", Shared.class), new Section<>("hidden", Hidden.class));
  }
}
