/** The source's settings: a {@code ConfigDef}, and immutable records once they are sound. */
package dev.scamander.connect.source.config;
