import { parseFreeMiB } from "./check-disk-space";

test.each([
  ["as df prints it", "  Avail\n  71234\n", 71_234],
  ["a full file system", "Avail\n    0\n", 0],
  ["nothing", "", undefined],
  ["a file system that does not say", "Avail\n    -\n", undefined],
])("%s", (_name, text, expected) => {
  expect(parseFreeMiB(text)).toBe(expected);
});
