import type { Service } from "../model/service";

const SOCKET = /^\/(var\/)?run(\/docker\.sock)?\/?$/;

/** The engine's socket, or the folder that it is in. */
export const mountsEngineSocket = ({ binds }: Service): boolean => binds.some(({ source }) => SOCKET.test(source));
