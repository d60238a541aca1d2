/** The backend's JSON API, on the page's own origin. */

export interface Post {
  readonly id: number;
  readonly author: string | null;
  readonly body: string;
  /** ISO 8601 */
  readonly created_at: string;
}

export interface Page {
  readonly posts: readonly Post[];
  /** The `before` of the page that follows, or null on the last. */
  readonly next: number | null;
}

export interface WordCount {
  readonly posts: number;
  readonly words: number;
}

export interface Task {
  readonly id: string;
  /** Celery's: PENDING, STARTED, RETRY, SUCCESS, FAILURE, REVOKED */
  readonly state: string;
  readonly result: WordCount | null;
}

interface ApiError {
  readonly error: string;
  readonly fields?: Readonly<Record<string, readonly string[]>>;
}

export const listPosts = (before?: number): Promise<Page> => get(`posts/${before ? `?before=${before}` : ""}`);
export const writePost = (body: string): Promise<Post> => post("posts/", { body });
export const countWords = (): Promise<Task> => post("tasks/", {});
export const readTask = (id: string): Promise<Task> => get(`tasks/${id}/`);
export const readVersion = (): Promise<{ version: string }> => get("version/");

function get<T>(path: string): Promise<T> {
  return request(path, {});
}

/** Django wants its token back with every POST: no other site can read it, so none can write in a visitor's name. */
async function post<T>(path: string, body: object): Promise<T> {
  const { csrfToken } = await get<{ csrfToken: string }>("csrf/");
  const headers = { "Content-Type": "application/json", "X-CSRFToken": csrfToken };
  return request(path, { method: "POST", headers, body: JSON.stringify(body) });
}

async function request<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(`/api/${path}`, init).catch(() => {
    throw new Error("The server cannot be reached.");
  });
  if (response.ok) return (await response.json()) as T;
  // A proxy in between answers with a page, not with JSON.
  const problem = (await response
    .json()
    .catch(() => ({ error: `The server answered ${response.status}.` }))) as ApiError;
  throw new Error([problem.error, ...Object.values(problem.fields ?? {}).flat()].join(" "));
}
