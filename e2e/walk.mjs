// How the tests of the staff pages look at a page: who is signed in, and whether the page holds.
//
//   import { enter, holds, press, pick, write } from "../walk.mjs";
import assert from "node:assert/strict";
import { axe, fits, namesFaults, pageIn, readable, screenshot, scripts, signIn, targets } from "./harness.mjs";

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 740 };

/** What a staff page may never do. A refused form answers 400, 409 or 412, and a test may pull the plug: that is no fault. */
function watchStaff(page, url) {
  const faults = [];
  page.on("request", (request) => {
    if (request.url().startsWith("http") && !request.url().startsWith(`${url}/`)) {
      faults.push(`loads ${request.url()}`);
    }
  });
  page.on("console", (line) => {
    const refused = /Failed to load resource.*(status of 4\d\d|ERR_INTERNET_DISCONNECTED)/.test(line.text());
    if (line.type() === "error" && !refused) faults.push(`console: ${line.text()}`);
  });
  page.on("pageerror", (fault) => faults.push(`script: ${fault.message}`));
  return faults;
}

/** Someone of the demo, signed in with name and password in a browser of their own. */
export async function enter(open, town, user, options = {}) {
  const page = await pageIn(open, { colours: "light", width: WIDE.width }, options);
  page.setDefaultTimeout(10_000);
  const faults = watchStaff(page, town.url);
  await signIn(page, town.url, user);
  return {
    page,
    user,
    open: (path) => page.goto(town.url + path),
    leave: async () => {
      assert.deepEqual(faults, []);
      await page.context().close();
    },
  };
}

/** The names that may stand on a page but never in its address or its title. */
const names = new Set();
export const neverInTitle = (name) => names.add(name.toLowerCase());

/** Address and title tell nobody who it is about. */
export async function tellsNoName(page) {
  const told = `${decodeURIComponent(page.url())} ${await page.title()}`.toLowerCase();
  for (const name of names) assert.ok(!told.includes(name), `${name} stands in ${told}`);
}

const seen = new Set();
const flaws = [];

/** What `holds` found wrong; asked at the end, so that one flaw doesn't hide the rest of a walk. */
export const everyPageHeld = () => assert.deepEqual(flaws, []);

/** Carries out a check and keeps what it finds. */
async function keep(check) {
  try { await check; } catch (fault) { flaws.push(fault.message.split("\n").filter((line) => !/^\s*[\[\]]?$/.test(line)).slice(0, 8).join("\n")); }
}

/** After a change of colours: until nothing fades any more. */
const settled = (page) => page.evaluate(async () => {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await Promise.all(document.getAnimations().map((fading) => fading.finished));
});

/**
 * The page as it stands is accessible and fits, wide and narrow; the first time a page is seen also in
 * the dark and in forced colours. Flaws are kept for `everyPageHeld`.
 */
export async function holds(page, name) {
  await keep(tellsNoName(page));
  await keep(namesFaults(page, name));
  for (const [size, word] of [[NARROW, "phone"], [WIDE, "desktop"]]) {
    await page.setViewportSize(size);
    await keep(axe(page, `${name} ${word}`));
    await keep(fits(page, `${name} ${word}`));
    await keep(targets(page, `${name} ${word}`));
    await keep(readable(page, `${name} ${word}`));
    await screenshot(page, `${name}-${word}`);
  }
  // 1280 pixels at 400 percent.
  await page.setViewportSize({ width: 320, height: 256 });
  await keep(fits(page, `${name} at 400 percent`));
  await page.setViewportSize(WIDE);
  if (seen.has(name) || !scripts) return;
  seen.add(name);
  await page.emulateMedia({ colorScheme: "dark" });
  await settled(page);
  await keep(axe(page, `${name} dark`, { colours: "dark" }));
  await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
  await settled(page);
  await keep(axe(page, `${name} forced colours`, { colours: "forced" }));
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
}

/** Presses the button with these words and waits for the next page; the last one, for forms of which the
 *  Enter key has a hidden button of its own at the top. */
export async function press(page, words) {
  await Promise.all([
    page.waitForEvent("load"),
    page.getByRole("button", { name: words, exact: typeof words === "string" }).last().click(),
  ]);
}

/** Signs out: on a narrow screen the button stands in the menu. */
export async function signOut(page) {
  const menu = page.locator("details.menu > summary");
  if (await menu.isVisible()) await menu.click();
  await press(page, "Uitloggen");
}

/** Follows the link with these words. */
export async function follow(page, words) {
  await Promise.all([
    page.waitForEvent("load"),
    page.getByRole("main").getByRole("link", { name: words, exact: typeof words === "string" }).first().click(),
  ]);
}

/** Picks an answer within the question. */
export const pick = (page, question, answer) =>
  page.getByRole("group", { name: question }).getByLabel(answer).first().check();

/** Writes words in the field with this label; `nth` when the same question is asked more than once. */
export const write = (page, label, words, nth = 0) =>
  page.getByLabel(label).nth(nth).fill(words);

/** The notice that says what was done. */
export const told = (page, words) => page.locator(".notice", { hasText: words }).first().waitFor();

/** A day so many days from now, as a date field takes it. */
export const dayFromNow = (days) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Looks again, every half second, until the list holds a card with these words. */
export async function waitForCard(page, words, seconds = 20) {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const card = page.getByRole("main").getByRole("link", { name: words });
    if (await card.count()) return card.first();
    assert.ok(Date.now() < until, `nothing about ${words} came within ${seconds} seconds at ${page.url()}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await page.reload();
  }
}
