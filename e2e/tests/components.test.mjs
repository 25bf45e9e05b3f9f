// Every component, whole and refused, in every look.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, browser, fits, looks, pageIn, publicPages, screenshot, targets, watch } from "../harness.mjs";

let site, open;
before(async () => { [site, open] = await Promise.all([publicPages(), browser()]); });
after(async () => { await open?.close(); await site?.stop(); });

for (const look of looks) {
  test(`the components hold in ${look.name}`, async () => {
    const page = await pageIn(open, look);
    const seen = watch(page, site.url);
    for (const path of ["/onderdelen", "/onderdelen?fout", "/onderdelen/bewaard"]) {
      await page.goto(site.url + path);
      await axe(page, `${path} ${look.name}`, look);
      await fits(page, path);
      await targets(page, path);
      await screenshot(page, `${path.slice(1).replace(/\W/g, "-")}-${look.name}`);
    }
    seen.clean();
    await page.context().close();
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(`a refused form puts the focus on what must be mended, scripts ${javaScriptEnabled ? "on" : "off"}`, async () => {
    const page = await pageIn(open, undefined, { javaScriptEnabled });
    await page.goto(`${site.url}/onderdelen?fout`);
    await page.locator(".error-summary:focus").waitFor();
    await page.getByRole("link", { name: /Schrijf in een paar woorden/ }).click();
    assert.match(page.url(), /#woorden$/);
    const field = page.getByLabel("Wat zag of hoorde u?");
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    assert.equal(await field.getAttribute("aria-describedby"), "woorden-fault woorden-hint");
    await page.context().close();
  });
}

test("what is typed is kept as a draft, and the reader is told", async () => {
  const page = await pageIn(open);
  const kept = [];
  await page.route("**/werk/concepten/zorg", async (route) => {
    const request = route.request();
    kept.push([request.method(), new URLSearchParams(request.postData())]);
    await route.fulfill({ status: 204 });
  });
  await page.goto(`${site.url}/onderdelen`);
  await page.getByLabel("Wat zag of hoorde u?").fill("Hij werd gebracht & gehaald");
  await page.getByText(/^Bewaard om \d\d:\d\d/).waitFor();
  const [method, fields] = kept.at(-1);
  assert.equal(method, "PUT");
  assert.equal(fields.get("woorden"), "Hij werd gebracht & gehaald");
  assert.equal(fields.has("wachtwoord"), false);
  await page.context().close();
});

test("a draft that can't be kept says so, and is tried again", async () => {
  const page = await pageIn(open);
  let status = 500;
  await page.route("**/werk/concepten/zorg", (route) => route.fulfill({ status }));
  await page.goto(`${site.url}/onderdelen`);
  await page.getByLabel("Wat zag of hoorde u?").fill("Iets");
  await page.getByText(/Bewaren lukt nu niet/).waitFor();
  status = 401;
  await page.getByLabel("Wat zag of hoorde u?").fill("Iets meer");
  await page.getByText(/U bent uitgelogd/).waitFor();
  assert.equal(await page.getByLabel("Wat zag of hoorde u?").inputValue(), "Iets meer");
  await page.context().close();
});
