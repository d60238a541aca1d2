import fc from "fast-check";
import { takeFrames, textOf } from "./log-frames";

function frame(text: string, stream = 1): Buffer {
  const header = Buffer.alloc(8);
  header[0] = stream;
  header.writeUInt32BE(Buffer.byteLength(text), 4);
  return Buffer.concat([header, Buffer.from(text)]);
}

test("the frames of a log, cut anywhere, give the same text", () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 6 }), fc.nat(), (texts, where) => {
      const whole = Buffer.concat(texts.map((text, index) => frame(text, (index % 2) + 1)));
      const cut = whole.length === 0 ? 0 : where % whole.length;
      const first = takeFrames(whole.subarray(0, cut));
      const second = takeFrames(Buffer.concat([first.left, whole.subarray(cut)]));
      const frames = [...first.frames, ...second.frames];
      expect(textOf(frames)).toBe(texts.join(""));
      expect(frames.map(({ stream }) => stream)).toEqual(texts.map((_, index) => (index % 2 ? "stderr" : "stdout")));
      expect(second.left).toHaveLength(0);
    }),
  );
});
