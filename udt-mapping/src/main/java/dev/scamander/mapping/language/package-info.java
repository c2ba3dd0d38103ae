/**
 * The mapping language: which part of a record goes to which column.
 *
 * <p>This room turns the text of a {@code mapping} setting into a small tree ({@link dev.scamander.mapping.language.Mapping})
 * and back. It knows no table, no record and no value: the tree is compiled against a table in
 * {@code dev.scamander.mapping.row}. The language is a superset of the one of the DataStax Apache Kafka Connector:
 *
 * <pre>{@code
 * wsid = value.station, year = value.date.year, sku = value.items[0].sku, source = header.origin,
 * rain = scale(value.rain, 10), seen = now(), at = timestamp(), __ttl = value.ttl, __timestamp = value.ts
 * }</pre>
 */
package dev.scamander.mapping.language;
