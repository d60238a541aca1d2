/** What Terraform would do to a stack, in resources. */
export type Change =
  | { readonly kind: "none" }
  | { readonly kind: "resources"; readonly add: number; readonly change: number; readonly destroy: number }
  /** What it puts out alone. */
  | { readonly kind: "outputs" }
  /** It cannot be planned yet: a stack that it reads was never deployed. */
  | { readonly kind: "unplanned" };

export interface StackChange {
  readonly stack: string;
  readonly change: Change;
}

/** Whether a deployment would do nothing at all. */
export const changesNothing = (changes: readonly StackChange[]): boolean =>
  changes.every(({ change }) => change.kind === "none");

/** A stack's change in a few words. @param resources how many the stack has when it is whole. */
export function describeChange({ change }: StackChange, resources: number): string {
  switch (change.kind) {
    case "none":
      return "nothing to do";
    case "outputs":
      return "outputs to change";
    case "unplanned":
      return `${resources} resources, planned once what it stands on is there`;
    case "resources":
      return (["add", "change", "destroy"] as const)
        .flatMap((verb) => (change[verb] > 0 ? [`${change[verb]} to ${verb}`] : []))
        .join(", ");
  }
}
