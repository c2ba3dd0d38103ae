/**
 * Tables and types for data that has none yet: {@code CREATE TYPE} and {@code CREATE TABLE} statements derived from JSON
 * samples, from a JSON Schema or from a Connect schema.
 *
 * <p>Start at {@link dev.scamander.mapping.ddl.TableDerivation}. Each kind of description is read into one
 * {@link dev.scamander.mapping.ddl.Shape}, from which CQL types are made; what cannot be decided from the description is an
 * error that says what to add. The room opens no connection: it makes statements and executes none.
 */
package dev.scamander.mapping.ddl;
