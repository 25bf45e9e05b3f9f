// What every browser test needs: a running Vangnet, a browser, a sign-in, an accessibility check.
//
//   import { demo, browser, signIn, looks, axe, watch, screenshot } from "../harness.mjs";
//
// Settings: VANGNET_BIN (default ../target/debug/vangnet), VANGNET_PUBLIC_BIN (the example that serves
// the public pages only), CHROMIUM (default /usr/bin/chromium).
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const axeSource = readFileSync(here("node_modules/axe-core/axe.min.js"), "utf8");
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549"];

/** The looks in which every page is checked: colour scheme, forced colours, width. */
export const looks = ["light", "dark", "forced"].flatMap((colours) =>
  [360, 1280].map((width) => ({ colours, width, name: `${colours}-${width}` })));

/** Starts a program and waits for the JSON on the first line of its output. */
function start(program, args) {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  const stopped = new Promise((resolve) => child.once("exit", resolve));
  const ready = new Promise((resolve, reject) => {
    let text = "";
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${program} ended with ${code} before it served`)));
    child.stdout.on("data", (chunk) => {
      text += chunk;
      const end = text.indexOf("\n");
      if (end >= 0) resolve(JSON.parse(text.slice(0, end)));
    });
  });
  const stop = async () => { child.kill("SIGTERM"); await stopped; };
  return { ready, stop };
}

/** A demo municipality: `{url, users, user(role), stop}`. Arguments are added to `vangnet demo`. */
export async function demo(...extra) {
  // Against one that already runs: VANGNET_URL and VANGNET_USERS (its first line of output, as a file).
  if (process.env.VANGNET_URL) {
    const { users } = JSON.parse(readFileSync(process.env.VANGNET_USERS, "utf8").split("\n")[0]);
    return municipality(process.env.VANGNET_URL, users, async () => {});
  }
  const data = mkdtempSync(join(tmpdir(), "vangnet-e2e-"));
  const program = process.env.VANGNET_BIN ?? here("../target/debug/vangnet");
  const running = start(program, ["demo", "--listen", "127.0.0.1:0", "--data", data, "--json", ...extra]);
  const { listen, users } = await running.ready;
  const stop = async () => { await running.stop(); rmSync(data, { recursive: true, force: true }); };
  return municipality(address(listen), users, stop);
}

function municipality(url, users, stop) {
  const user = (role) => {
    const found = users.find((someone) => someone.role === role);
    assert.ok(found, `the demo has no user with role ${role}: ${users.map((u) => u.role)}`);
    return found;
  };
  return { url, users, user, stop };
}

/** The public pages alone, with the repository's content: `{url, stop}`. */
export async function publicPages(exitTo) {
  const program = process.env.VANGNET_PUBLIC_BIN ?? here("../target/debug/examples/public");
  const running = start(program, ["127.0.0.1:0", ...(exitTo ? [exitTo] : [])]);
  const { listen } = await running.ready;
  return { url: address(listen), stop: running.stop };
}

const address = (listen) => (listen.startsWith("http") ? listen : `http://${listen}`).replace(/\/$/, "");

/** Whether pages may run scripts; VANGNET_SCRIPTS=off walks as someone whose browser runs none. */
export const scripts = process.env.VANGNET_SCRIPTS !== "off";

/** A browser; close it after the tests. */
export const browser = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });

/** A fresh page in one of the looks; `options` go to the browser context. */
export async function pageIn(open, look = looks[0], options = {}) {
  const context = await open.newContext({
    javaScriptEnabled: scripts,
    viewport: { width: look.width, height: 900 },
    colorScheme: look.colours === "dark" ? "dark" : "light",
    forcedColors: look.colours === "forced" ? "active" : "none",
    reducedMotion: "reduce",
    locale: "nl-NL",
    ...options,
  });
  return context.newPage();
}

/** What a page may never do: load from elsewhere, break the content policy, fail in a script. */
export function watch(page, url) {
  const faults = [];
  page.on("request", (request) => {
    const elsewhere = request.url().startsWith("http") && !request.url().startsWith(url);
    if (elsewhere && !request.isNavigationRequest()) faults.push(`loads ${request.url()}`);
  });
  page.on("console", (line) => {
    if (line.type() === "error") faults.push(`console: ${line.text()}`);
  });
  page.on("pageerror", (fault) => faults.push(`script: ${fault.message}`));
  return { clean: () => assert.deepEqual(faults, []) };
}

/**
 * Checks the page as it stands against WCAG 2.2 A and AA and EN 301 549. What depends on nothing but the
 * document is checked in light only; dark and forced colours check contrast and targets. It is itself a
 * script: without scripts nothing is checked here.
 */
export async function axe(page, where = page.url(), look = looks[0]) {
  if (!scripts) return;
  const run = look.colours === "light"
    ? { type: "tag", values: RULES } : { type: "rule", values: ["color-contrast", "target-size"] };
  // A long list is many times the same: its first entries stand for all.
  const exclude = [[".items > li:nth-child(n+4)"]];
  const { violations } = await page.evaluate(async ({ source, runOnly, without }) => {
    if (!window.axe) (0, Function)(source)();
    return window.axe.run({ exclude: without }, { runOnly });
  }, { source: axeSource, runOnly: run, without: exclude });
  const told = violations.flatMap(({ id, nodes }) => nodes.map((node) =>
    `${id}: ${node.target.join(" ")} — ${node.failureSummary.replaceAll("\n", " ")}`));
  assert.deepEqual(told, [], where);
}

/** Nothing sticks out sideways: the page fits its width. */
export async function fits(page, where = page.url()) {
  const [inner, outer] = await page.evaluate(() =>
    [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(inner <= outer, `${where} is ${inner} wide in ${outer}`);
}

/** Every control is at least 24 by 24 pixels, links in running text excepted (WCAG 2.5.8). */
export async function targets(page, where = page.url()) {
  const small = await page.evaluate(() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((control) => !(control.matches("a") && getComputedStyle(control).display === "inline"))
    .filter((control) => control.type !== "hidden" && !control.closest(".hidden-text") && control.checkVisibility())
    .map((control) => [control.outerHTML.slice(0, 80), control.getBoundingClientRect()])
    .filter(([, box]) => box.width < 24 || box.height < 24)
    .map(([text]) => text));
  assert.deepEqual(small, [], where);
}

/** What must be mended says of which question it is, and leads to it. */
export async function namesFaults(page, where = page.url()) {
  const bare = await page.evaluate(() => [...document.querySelectorAll(".error-summary a")]
    .filter((link) => {
      const target = link.getAttribute("href").slice(1);
      const named = target === "inhoud" || link.querySelector("[data-question]");
      return !named || !document.getElementById(target);
    })
    .map((link) => link.outerHTML));
  assert.deepEqual(bare, [], where);
}

/** Words are at least 14 pixels on the screen, those in drawings included: a drawing that shrinks takes its words along. */
export async function readable(page, where = page.url()) {
  const small = await page.evaluate(() => {
    const own = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    const size = (element) => {
      const scale = element.getScreenCTM?.()?.a ?? 1;
      return Number.parseFloat(getComputedStyle(element).fontSize) * scale;
    };
    return [...document.querySelectorAll("body *")]
      .filter((element) => own(element) && element.checkVisibility() && !element.closest(".hidden-text, script"))
      .filter((element) => size(element) < 14)
      .map((element) => `${size(element)}: ${element.outerHTML.slice(0, 80)}`);
  });
  assert.deepEqual(small, [], where);
}

/** With SCREENSHOTS=1: keeps a picture in e2e/screenshots (not in git) for a person to look at. */
export async function screenshot(page, name) {
  if (!process.env.SCREENSHOTS) return;
  mkdirSync(here("screenshots"), { recursive: true });
  await page.screenshot({ path: here(`screenshots/${name}.png`), fullPage: true });
}

/** The six digits of now for a TOTP secret in base32 (RFC 6238, SHA-1, 30 seconds). */
export function totp(secret, now = Date.now()) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replace(/[= ]/g, "").toUpperCase()]
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const hash = createHmac("sha1", key).update(counter).digest();
  const offset = hash[19] & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Signs in as one of the demo's users, as a person does. */
export async function signIn(page, url, user) {
  await page.goto(`${url}/inloggen`);
  await page.getByLabel("Naam waarmee u inlogt").fill(user.name);
  await page.getByLabel("Wachtwoord").fill(user.secret);
  await page.getByRole("button", { name: "Inloggen", exact: true }).click();
  await page.waitForURL(/\/werk/);
}
