/**
 * Hourly weather in a format derived from NOAA's ISD-lite: lines of thirteen comma-separated fields.
 *
 * <p>Here lines are generated or read from a file, told apart into observations and everything else, and counted: what
 * the road must hold at its other end is computed from the lines alone, by code that shares nothing with the plugins.
 */
package dev.scamander.it.quickstart.weather;
