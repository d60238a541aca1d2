import { listPosts, type Post, writePost } from "./api";
import { element, messageOf } from "./element";

const MAX_CHARACTERS = 280;
const posts = element("posts", HTMLOListElement);
const older = element("older", HTMLButtonElement);
const form = element("write", HTMLFormElement);
const body = element("body", HTMLTextAreaElement);
const left = element("left", HTMLSpanElement);
const message = element("message", HTMLParagraphElement);

let next: number | undefined;

/** Shows the newest posts and starts listening to the form. */
export function startPosts(): void {
  older.addEventListener("click", showPage);
  form.addEventListener("submit", submit);
  body.addEventListener("input", showCharactersLeft);
  void showPage();
}

async function showPage(): Promise<void> {
  posts.ariaBusy = "true";
  try {
    const page = await listPosts(next);
    posts.append(...page.posts.map(postItem));
    next = page.next ?? undefined;
    older.hidden = page.next === null;
    if (!posts.hasChildNodes()) message.textContent = "No posts yet: write the first one.";
  } catch (error) {
    message.textContent = messageOf(error);
    older.hidden = false;
    older.textContent = posts.hasChildNodes() ? "Older posts" : "Try again";
  } finally {
    posts.ariaBusy = "false";
  }
}

async function submit(event: SubmitEvent): Promise<void> {
  event.preventDefault();
  const button = event.submitter as HTMLButtonElement | null;
  if (button) button.disabled = true;
  try {
    posts.prepend(postItem(await writePost(body.value)));
    form.reset();
    showCharactersLeft();
    message.textContent = "Posted.";
  } catch (error) {
    message.textContent = messageOf(error);
  } finally {
    if (button) button.disabled = false;
    body.focus();
  }
}

function showCharactersLeft(): void {
  left.textContent = `${MAX_CHARACTERS - body.value.length} characters left`;
}

function postItem(post: Post): HTMLLIElement {
  const text = document.createElement("p");
  text.textContent = post.body;
  const time = document.createElement("time");
  time.dateTime = post.created_at;
  time.textContent = new Date(post.created_at).toLocaleString();
  const origin = document.createElement("small");
  origin.append(`${post.author ?? "somebody"}, `, time);
  const item = document.createElement("li");
  item.append(text, origin);
  return item;
}
