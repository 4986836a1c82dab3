package io.coterie.standalone.soak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/**
 * What a hub holds on to, by its own metrics, just after it collected its garbage.
 *
 * @param heap bytes
 * @param threads of the platform; virtual ones count by what they keep on the heap
 * @param files open descriptors, connections included
 * @param connections to the database that are in use
 * @param calls that have begun and not ended; the services' own watches are among them
 */
record Footprint(long heap, long threads, long files, long connections, long calls) {
  static Footprint of(long pid, URI edge) throws IOException, InterruptedException {
    var collection =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                "GC.run")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (collection.waitFor() != 0) {
      throw new IOException("jcmd can't make process " + pid + " collect its garbage");
    }
    try (var http = HttpClient.newHttpClient()) {
      var page =
          http.send(
                  HttpRequest.newBuilder(edge.resolve("/metrics")).build(), BodyHandlers.ofString())
              .body();
      return new Footprint(
          sum(page, "jvm_memory_used_bytes{area=\"heap\""),
          sum(page, "jvm_threads_live_threads"),
          sum(page, "process_files_open_files"),
          sum(page, "hikaricp_connections_active"),
          sum(page, "coterie_rpc_in_flight"));
    }
  }

  /** Over all labels. */
  private static long sum(String page, String metric) {
    return (long)
        page.lines()
            .filter(line -> line.startsWith(metric))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .sum();
  }

  @Override
  public String toString() {
    return "heap %d MiB, %d threads, %d files, %d database connections in use, %d calls open"
        .formatted(heap >> 20, threads, files, connections, calls);
  }
}
