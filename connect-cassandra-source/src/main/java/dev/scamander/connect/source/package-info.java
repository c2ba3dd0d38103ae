/**
 * The source connector: tables to topics.
 *
 * <p>A table is cut into {@link dev.scamander.connect.source.SnapshotUnit units}, slices of the token ring that depend on
 * nothing but their number, so that offsets stay valid whatever becomes of the cluster's topology or the number of tasks.
 * Within a unit, a record's offset is its row's {@link dev.scamander.connect.source.RowPosition position}: a restart goes
 * on at the very next row.
 */
package dev.scamander.connect.source;
