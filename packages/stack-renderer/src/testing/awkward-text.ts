import fc from "fast-check";

/** Strings that some reader of YAML, or Docker's interpolation, takes for something else; and any other. */
export const awkwardText = fc.oneof(
  fc.constantFrom(
    "yes",
    "NO",
    "on",
    "y",
    "~",
    "null",
    "0444",
    "0o17",
    "1_000",
    "12:30",
    ".5",
    "1e3",
    "0x1f",
    "=",
    "<<",
  ),
  fc.constantFrom("", " ", "- a", "a: b", "a #b", "# a", "*a", "&a", "!a", "|", ">", "%a", "@a", "`a`", "{a}", "[a]"),
  fc.constantFrom(
    "$HOME",
    "${HOME:-x}",
    "$$",
    "a\nb\n",
    "\t",
    "\u2028",
    "\u0085",
    "\ufeff",
    "ä€😀",
    "---",
    "2001-12-14",
  ),
  fc.string({ unit: "binary", maxLength: 40 }).map((any) => any.replaceAll("\0", "")),
);

/** Docker 28 reads the others well, but loses their first line break when it prints them. */
export const printableText = awkwardText.filter((text) => !text.startsWith("\n"));

/** Names of variables that YAML 1.1 takes for something else; and others. */
export const awkwardNames = fc.uniqueArray(fc.constantFrom("A", "B_1", "Y", "NO", "ON", "_X", "NULL", "LONG_NAME"));
