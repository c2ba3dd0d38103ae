package dev.scamander.connect.source.config;

import com.datastax.oss.driver.api.core.ConsistencyLevel;

/**
 * How rows are fetched.
 *
 * @param consistency the consistency level
 * @param pageSize rows per page
 * @param pollMaxRows rows handed over at a time
 * @param rowsPerSecond rows that a task may hand over per second; 0 for no limit
 */
public record Reading(ConsistencyLevel consistency, int pageSize, int pollMaxRows, double rowsPerSecond) {}
