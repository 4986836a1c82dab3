package io.coterie.standalone.fuzz;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import io.coterie.standalone.hub.SampleRequest;
import java.util.Random;

/** Messages of the contracts' types with anything at all in them. */
final class Requests {
  private static final int DEEPEST = 4;
  private static final long[] NUMBERS = {
    0,
    1,
    -1,
    2,
    3,
    50,
    1000,
    1001,
    10_000,
    65_536,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    Integer.MAX_VALUE + 1L,
    4_294_967_295L,
    253_402_300_799L,
    253_402_300_800L,
    315_576_000_000L,
    315_576_000_001L,
    -62_135_596_800L,
    -62_135_596_801L,
    999_999_999,
    1_000_000_000,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private final World world;
  private final Random random;

  Requests(World world, Random random) {
    this.world = world;
    this.random = random;
  }

  /** A well-formed request with some fields changed, or one that is all chance. */
  Message next(MethodDescriptor method) {
    if (random.nextInt(4) == 0) {
      return anything(DynamicMessage.newBuilder(method.getInputType()), 0);
    }
    var request = SampleRequest.of(method, world.named()).toBuilder();
    var fields = method.getInputType().getFields();
    for (int i = random.nextInt(4); i > 0 && !fields.isEmpty(); i--) {
      change(request, fields.get(random.nextInt(fields.size())), 0);
    }
    return request.build();
  }

  private Message anything(Message.Builder message, int depth) {
    for (var field : message.getDescriptorForType().getFields()) {
      if (random.nextInt(3) > 0) {
        change(message, field, depth);
      }
    }
    return message.build();
  }

  private void change(Message.Builder message, FieldDescriptor field, int depth) {
    message.clearField(field);
    if (field.isRepeated()) {
      int count = random.nextInt(200) == 0 ? random.nextInt(20_000) : random.nextInt(4);
      var value = value(message, field, depth);
      for (int i = 0; i < count; i++) {
        message.addRepeatedField(field, count > 4 ? value : value(message, field, depth));
      }
    } else if (random.nextInt(6) > 0) {
      message.setField(field, value(message, field, depth));
    }
  }

  private Object value(Message.Builder message, FieldDescriptor field, int depth) {
    return switch (field.getJavaType()) {
      case STRING ->
          message.getDescriptorForType().getName().equals("FieldMask")
              ? path()
              : world.words().text(random);
      case BYTE_STRING -> world.words().bytes(random);
      case INT -> (int) number();
      case LONG -> number();
      case ENUM -> constant(field.getEnumType());
      case FLOAT -> random.nextBoolean() ? Float.NaN : random.nextFloat();
      case DOUBLE -> random.nextBoolean() ? Double.NEGATIVE_INFINITY : random.nextDouble();
      case BOOLEAN -> random.nextBoolean();
      case MESSAGE -> {
        var inner = DynamicMessage.newBuilder(field.getMessageType());
        yield depth < DEEPEST ? anything(inner, depth + 1) : inner.build();
      }
    };
  }

  private String path() {
    var fields = world.anyMethod(random).getInputType().getFields();
    return fields.isEmpty() || random.nextInt(4) == 0
        ? world.words().text(random)
        : fields.get(random.nextInt(fields.size())).getName();
  }

  private long number() {
    return random.nextInt(5) == 0 ? random.nextLong() : NUMBERS[random.nextInt(NUMBERS.length)];
  }

  private Object constant(EnumDescriptor type) {
    return type.findValueByNumberCreatingIfUnknown(
        random.nextInt(8) == 0 ? (int) number() : random.nextInt(type.getValues().size() + 1));
  }
}
