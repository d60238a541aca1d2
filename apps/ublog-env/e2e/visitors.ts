import { ask } from "./rehearsal";

/** Visitors who read a post, one after the other, until `stopped`. @returns how many were served, and what was not. */
export async function visitors(
  id: number,
  stopped: () => boolean,
): Promise<{ served: number; lost: readonly string[] }> {
  const lost: string[] = [];
  let served = 0;
  const visitor = async (): Promise<void> => {
    while (!stopped()) {
      try {
        const { status } = await ask(`/api/posts/${id}/`);
        if (status === 200) served++;
        else lost.push(String(status));
      } catch (error) {
        lost.push(String(error));
      }
    }
  };
  await Promise.all([visitor(), visitor(), visitor()]);
  return { served, lost };
}
