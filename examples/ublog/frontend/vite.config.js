import { defineConfig } from "vite";

// In development the backend answers on the same origin, too: cookies and CSRF work as behind nginx.
const backend = process.env.BACKEND_URL ?? "http://localhost:8000";
const proxy = Object.fromEntries(["/api", "/admin", "/static", "/media"].map((path) => [path, backend]));

export default defineConfig({ server: { proxy } });
