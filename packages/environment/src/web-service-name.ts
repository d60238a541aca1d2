import type { Environment } from "./environment";

/** Name of the service that answers requests: the server's own name where we know the server. */
export const webServiceName = ({ app }: Environment): "gunicorn" | "web" =>
  app.server.kind === "gunicorn" ? "gunicorn" : "web";
