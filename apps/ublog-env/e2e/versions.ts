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
    `printf 'from django.db import migrations\\ndef fail(apps, editor):\\n    raise RuntimeError("column is in use")\\nclass Migration(migrations.Migration):\\n    dependencies = [("posts", "0001_initial")]\\n    operations = [migrations.RunPython(fail, fail)]\\n' >posts/migrations/0002_fails.py`,
  ],
} as const;

/** What adds a table beside the posts, and drops a column of it again: nothing that another version knows. */
export const dropsColumn = (name: string): readonly string[] => [
  `printf 'from django.db import migrations, models\\nclass Migration(migrations.Migration):\\n    dependencies = [("posts", "0001_initial")]\\n    operations = [migrations.CreateModel("${name}", [("id", models.BigAutoField(primary_key=True)), ("note", models.TextField())]), migrations.RemoveField("${name}", "note")]\\n' >posts/migrations/0002_${name.toLowerCase()}.py`,
];

/** What adds a table and fills it with so many MiB. */
export const addsTable = (name: string, miB: number): readonly string[] => [
  `printf 'from django.db import migrations, models\\nclass Migration(migrations.Migration):\\n    dependencies = [("posts", "0001_initial")]\\n    operations = [migrations.CreateModel("${name}", [("id", models.BigAutoField(primary_key=True)), ("note", models.TextField())]), migrations.RunSQL("insert into posts_${name.toLowerCase()} (note) select (select string_agg(md5(random()::text || row::text), null) from generate_series(1, 32768)) from generate_series(1, ${miB}) row", migrations.RunSQL.noop)]\\n' >posts/migrations/0002_${name.toLowerCase()}.py`,
];

/** What brings another static file along: there is work for collectstatic. */
export const addsStaticFile = (name: string): readonly string[] => [
  `mkdir -p posts/static/posts && echo ${name} >posts/static/posts/${name}.txt`,
];

/** Pushes a version of the application that works, or one that is broken. @returns its tag. */
export const publishGood = (version: string): Promise<string> => publishVersion(rehearsalOptions, version);
export const publishBroken = (how: keyof typeof BREAKS): Promise<string> =>
  publishVersion(rehearsalOptions, `broken: ${how}`, BREAKS[how]);

export const publishChanged = (version: string, changes: readonly string[]): Promise<string> =>
  publishVersion(rehearsalOptions, version, changes);

/** The version that answers visitors. */
export const liveVersion = async (): Promise<string> => (await ask("/api/version/")).json.version;

/** A version that does not run now: a release of it has something to do. */
export const otherVersion = async (): Promise<string> => ((await liveVersion()) === "2" ? "3" : "2");
