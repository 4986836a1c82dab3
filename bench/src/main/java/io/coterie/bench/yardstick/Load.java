package io.coterie.bench.yardstick;

import java.util.List;

/** What the generator sends. */
enum Load {
  /** One by one, as many as get through. */
  SINGLE("single", "-t", "1"),
  /** As a QUIC sender with segmentation offload does, as many as get through. */
  TRAINS("trains", "-t", "16"),
  /** Few enough that none has to wait, so that what is measured is the way. */
  STEADY("20k/s", "-r", "20000");

  private final String label;
  private final String option;
  private final String value;

  Load(String label, String option, String value) {
    this.label = label;
    this.option = option;
    this.value = value;
  }

  String label() {
    return label;
  }

  /** For the generator. */
  List<String> options() {
    return List.of(option, value);
  }
}
