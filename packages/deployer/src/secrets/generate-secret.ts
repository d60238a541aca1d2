import { randomInt } from "node:crypto";

/**
 * Letters and digits: safe in a URL, a shell, a compose file, a connection string and Django's SECRET_KEY alike.
 */
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
/** 62^50: about 298 bits; Django asks for 50 characters. */
const LENGTH = 50;

/** A new random secret value. */
export const generateSecret = (): string =>
  Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
