import { readVersion } from "./api";
import { element } from "./element";
import { startPosts } from "./posts";
import { startWordCount } from "./word-count";

async function showVersions(): Promise<void> {
  const backend = await readVersion().then(
    ({ version }) => version,
    () => "unknown",
  );
  element("version", HTMLElement).textContent =
    `frontend ${import.meta.env.VITE_APP_VERSION ?? "dev"} · backend ${backend}`;
}

startPosts();
startWordCount();
void showVersions();
