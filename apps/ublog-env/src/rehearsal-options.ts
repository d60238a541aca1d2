import { join } from "node:path";
import { rehearsal } from "./environments/rehearsal";

const root = join(__dirname, "../../..");

/** What the rehearsal needs to know of μblog. */
export const rehearsalOptions = {
  root,
  environment: rehearsal,
  appDirectory: join(root, "apps/ublog-env"),
  images: {
    backend: join(root, "examples/ublog/backend"),
    frontend: join(root, "examples/ublog/frontend"),
  },
};
