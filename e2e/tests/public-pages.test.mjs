// Every public page, in every look: accessible, within its width, from here alone, without a cookie.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, browser, fits, looks, pageIn, publicPages, screenshot, targets, watch } from "../harness.mjs";

const PAGES = ["/", "/hulp", "/wat-is-dit", "/jongere", "/vriend", "/ouder", "/professional",
  "/veilig-kijken", "/privacy", "/toegankelijkheid", "/kennis", "/kennis?zoek=telefoon",
  "/kennis?zoek=xyzzy", "/kennis/signalen", "/kennis/signalen?groep=online&vorm=sexual",
  "/kennis/factoren", "/kennis/programmas", "/kennis/barrieremodel", "/kennis/zelfscan", "/kennis/meldcode",
  "/kennis/hernieuwd-slachtofferschap", "/kennis/gesprek", "/kennis/gespreksvragen", "/en", "/en/hulp", "/en/kennis/signalen"];

let site, open;
before(async () => { [site, open] = await Promise.all([publicPages(), browser()]); });
after(async () => { await open?.close(); await site?.stop(); });

for (const look of looks) {
  test(`every public page holds in ${look.name}`, async () => {
    const page = await pageIn(open, look);
    const seen = watch(page, site.url);
    for (const path of PAGES) {
      const answer = await page.goto(site.url + path);
      assert.equal(answer.status(), 200, path);
      await axe(page, `${path} ${look.name}`, look);
      await fits(page, path);
      await targets(page, path);
      const name = path.replace(/\W+/g, "-").replace(/^-|-$/g, "") || "start";
      await screenshot(page, `${name}-${look.name}`);
    }
    seen.clean();
    assert.deepEqual(await page.context().cookies(), []);
    await page.context().close();
  });
}

test("a public page holds at 320 pixels and at 400 percent", async () => {
  const page = await pageIn(open, { colours: "light", width: 320 });
  for (const path of PAGES) {
    await page.goto(site.url + path);
    await fits(page, `${path} at 320`);
  }
  await page.context().close();
});

test("nothing is stored and nothing is remembered by the browser", async () => {
  const page = await pageIn(open);
  for (const path of ["/", "/jongere", "/hulp"]) await page.goto(site.url + path);
  const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
  assert.deepEqual(kept, [0, 0, ""]);
  await page.context().close();
});

test("the headers are strict on pages, files and errors alike", async () => {
  for (const path of ["/", "/en/kennis", "/gezond", "/weg", "/assets/x/y", "/.well-known/security.txt"]) {
    const answer = await fetch(site.url + path, { redirect: "manual" });
    const policy = answer.headers.get("content-security-policy");
    assert.match(policy, /^default-src 'none'/, path);
    assert.doesNotMatch(policy, /unsafe/);
    assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
    assert.equal(answer.headers.get("referrer-policy"), "no-referrer");
    assert.equal(answer.headers.get("server"), null);
    assert.equal(answer.headers.get("set-cookie"), null);
    assert.ok(answer.headers.get("cache-control"), path);
  }
});

test("the filter says what it leaves out", async () => {
  const page = await pageIn(open);
  await page.goto(`${site.url}/kennis/signalen?vorm=sexual&groep=online`);
  const notice = page.locator(".notice", { hasText: "Niet bekeken" });
  await notice.getByText(/jongens/i).waitFor();
  await notice.getByText(/criminele/i).waitFor();
  await page.getByRole("link", { name: "Toon alle signalen" }).click();
  assert.equal(await notice.count(), 0);
  await page.context().close();
});

test("without scripts the pages read, search and filter the same", async () => {
  const page = await pageIn(open, undefined, { javaScriptEnabled: false });
  await page.goto(`${site.url}/kennis`);
  await page.getByLabel("Zoeken").fill("telefoon");
  await page.getByRole("button", { name: "Zoek" }).click();
  await page.getByRole("heading", { name: /Gevonden bij/ }).waitFor();
  await page.goto(`${site.url}/kennis/signalen`);
  await page.getByLabel("Vorm van uitbuiting").selectOption("criminal");
  await page.getByRole("button", { name: "Toon", exact: true }).click();
  assert.match(page.url(), /vorm=criminal/);
  await page.context().close();
});

test("a printed page is words only", async () => {
  const page = await pageIn(open);
  await page.goto(`${site.url}/kennis/signalen`);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".exit").first().isVisible(), false);
  assert.equal(await page.locator(".site-nav").isVisible(), false);
  assert.equal(await page.locator(".contents").isVisible(), false);
  await page.context().close();
});
