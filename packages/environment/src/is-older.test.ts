import { isOlder } from "./is-older";

test.each([
  ["25.0.8", "25.0", false],
  ["25.0", "25.0.0", false],
  ["24.9.9", "25.0", true],
  ["25.0.8", "25.1", true],
  ["1.9.8", "1.10", true],
  ["0.15.0", "1.10", true],
  ["26.1.5+dfsg1", "26.1.5", false],
  ["3.7.12", "3.7.9", false],
])("%s is older than %s: %s", (version, than, expected) => {
  expect(isOlder(version, than)).toBe(expected);
});
