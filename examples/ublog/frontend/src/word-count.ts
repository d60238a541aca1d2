import { countWords, readTask, type Task } from "./api";
import { element, messageOf } from "./element";

const POLL_MS = 500;
const GIVE_UP_AFTER_POLLS = 60;
const button = element("count", HTMLButtonElement);
const result = element("result", HTMLOutputElement);

export function startWordCount(): void {
  button.addEventListener("click", count);
}

async function count(): Promise<void> {
  button.disabled = true;
  result.textContent = "Counting …";
  try {
    result.textContent = sentence(await finished(await countWords()));
  } catch (error) {
    result.textContent = messageOf(error);
  } finally {
    button.disabled = false;
  }
}

async function finished(task: Task): Promise<Task> {
  let current = task;
  for (let polls = 0; polls < GIVE_UP_AFTER_POLLS; polls += 1) {
    if (["SUCCESS", "FAILURE", "REVOKED"].includes(current.state)) return current;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    current = await readTask(task.id);
  }
  throw new Error("No worker took the task yet. Try again later.");
}

function sentence({ state, result: counted }: Task): string {
  return counted ? `${counted.words} words in ${counted.posts} posts` : `The task ended as ${state}.`;
}
