import * as z from "zod";

/** What names resources in AWS: short enough for every name that is made of it. */
export const nameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "lower-case words joined by single dashes")
  .max(32);

export const regionSchema = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "an AWS region such as us-east-1");

/** An IPv4 range in CIDR notation, e.g. `10.20.0.0/16`. */
export const cidrSchema = z.cidrv4({ error: "an IPv4 range such as 203.0.113.0/24" });

/** A DNS name without a trailing dot. */
export const domainNameSchema = z
  .string()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*$/, "a lower-case DNS name such as app.example.com");

/** The name of a secret: an environment variable's name, kept under it in every secret source. */
export const secretNameSchema = z.string().regex(/^[A-Z][A-Z0-9_]{0,62}$/, "capitals, digits and underscores");
