package io.coterie.bench.relay;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** What a relay's JVM takes of memory. */
final class Footprint {
  /** The names of the threads of either port. */
  private static final Pattern PORT_THREAD = Pattern.compile("relay udp.*|netty.*|multiThread.*");

  /** What foreign memory is counted under, where NativeMemoryTracking is on. */
  private static final Pattern OTHER =
      Pattern.compile("Other \\(reserved=\\d+KB, committed=(\\d+)KB\\)");

  private Footprint() {}

  /** By the threads that receive and send. */
  static long allocated() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.dumpAllThreads(false, false, 0))
        .filter(thread -> PORT_THREAD.matcher(thread.getThreadName()).matches())
        .mapToLong(thread -> threads.getThreadAllocatedBytes(thread.getThreadId()))
        .sum();
  }

  /** Of what is still used. */
  static long heap() {
    var memory = ManagementFactory.getMemoryMXBean();
    for (int i = 0; i < 3; i++) {
      memory.gc(); // what waits for a reference to be cleared takes more than one
    }
    MemoryUsage usage = memory.getHeapMemoryUsage();
    return usage.getUsed();
  }

  static long outside() throws JMException {
    var report =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "vmNativeMemory",
                    new Object[] {new String[] {"summary"}},
                    new String[] {String[].class.getName()});
    var other = OTHER.matcher(report);
    if (!other.find()) {
      throw new IllegalStateException("run with -XX:NativeMemoryTracking=summary");
    }
    return Long.parseLong(other.group(1)) * 1024;
  }
}
