import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { quoteCommand } from "./quote";

/** The words that a real shell makes of a line. */
const wordsSeenByShell = (line: string): unknown =>
  JSON.parse(
    execFileSync(
      "/bin/sh",
      ["-c", `exec node -e 'process.stdout.write(JSON.stringify(process.argv.slice(1)))' -- ${line}`],
      {
        encoding: "utf8",
      },
    ),
  );

describe("quoteCommand", () => {
  test.each<[string, string[], string]>([
    ["plain words stay plain", ["docker", "stack", "deploy", "-c", "-"], "docker stack deploy -c -"],
    ["an empty word", ["echo", ""], "echo ''"],
    ["a space", ["a b"], "'a b'"],
    ["a quote", ["it's"], "'it'\\''s'"],
    ["a substitution", ["$(id)"], "'$(id)'"],
    ["a leading tilde", ["~root"], "'~root'"],
  ])("%s", (_name, words, line) => {
    expect(quoteCommand(words)).toBe(line);
  });

  test("a NUL byte is refused", () => {
    expect(() => quoteCommand(["a\0b"])).toThrow(RangeError);
  });

  test("any words arrive unchanged through /bin/sh", () => {
    const word = fc
      .oneof(
        fc.string(),
        fc.string({ unit: "grapheme" }),
        fc.constantFrom("'", '"', "\\", "$HOME", "`id`", "\n", "*", "-n", "!"),
      )
      .filter((text) => !text.includes("\0"));
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 1, maxLength: 5 }), { minLength: 5, maxLength: 5 }),
        (commands) => {
          const words = commands.flat();
          expect(wordsSeenByShell(quoteCommand(words))).toEqual(words);
        },
      ),
      { numRuns: 15 },
    );
  });
});
