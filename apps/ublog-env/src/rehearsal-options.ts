import { join } from "node:path";
import { rehearsal } from "./environments/rehearsal";
import { ublog } from "./environments/ublog";

const root = join(__dirname, "../../..");

/** What the rehearsal needs to know of μblog. */
export const rehearsalOptions = {
  root,
  environment: rehearsal,
  appDirectory: join(root, "apps/ublog-env"),
  images: { backend: ublog.app.build.backend.context, frontend: ublog.app.build.frontend.context },
};
