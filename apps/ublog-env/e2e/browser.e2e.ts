import { existsSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, chromium, type Page } from "playwright-core";
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

const RESTS_MS = 5_000;

/**
 * Opens an address once the machine's network has been the same for some seconds: hosts of earlier tests come and go,
 * and Chromium breaks off whatever it loads when an interface does (ERR_NETWORK_CHANGED).
 */
async function opened(address: string): Promise<Page> {
  const interfaces = (): string => JSON.stringify(networkInterfaces());
  const giveUpAt = Date.now() + 60_000;
  let [before, sinceMs] = [interfaces(), Date.now()];
  while (Date.now() - sinceMs < RESTS_MS && Date.now() < giveUpAt) {
    await sleep(250);
    const now = interfaces();
    if (now !== before) [before, sinceMs] = [now, Date.now()];
  }
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(address).catch(async (error: Error) => {
    if (!error.message.includes("ERR_NETWORK_CHANGED")) throw error;
    await sleep(RESTS_MS);
    await page.goto(address);
  });
  return page;
}

test("a person opens the page, writes a post and sees it", async () => {
  const page = await opened(summary.site.url);
  const text = `from a browser ${Math.random().toString(36).slice(2)}`;
  await page.getByRole("textbox").fill(text);
  await page.getByRole("button", { name: "Post", exact: true }).click();
  await page.getByText(text).first().waitFor();
  await page.reload();
  await page.getByText(text).first().waitFor();
  expect(await page.getByText(text).count()).toBeGreaterThan(0);
});

test("a person logs in to the admin with the password of the summary", async () => {
  const page = await opened(summary.admin.url);
  await page.getByLabel(/username/i).fill(summary.admin.user);
  await page.getByLabel(/password/i).fill(typed(`cat ${summary.admin.passwordFile}`).trim());
  await page.getByRole("button", { name: /log in/i }).click();
  await page.getByRole("heading", { name: /site administration/i }).waitFor();
  expect(page.url()).toContain("/admin/");
});
