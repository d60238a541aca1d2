import type { Agent } from "node:https";
import { ask, eventually, summary } from "./rehearsal";

/** The headers that let somebody write: the CSRF token and its cookie. */
export async function writersHeaders(agent?: Agent): Promise<Record<string, string>> {
  const token = await ask("/api/csrf/", agent && { agent });
  const cookie = [token.headers["set-cookie"] ?? []]
    .flat()
    .map((line) => line.split(";")[0])
    .join("; ");
  return { cookie, "x-csrftoken": token.json.csrfToken as string, origin: new URL(summary.site.url).origin };
}

/** Sends JSON as the single-page application does. */
export const post = async (path: string, body: unknown) =>
  ask(path, { method: "POST", body, headers: await writersHeaders() });

/** Writes a post with a text that no other has. @returns its id and text. */
export async function writePost(what: string): Promise<{ id: number; body: string }> {
  const body = `${what} ${Math.random().toString(36).slice(2)}`;
  const answer = await post("/api/posts/", { body });
  if (answer.status !== 201) throw new Error(`POST /api/posts/ answered ${answer.status}: ${answer.body}`);
  return answer.json;
}

export async function readPost(id: number): Promise<string> {
  const answer = await ask(`/api/posts/${id}/`);
  if (answer.status !== 200) throw new Error(`GET /api/posts/${id}/ answered ${answer.status}: ${answer.body}`);
  return answer.json.body;
}

/** Waits until the whole product answers: web, database, broker and worker. */
export async function siteIsBack(deadlineMs?: number): Promise<void> {
  await eventually(async () => {
    const started = await post("/api/tasks/", {});
    if (started.status !== 202) throw new Error(`POST /api/tasks/ answered ${started.status}`);
    await taskResult(started.json.id, 20_000);
    return true;
  }, deadlineMs);
}

export const taskResult = (id: string, deadlineMs = 60_000): Promise<{ posts: number; words: number }> =>
  eventually(async () => {
    const { json } = await ask(`/api/tasks/${id}/`);
    return json.state === "SUCCESS" ? json.result : undefined;
  }, deadlineMs);
