export type { TestOrganization, TestWorkspace } from "./organization";
export { plainFetch } from "./plain-fetch";
export { startTerraformCloud, type TerraformCloudServer } from "./server";
export { storeState } from "./store-state";
