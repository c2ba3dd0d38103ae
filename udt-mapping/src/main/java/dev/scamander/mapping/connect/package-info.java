/** Connect values and schemas to and from CQL bytes and types, with Connect's logical and Debezium's time types. */
package dev.scamander.mapping.connect;
