package io.coterie.bench.yardstick;

import io.coterie.bench.results.Results;

/**
 * What the generator says at the end of a run.
 *
 * @param lost in percent
 * @param cpu nanoseconds of the relay's processor a datagram
 * @param p50 microseconds; 0 unless the load is steady
 * @param wrong datagrams that should not have come
 */
record Sample(double received, double lost, double cpu, double p50, double p99, long wrong) {
  static Sample parse(String line) {
    var parts = line.split(",", -1);
    return new Sample(
        Double.parseDouble(parts[5]),
        Double.parseDouble(parts[6]),
        Double.parseDouble(parts[7]),
        Double.parseDouble(parts[8]),
        Double.parseDouble(parts[9]),
        Long.parseLong(parts[10]));
  }

  void addTo(Results results, int round, String subject, String load) {
    results.add(round, subject, load, "received/s", received);
    results.add(round, subject, load, "lost %", lost);
    results.add(round, subject, load, "cpu ns", cpu);
    results.add(round, subject, load, "wrong", (double) wrong);
    if (p50 > 0) {
      results.add(round, subject, load, "p50 us", p50);
      results.add(round, subject, load, "p99 us", p99);
    }
  }
}
