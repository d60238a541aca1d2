import { gunzipSync } from "node:zlib";
import type { Canary } from "./canaries";

/** Where somebody may read, by what it is called, and what stands there. */
export type Places = ReadonlyMap<string, string | Buffer>;

/** Every place where a canary, or its base64, stands, as `SECRET in PLACE`. */
export const findLeaks = (places: Places, canaries: readonly Canary[]): readonly string[] =>
  [...places].flatMap(([place, content]) => {
    const text = unpacked(content);
    return canaries.flatMap(({ secret, marks }) =>
      marks.some((mark) => formsOf(mark).some((form) => text.includes(form))) ? [`${secret} in ${place}`] : [],
    );
  });

const unpacked = (content: string | Buffer): string => {
  if (typeof content === "string") return content;
  const isGzip = content[0] === 0x1f && content[1] === 0x8b;
  return (isGzip ? gunzipSync(content) : content).toString("latin1");
};

/** As it is, and in base64 at each of the three places that it can have among other bytes. */
const formsOf = (mark: string): readonly string[] => [
  mark,
  ...[0, 1, 2].map((offset) => {
    const encoded = Buffer.from(`${"x".repeat(offset)}${mark}`).toString("base64");
    // The first and last characters depend on what stands beside it.
    return encoded.slice(offset === 0 ? 0 : 4, -4);
  }),
];
