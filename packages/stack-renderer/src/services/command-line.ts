import type { ServiceCommand } from "../model/service";

/**
 * A command line behind what wraps it. Whatever the image has of its own is replaced: where nothing wraps it, the
 * command itself is the entrypoint.
 */
export const commandLine = (wrapper: readonly string[], command: readonly string[]): ServiceCommand =>
  wrapper.length === 0 ? { entrypoint: command } : { entrypoint: wrapper, command };
