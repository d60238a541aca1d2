import { KEPT_RELEASES } from "../ledger/ledger";
import type { LedgerRecord, Outcome } from "../ledger/ledger-entry";
import { record } from "../ledger/testing/entries";
import type { StoredImage } from "../swarm/cluster";
import { planImagePrune } from "./plan-image-prune";

const release = (number: number, outcome?: Outcome): LedgerRecord => {
  const backend = `ecr/app@sha256:${number}`;
  const services = [
    { name: "gunicorn", image: backend, hash: "h" },
    { name: "postgres", image: "docker.io/library/postgres:17@sha256:pg", hash: "h" },
  ];
  const chosen = { backend: { reference: backend, tag: "v" }, frontend: { reference: "ecr/web@sha256:w", tag: "v" } };
  return record({ number, services, chosen }, outcome);
};
const image = (references: string | readonly string[], changes: Partial<StoredImage> = {}): StoredImage => ({
  references: [references].flat(),
  sizeBytes: 100,
  isUsed: false,
  ...changes,
});
const releases = (from: number, to: number): LedgerRecord[] =>
  Array.from({ length: to - from + 1 }, (_, index) => release(from + index));

test.each<[string, readonly LedgerRecord[], readonly StoredImage[], readonly string[]]>([
  ["what runs stays", [release(1)], [image("ecr/app@sha256:1")], []],
  ["what the release before ran stays", releases(1, 2), [image("ecr/app@sha256:1")], []],
  [
    "so does every release that is kept, and the one before those goes",
    releases(1, KEPT_RELEASES + 1),
    [image("ecr/app@sha256:1"), image("ecr/app@sha256:2")],
    ["ecr/app@sha256:1"],
  ],
  [
    "what failed is never gone back to",
    [release(1), release(2, "rolled-back"), release(3, "not-switched"), release(4, "failed"), release(5)],
    [2, 3, 4].map((number) => image(`ecr/app@sha256:${number}`)),
    [2, 3, 4].map((number) => `ecr/app@sha256:${number}`),
  ],
  [
    "the newest failed: what runs is the one before it",
    [release(1), release(2, "rolled-back")],
    [image("ecr/app@sha256:1"), image("ecr/app@sha256:2")],
    ["ecr/app@sha256:2"],
  ],
  ["what a container has stays", [release(2)], [image("ecr/app@sha256:1", { isUsed: true })], []],
  ["the frontend's stays, though no service of the list has it", [release(1)], [image("ecr/web@sha256:w")], []],
  ["Docker Hub's by its short name", [release(1)], [image("postgres@sha256:pg")], []],
  ["an older one of Docker Hub's goes", [release(1)], [image("postgres@sha256:old")], ["postgres@sha256:old"]],
  ["what nobody of ours uses is not ours", [release(1)], [image("debug/tools@sha256:1"), image("debug/tools:v1")], []],
  [
    "all that an image is known by goes, so that it does",
    [release(2)],
    [image(["ecr/app:v1", "ecr/app@sha256:1"])],
    ["ecr/app:v1", "ecr/app@sha256:1"],
  ],
  ["a needed image stays under all its names", [release(1)], [image(["ecr/app:old", "ecr/app@sha256:1"])], []],
  ["one that is somebody else's, too, stays", [release(2)], [image(["ecr/app@sha256:1", "debug/app:1"])], []],
  ["one without a name stays", [release(1)], [image([])], []],
  ["no release, no opinion", [], [image("ecr/app@sha256:1")], []],
])("%s", (_, records, stored, references) => {
  expect(planImagePrune(records, stored).references).toEqual(references);
});

test("how many, and how large", () => {
  const stored = [1, 2].map((number) => image([`ecr/app:v${number}`, `ecr/app@sha256:${number}`]));
  expect(planImagePrune([release(3)], stored)).toMatchObject({ images: 2, bytes: 200 });
});
