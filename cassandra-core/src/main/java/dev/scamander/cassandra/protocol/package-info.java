/**
 * The native protocol's own form of bound values, and a driver that sends it as it is. Rows are kept in that form while they
 * wait, and are copied into their request in one piece instead of value by value. The other way round, a page of rows may stay the one
 * array that it arrived in, of which values are views that are made when they are asked for.
 */
package dev.scamander.cassandra.protocol;
