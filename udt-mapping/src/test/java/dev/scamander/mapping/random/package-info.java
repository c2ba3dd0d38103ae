/** Types and values at random, for tests that compare with an oracle. */
package dev.scamander.mapping.random;
