import { problem, type Rule } from "./rule";

const DIGEST = /@sha256:[0-9a-f]{64}$/;
const TAG = /^[^@]*:(?!latest$)[\w][\w.-]{0,127}$/;

/** An image without a version is another one tomorrow, and no rollback brings the old one back. */
export const imagesArePinned: Rule = ({ services }) =>
  services
    .filter(({ image }) => !DIGEST.test(image) && !TAG.test(image))
    .map(({ name, image }) => problem(`services.${name}.image`, "a version tag or a digest, not `latest`", image));
