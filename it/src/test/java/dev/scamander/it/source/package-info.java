/** The source on real parts: what it promises when workers are killed, clocks stand still, and tables change. */
package dev.scamander.it.source;
