import { UsageError } from "@django-swarm/environment";
import { splitEnvironment, splitExecWords, splitProgramWords } from "./split-words";

const NAMES = ["staging", "production"];
const words = (text: string): string[] => text.split(" ").filter((word) => word !== "");

test.each([
  ["", undefined, ""],
  ["staging", "staging", ""],
  ["gunicorn nginx", undefined, "gunicorn nginx"],
  ["staging gunicorn", "staging", "gunicorn"],
  ["gunicorn staging", "staging", "gunicorn"],
])('logs "%s"', (line, environment, rest) => {
  expect(splitEnvironment(words(line), NAMES)).toEqual({ environment, rest: words(rest) });
});

test.each([
  ["migrate --plan", undefined, "migrate --plan"],
  ["staging migrate", "staging", "migrate"],
  ["staging -- migrate", "staging", "migrate"],
  ["-- -c x", undefined, "-c x"],
  ["loaddata staging", undefined, "loaddata staging"],
])('manage "%s"', (line, environment, rest) => {
  expect(splitProgramWords(words(line), NAMES)).toEqual({ environment, rest: words(rest) });
});

test.each([
  ["gunicorn -- python -V", undefined, "gunicorn", "python -V"],
  ["gunicorn python -V", undefined, "gunicorn", "python -V"],
  ["staging gunicorn -- ls", "staging", "gunicorn", "ls"],
  ["gunicorn staging -- ls", "staging", "gunicorn", "ls"],
  ["staging gunicorn ls -l", "staging", "gunicorn", "ls -l"],
  ["gunicorn -- echo staging", undefined, "gunicorn", "echo staging"],
  ["gunicorn -- git log -- file", undefined, "gunicorn", "git log -- file"],
  ["gunicorn git log -- file", undefined, "gunicorn", "git log -- file"],
  ["gunicorn echo staging", undefined, "gunicorn", "echo staging"],
])('exec "%s"', (line, environment, service, command) => {
  expect(splitExecWords(words(line), NAMES)).toEqual({ environment, service, command: words(command) });
});

test.each([
  ["", "Which service?"],
  ["staging", "Which service?"],
  ["staging -- ls", "Which service?"],
  ["gunicorn", "What shall run in gunicorn?"],
  ["gunicorn --", "What shall run in gunicorn?"],
  ["stagin gunicorn -- ls", '"stagin" is no environment.'],
])('exec "%s" is refused: %s', (line, message) => {
  const split = () => splitExecWords(words(line), NAMES);
  expect(split).toThrow(UsageError);
  expect(split).toThrow(message);
});
