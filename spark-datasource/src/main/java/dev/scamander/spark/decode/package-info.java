/**
 * Column bytes to unsafe rows. A {@link dev.scamander.spark.decode.RowDecoder} is compiled once per reader for the projected schema
 * and the types that the server announces; each value then goes from the bytes of its page into the row with no object in between,
 * wherever Spark's format allows.
 */
package dev.scamander.spark.decode;
