import { sizeFlags } from "./size-flags";

test.each([
  ["t4g.micro", 8, ["--memory", "1024m", "--memory-swap", "1024m", "--cpus", "2"]],
  // The engine refuses more CPUs than there are.
  ["t4g.xlarge", 2, ["--memory", "16384m", "--memory-swap", "16384m", "--cpus", "2"]],
  ["mac1.metal", 2, []],
])("%s on a machine of %d CPUs", (instanceType, cpus, flags) => {
  expect(sizeFlags(instanceType, cpus)).toEqual(flags);
});
