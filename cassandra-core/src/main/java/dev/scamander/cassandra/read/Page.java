package dev.scamander.cassandra.read;

import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import java.util.Iterator;

/**
 * One page of an answer.
 *
 * @param rows its rows
 * @param size how many they are
 * @param state the paging state it was asked for with, null for the first
 * @param next the paging state of the page after it, null when it is the last
 * @param bytes the size of the response
 */
record Page(Iterator<? extends Row> rows, int size, ByteBuffer state, ByteBuffer next, long bytes) {}
