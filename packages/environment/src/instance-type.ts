/** CPU architecture of an instance type: Graviton families carry a `g` after their generation. */
export const architectureOf = (instanceType: string): "arm64" | "x86_64" =>
  /^(a1|[a-z]+\d+g[a-z]*)\./.test(instanceType) ? "arm64" : "x86_64";

/** Whether an instance type lives on CPU credits. */
export const isBurstable = (instanceType: string): boolean => /^t\d/.test(instanceType);
