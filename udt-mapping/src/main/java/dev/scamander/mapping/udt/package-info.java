/**
 * The library by itself: one value of any CQL type, such as a user-defined type, from JSON or Java values and back.
 *
 * <pre>{@code
 * UserDefinedType dimensions = session.getMetadata().getKeyspace("shop").get()
 *         .getUserDefinedType("dimensions").get();
 * UdtMapping mapping = UdtMapping.of(dimensions);
 * ByteBuffer bytes = mapping.fromJson("{\"units\":\"inches\",\"length\":50.5}");
 * boundStatementBuilder.setBytesUnsafe("dimensions", bytes);
 * String json = mapping.toJson(row.getBytesUnsafe("dimensions"));
 * }</pre>
 */
package dev.scamander.mapping.udt;
