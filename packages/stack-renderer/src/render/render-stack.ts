import { Document, isScalar, Scalar, visit } from "yaml";
import type { Stack } from "../model/stack";
import type { Plain, PlainMap } from "./plain";
import { stackObject } from "./stack-object";

/** Allowed as they are in JSON, but line breaks, marks or errors in YAML; they stand in quoted strings only. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** The stack file: the same stack gives the same bytes. */
export const renderStack = (stack: Stack): string => renderStackFile(stackFile(stack));

/**
 * What stands in the stack file. Docker would replace `$NAME` by the laptop's or the host's own variables, silently: so
 * each `$` of a value is doubled.
 */
export const stackFile = (stack: Stack): PlainMap => escapeDollars(stackObject(stack)) as PlainMap;

export function renderStackFile(file: PlainMap): string {
  const document = new Document(file, { version: "1.2", aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_, node) => {
      if (isScalar(node) && typeof node.value === "string") {
        node.type = isPlainSafe(node.value) ? Scalar.PLAIN : Scalar.QUOTE_DOUBLE;
      }
    },
  });
  const text = document.toString({
    lineWidth: 0,
    doubleQuotedAsJSON: true,
    doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
  });
  return text.replace(UNPRINTABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * Docker reads YAML 1.1, where `yes`, `0444`, `1_000`, `12:30` and `.5` are no strings. A string stays without quotes
 * only if it cannot be taken for anything else: it is a word, a path, an option, a size or a duration, holds nothing
 * that YAML gives a meaning to, and is no word of YAML 1.1.
 */
const isPlainSafe = (text: string): boolean =>
  (/^[A-Za-z/_][\w/.@-]*(:[\w/.@-]+)*$/.test(text) ||
    /^--?[A-Za-z][\w.-]*(=[\w/.:@-]+)?$/.test(text) ||
    /^\d+(ms|s|M)$/.test(text)) &&
  !/^(y|yes|n|no|true|false|on|off|null)$/i.test(text);

function escapeDollars(value: Plain): Plain {
  if (typeof value === "string") return value.replaceAll("$", "$$$$");
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(escapeDollars);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, escapeDollars(inner)]));
}
