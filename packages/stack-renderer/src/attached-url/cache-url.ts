import { commonProblems, parseUrl } from "./parse-url";

const FORM =
  "must be a URL: redis://:PASSWORD@HOST:PORT, what is special in it percent-encoded (@ is %40, / is %2F, # is %23)";

/** Everything that keeps a value from being the URL of an attached Redis; empty when nothing does. Shows no part of it. */
export function cacheUrlProblems(url: string): readonly string[] {
  if (!/^rediss?:\/\//.test(url)) return ["must begin with redis:// or rediss://"];
  const parts = parseUrl(url);
  if (parts === undefined || /\s/.test(url)) return [FORM];
  return [
    ...commonProblems(parts),
    ...(/^\d*$/.test(parts.path ?? "") ? [] : ["what stands after the host must be the number of a database"]),
  ];
}
