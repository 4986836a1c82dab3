package io.coterie.platform.rpc;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.coterie.platform.failure.Failure.FieldProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * What no field takes, whatever its contract says: text that the database can't hold, and times
 * outside what {@code google/protobuf/timestamp.proto} allows.
 */
final class Values {
  private static final long FIRST_SECOND = -62_135_596_800L; // 0001-01-01T00:00:00Z
  private static final long LAST_SECOND = 253_402_300_799L; // 9999-12-31T23:59:59Z
  private static final long MOST_SECONDS = 315_576_000_000L; // 10,000 years
  private static final int NANOS = 1_000_000_000;

  private final List<FieldProblem> problems = new ArrayList<>();

  private Values() {}

  static List<FieldProblem> problems(Message message) {
    var values = new Values();
    values.check("", message);
    return values.problems;
  }

  private void check(String path, Message message) {
    message
        .getAllFields()
        .forEach((field, value) -> {
          var here = path + field.getName();
          if (field.isRepeated()) {
            var items = (List<?>) value;
            for (int i = 0; i < items.size(); i++) {
              check(here + "[" + i + "]", field, items.get(i));
            }
          } else {
            check(here, field, value);
          }
        });
  }

  private void check(String path, FieldDescriptor field, Object value) {
    if (value instanceof String text && text.indexOf('\0') >= 0) {
      problems.add(new FieldProblem(path, "must not hold the character U+0000"));
    } else if (value instanceof Timestamp time && !isTime(time)) {
      problems.add(new FieldProblem(path, "must be a time in the years 1 to 9999"));
    } else if (value instanceof Duration length && !isLength(length)) {
      problems.add(new FieldProblem(path, "must be a length of time of 10,000 years at most"));
    } else if (field.getJavaType() == JavaType.MESSAGE) {
      check(path + ".", (Message) value);
    }
  }

  private static boolean isTime(Timestamp time) {
    return time.getSeconds() >= FIRST_SECOND
        && time.getSeconds() <= LAST_SECOND
        && time.getNanos() >= 0
        && time.getNanos() < NANOS;
  }

  private static boolean isLength(Duration length) {
    return Math.abs(length.getSeconds()) <= MOST_SECONDS
        && length.getSeconds() != Long.MIN_VALUE
        && length.getNanos() > -NANOS
        && length.getNanos() < NANOS
        && Long.signum(length.getSeconds()) * Integer.signum(length.getNanos()) >= 0;
  }
}
