// The quick exit: three ways, blank at once, nothing to go back to, and without scripts.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { browser, pageIn, publicPages } from "../harness.mjs";

let neutral, neutralUrl, site, open;
before(async () => {
  neutral = createServer((_, answer) => answer.end("<title>Weer</title>Regen")).listen(0, "127.0.0.1");
  await new Promise((resolve) => neutral.once("listening", resolve));
  neutralUrl = `http://127.0.0.1:${neutral.address().port}/`;
  [site, open] = await Promise.all([publicPages(neutralUrl), browser()]);
});
after(async () => {
  await open?.close();
  await site?.stop();
  neutral?.closeAllConnections();
  neutral?.close();
});

/** Someone who saw another page before they came here. */
async function visitor(options) {
  const page = await pageIn(open, undefined, options);
  await page.goto("about:blank");
  return page;
}

async function isGone(page) {
  await page.waitForURL(neutralUrl);
  assert.equal(await page.title(), "Weer");
}

test("the button leads away and Back does not return", async () => {
  const page = await visitor();
  await page.goto(`${site.url}/`);
  await page.getByRole("link", { name: /Ik ben jong/ }).click();
  await page.getByRole("heading", { name: "Laat iemand jou dingen doen?" }).waitFor();
  await page.getByRole("link", { name: "Nood: Weg van deze site", exact: true }).click();
  await isGone(page);
  await page.goBack();
  assert.doesNotMatch(page.url(), new RegExp(site.url));
  await page.context().close();
});

test("the hidden link early in the tab order leads away", async () => {
  const page = await visitor();
  await page.goto(`${site.url}/hulp`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  const name = await page.evaluate(() => document.activeElement.textContent);
  assert.equal(name, "Nood: weg van deze site");
  await page.keyboard.press("Enter");
  await isGone(page);
  await page.context().close();
});

test("three times Shift leads away; two times or a capital does not", async () => {
  const page = await visitor();
  await page.goto(`${site.url}/jongere`);
  await page.keyboard.press("Shift");
  await page.keyboard.press("Shift");
  assert.match(await page.locator("[data-quick-exit-status]").textContent(), /nog 1 keer/);
  await page.keyboard.press("Shift+A");
  await page.keyboard.press("Shift");
  assert.match(page.url(), /jongere/);
  await page.keyboard.press("Shift");
  await page.keyboard.press("Shift");
  await isGone(page);
  await page.context().close();
});

test("the page is blank at once, before the other site has answered", async () => {
  const page = await visitor();
  const held = [];
  await page.route(`${site.url}/weg`, (route) => { held.push(route); });
  await page.goto(`${site.url}/jongere`);
  const [words, title] = await page.evaluate(() => {
    document.querySelector("a.exit").click();
    return [document.body.innerText, document.title];
  });
  assert.deepEqual([words, title], ["", ""]);
  await Promise.all(held.map((route) => route.abort()));
  await page.context().close();
});

test("without scripts the link does it too", async () => {
  const page = await visitor({ javaScriptEnabled: false });
  await page.goto(`${site.url}/en/jongere`);
  await page.getByRole("link", { name: "Emergency: Leave this site", exact: true }).click();
  await isGone(page);
  await page.context().close();
});

test("titles of the door are neutral", async () => {
  const page = await visitor();
  for (const path of ["/", "/hulp", "/wat-is-dit", "/jongere", "/vriend", "/ouder", "/veilig-kijken"]) {
    await page.goto(site.url + path);
    assert.doesNotMatch(await page.title(), /uitbuiting|mensenhandel|slachtoffer|geweld|vangnet/i);
  }
  await page.context().close();
});
