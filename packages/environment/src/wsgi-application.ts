import type { Environment } from "./environment";

/** gunicorn's `module:callable`: as stated, else where `django-admin startproject` puts it. */
export function wsgiApplication({ app: { server, settingsModule } }: Environment): string {
  const stated = server.kind === "gunicorn" ? server.wsgiApplication : undefined;
  return stated ?? `${settingsModule.split(".")[0]}.wsgi:application`;
}
