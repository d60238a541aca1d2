import { publishVersion } from "@django-swarm/rehearsal";
import { rehearsalOptions } from "../src/rehearsal-options";
import { ask } from "./rehearsal";

/** What a broken version does, as shell commands that change the backend's image. */
export const BREAKS = {
  "exits at boot": [`echo 'raise ModuleNotFoundError("No module named newthing")' >>ublog/wsgi.py`],
  "health check answers 500": [
    `printf 'from django.http import HttpResponse\\ndef health_check(request):\\n    return HttpResponse(status=500)\\n' >posts/views/broken.py`,
    "sed -i 's/views.health_check/broken.health_check/; 1i from posts.views import broken' posts/urls.py",
  ],
  "its migration fails": [
    `printf 'from django.db import migrations\\ndef fail(apps, editor):\\n    raise RuntimeError("column is in use")\\nclass Migration(migrations.Migration):\\n    dependencies = [("posts", "0001_initial")]\\n    operations = [migrations.RunPython(fail)]\\n' >posts/migrations/0002_fails.py`,
  ],
} as const;

/** Pushes a version of the application that works, or one that is broken. @returns its tag. */
export const publishGood = (version: string): Promise<string> => publishVersion(rehearsalOptions, version);
export const publishBroken = (how: keyof typeof BREAKS): Promise<string> =>
  publishVersion(rehearsalOptions, `broken: ${how}`, BREAKS[how]);

/** The version that answers visitors. */
export const liveVersion = async (): Promise<string> => (await ask("/api/version/")).json.version;

/** A version that does not run now: a release of it has something to do. */
export const otherVersion = async (): Promise<string> => ((await liveVersion()) === "2" ? "3" : "2");
