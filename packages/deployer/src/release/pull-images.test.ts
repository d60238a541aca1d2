import type { Manager } from "../swarm/with-manager";
import { pullMissing } from "./pull-images";

/** An engine's answers, as dockerode throws them. */
const refusal = (statusCode: number, message: string): Error =>
  Object.assign(new Error(message), { statusCode, json: { message } });

/** A manager whose engine has some images and is refused others. */
function manager({ has, freeMiB = 9_000 }: { has: readonly string[]; freeMiB?: number }) {
  const asked: string[] = [];
  const engine = {
    info: async () => ({ DockerRootDir: "/var/lib/docker" }),
    getImage: (image: string) => ({
      inspect: async () => {
        if (!has.includes(image)) throw refusal(404, `No such image: ${image}`);
      },
    }),
    createImage: async (_auth: object, { fromImage }: { fromImage: string }) => {
      asked.push(fromImage);
      throw refusal(500, fromImage.startsWith("a") ? "unauthorized: 403 Forbidden" : "no route to host");
    },
  };
  const ssh = { exec: async () => ({ code: 0, stdout: `Avail\n${freeMiB}\n`, stderr: "" }) };
  return { asked, manager: { engine, ssh } as unknown as Manager };
}

const step = { update: () => undefined, summarise: () => undefined };

test("pulls that fail: every image with what the registry said", async () => {
  const { manager: some } = manager({ has: ["there@sha256:1"] });
  await expect(
    pullMissing(some, ["there@sha256:1", "a.test/b@sha256:2", "c.test/d@sha256:3"], step),
  ).rejects.toMatchObject({
    code: "images/not-pulled",
    message: expect.stringContaining("nothing was changed"),
    details: ["a.test/b@sha256:2: unauthorized: 403 Forbidden", "c.test/d@sha256:3: no route to host"],
  });
});

test("no room: refused before anything is pulled", async () => {
  const { manager: full, asked } = manager({ has: [], freeMiB: 12 });
  await expect(pullMissing(full, ["a.test/b@sha256:2"], step)).rejects.toMatchObject({ code: "images/no-space" });
  expect(asked).toEqual([]);
});

test("what is there is not asked for again", async () => {
  const { manager: all, asked } = manager({ has: ["there@sha256:1"] });
  await pullMissing(all, ["there@sha256:1", "there@sha256:1"], step);
  expect(asked).toEqual([]);
});
