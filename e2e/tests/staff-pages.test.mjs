// Every page that a role can reach by links, in one look after another: accessible, within its width,
// from here alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, browser, demo, fits, looks, pageIn, screenshot, signIn, targets, watch } from "../harness.mjs";

/** The most pages looked at for one role: lists are long, and their rows are alike. */
const MOST = 30;

let town, open;
before(async () => { [town, open] = await Promise.all([demo("--persons", "6"), browser()]); });
after(async () => { await open?.close(); await town?.stop(); });

/** Two addresses are of one kind when they differ in ids, dates and questions alone. */
const kindOf = (path) => path.replace(/[a-z]+-[0-9a-f]{32}/g, "ID").replace(/\d+/g, "N").replace(/[#?].*$/, "");

async function links(page) {
  const found = await page.locator("a[href^='/werk']:not([download])").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  return found.filter((path) => !path.endsWith(".csv") && !path.includes("taal="));
}

const ROLES = ["teacher", "focal-officer", "neighbourhood-worker", "team-lead", "intake-officer",
  "care-coordinator", "help-provider", "police-officer", "policy-officer", "chain-director",
  "privacy-officer", "functional-manager"];

for (const [n, role] of ROLES.entries()) {
  const look = looks[n % looks.length];
  test(`every page a ${role} reaches holds in ${look.name}`, async (t) => {
    const user = town.users.find((someone) => someone.role === role);
    if (!user) return t.skip(`the demo has no ${role}`);
    const page = await pageIn(open, look);
    const seen = watch(page, town.url);
    await signIn(page, town.url, user);
    const kinds = new Set();
    const waiting = ["/werk"];
    while (waiting.length && kinds.size < MOST) {
      const path = waiting.shift();
      if (kinds.has(kindOf(path))) continue;
      kinds.add(kindOf(path));
      const answer = await page.goto(town.url + path);
      assert.equal(answer.status(), 200, `${role} follows a link to ${path}`);
      const words = await page.locator("body").innerText();
      assert.doesNotMatch(words, /⟨/, `${path}: a text is missing`);
      await axe(page, `${role} ${path} ${look.name}`, look);
      await fits(page, `${role} ${path}`);
      await targets(page, `${role} ${path}`);
      await screenshot(page, `${role}-${kindOf(path).slice(1).replace(/\W+/g, "-")}-${look.name}`);
      waiting.push(...await links(page));
    }
    assert.ok(kinds.size > 1, `${role} reaches ${[...kinds]}`);
    seen.clean();
    await page.context().close();
  });
}

test("after signing out, Back shows nothing", async () => {
  const page = await pageIn(open);
  await signIn(page, town.url, town.user("teacher"));
  await page.getByRole("button", { name: "Uitloggen" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/werk"));
  await page.goBack();
  await page.waitForLoadState();
  assert.equal(await page.getByRole("button", { name: "Uitloggen" }).count(), 0);
  await page.context().close();
});

test("the staff pages work without scripts", async () => {
  const page = await pageIn(open, undefined, { javaScriptEnabled: false });
  await signIn(page, town.url, town.user("teacher"));
  await page.getByRole("heading", { name: "Aan zet", level: 1 }).waitFor();
  await page.context().close();
});
