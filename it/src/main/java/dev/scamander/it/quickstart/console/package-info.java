/** What a person sees of the quickstart: progress while it works, tables and report lines when it has worked. */
package dev.scamander.it.quickstart.console;
