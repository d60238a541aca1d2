import { createHash } from "node:crypto";

/** 16 hexadecimal digits that change with the content; for what is no secret. */
export const contentHash = (content: string): string => createHash("sha256").update(content).digest("hex").slice(0, 16);
