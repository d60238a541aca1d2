export { errorReport } from "./cli/error-report";
export { openReporter } from "./cli/open-reporter";
export { type DeployerInvocation, runDeployer } from "./cli/run-deployer";
export { openOutputSource } from "./outputs/open-output-source";
export { STEP_NAMES, type StepName } from "./release/step-names";
export type { Reporter } from "./report/reporter";
export type { Cluster } from "./swarm/cluster";
