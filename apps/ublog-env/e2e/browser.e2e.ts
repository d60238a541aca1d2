import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { summary, typed } from "./rehearsal";

const url = new URL(summary.site.url);
const executablePath = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser"].find(existsSync);
let browser: Browser;

beforeAll(async () => {
  if (!executablePath) throw new Error("This test needs a browser: apt-get install chromium");
  // The test CA is not the browser's; its key is named instead, so that any other certificate is refused.
  const spki = typed(
    `openssl s_client -connect 127.0.0.1:${url.port || 443} -servername ${url.hostname} -CAfile ${summary.site.caFile} -verify_return_error </dev/null 2>/dev/null` +
      " | openssl x509 -pubkey -noout | openssl pkey -pubin -outform der | openssl dgst -sha256 -binary | openssl enc -base64",
  ).trim();
  browser = await chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      `--host-resolver-rules=MAP ${url.hostname} 127.0.0.1`,
      `--ignore-certificate-errors-spki-list=${spki}`,
    ],
  });
});
afterAll(() => browser?.close());

test("a person opens the page, writes a post and sees it", async () => {
  const page = await browser.newPage();
  const text = `from a browser ${Math.random().toString(36).slice(2)}`;
  await page.goto(summary.site.url);
  await page.getByRole("textbox").fill(text);
  await page.getByRole("button", { name: /post|publish|write/i }).click();
  await page.getByText(text).first().waitFor();
  await page.reload();
  await page.getByText(text).first().waitFor();
  expect(await page.getByText(text).count()).toBeGreaterThan(0);
});

test("a person logs in to the admin with the password of the summary", async () => {
  const page = await browser.newPage();
  await page.goto(summary.admin.url);
  await page.getByLabel(/username/i).fill(summary.admin.user);
  await page.getByLabel(/password/i).fill(typed(`cat ${summary.admin.passwordFile}`).trim());
  await page.getByRole("button", { name: /log in/i }).click();
  await page.getByRole("heading", { name: /site administration/i }).waitFor();
  expect(page.url()).toContain("/admin/");
});
