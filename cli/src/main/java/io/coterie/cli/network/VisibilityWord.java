package io.coterie.cli.network;

import io.coterie.cli.output.Constant;
import io.coterie.network.v1.Visibility;

/** Visibilities as options name them. */
enum VisibilityWord {
  PRIVATE(Visibility.VISIBILITY_PRIVATE),
  PUBLIC(Visibility.VISIBILITY_PUBLIC);

  private final Visibility visibility;

  VisibilityWord(Visibility visibility) {
    this.visibility = visibility;
  }

  Visibility visibility() {
    return visibility;
  }

  @Override
  public String toString() {
    return Constant.word(visibility);
  }
}
