// What the staff pages promise besides the walk: without scripts, by keyboard alone, nothing typed is
// lost, and nobody sees what isn't theirs.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, demo } from "../harness.mjs";
import { enter, everyPageHeld, follow, holds, pick, press, told, write } from "../walk.mjs";

let town, open;
before(async () => { [town, open] = await Promise.all([demo("--persons", "20"), browser()]); });
after(async () => { await open?.close(); await town?.stop(); });

const of = (role, organisation) =>
  town.users.find((user) => user.role === role && user.organisation.includes(organisation));
const teacher = () => of("teacher", "De Brug");
const elsewhere = () => of("teacher", "Kompas");

const WORDS = "Hij slaapt in de les & heeft <drie> telefoons.";

/** Notes a worry about someone of this name and stays on its page; gives its path. */
async function worry({ page, open }, name) {
  await open("/werk/signalen/nieuw");
  assert.equal(await page.getByText("is teruggezet").count(), 0, "what was sent came back as a draft");
  const [first, last] = name.split(" ");
  await write(page, "Voornaam of roepnaam", first);
  await write(page, "Achternaam", last);
  await press(page, "Verder");
  if (await page.getByRole("heading", { name: "Misschien kent u deze jongere al" }).count()) {
    await holds(page, "zorg-misschien-bekend");
    await page.getByLabel("Nee, iemand anders").check();
    await press(page, "Verder");
  }
  await write(page, "Wat hebt u gezien, gehoord of verteld gekregen?", WORDS);
  await pick(page, "Hoe weet u dit?", /zelf gezien/);
  await pick(page, "Wie zei of zag dit?", "Professional");
  await press(page, "Noteer de zorg");
  await told(page, "Uw zorg is genoteerd");
  return new URL(page.url()).pathname;
}

test("without scripts a worry is noted and stands on the worklist", async () => {
  const someone = await enter(open, town, teacher(), { javaScriptEnabled: false });
  const path = await worry(someone, "Elin Zonderscript");
  await someone.open("/werk");
  await someone.page.getByRole("main").locator(`a[href="${path}"]`).first().waitFor();
  await someone.leave();
});

for (const javaScriptEnabled of [true, false]) {
  test(`the writing aid says what could be clearer and takes nothing away, scripts ${javaScriptEnabled ? "on" : "off"}`, async () => {
    const someone = await enter(open, town, teacher(), { javaScriptEnabled });
    const { page } = someone;
    await someone.open("/werk/signalen/nieuw");
    await write(page, "Voornaam of roepnaam", "Lotte");
    await write(page, "Achternaam", javaScriptEnabled ? "Schrijfhulp" : "Meekijker");
    await press(page, "Verder");
    await write(page, "Wat hebt u gezien, gehoord of verteld gekregen?", "Ze is <b>vaak</b> te laat.");
    await pick(page, "Hoe weet u dit?", /zelf gezien/);
    await press(page, "Kijk mee met mijn woorden");
    assert.equal(await page.locator(".aid q").innerText(), "vaak");
    if (javaScriptEnabled) await holds(page, "zorg-schrijfhulp");
    const words = page.getByLabel("Wat hebt u gezien, gehoord of verteld gekregen?");
    assert.equal(await words.inputValue(), "Ze is <b>vaak</b> te laat.");
    await words.fill("Ze kwam deze week drie keer na negen uur.");
    await press(page, "Kijk mee met mijn woorden");
    await page.getByText("De schrijfhulp heeft niets op te merken.").waitFor();
    await press(page, "Noteer de zorg");
    await told(page, "Uw zorg is genoteerd");
    await someone.leave();
  });
}

test("by keyboard alone a worry is noted and found on the worklist", async () => {
  const someone = await enter(open, town, teacher());
  const { page } = someone;
  const reach = async (what) => {
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press("Tab");
      if (await what.evaluateAll((found) => found.includes(document.activeElement))) return;
    }
    assert.fail(`Tab never reaches ${what}`);
  };
  const enterKey = () => Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  await someone.open("/werk/signalen/nieuw");
  await reach(page.getByLabel("Voornaam of roepnaam"));
  await page.keyboard.type("Floor");
  await reach(page.getByLabel("Achternaam"));
  await page.keyboard.type("Toetsenbord");
  await enterKey();
  await reach(page.getByLabel("Wat hebt u gezien, gehoord of verteld gekregen?"));
  await page.keyboard.type(WORDS);
  await reach(page.getByRole("group", { name: "Hoe weet u dit?" }).getByRole("radio"));
  await page.keyboard.press("Space");
  await reach(page.getByRole("group", { name: "Wie zei of zag dit?" }).getByRole("radio"));
  await page.keyboard.press("Space");
  await reach(page.getByRole("button", { name: "Noteer de zorg" }));
  await enterKey();
  await told(page, "Uw zorg is genoteerd");
  const path = new URL(page.url()).pathname;
  await reach(page.getByRole("link", { name: "Aan zet" }));
  await enterKey();
  await reach(page.getByRole("main").locator(`a[href="${path}"]`));
  await enterKey();
  assert.equal(new URL(page.url()).pathname, path);
  await someone.leave();
});

test("on a phone the header is one row, and the menu opens by keyboard and without scripts", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const someone = await enter(open, town, teacher(), { javaScriptEnabled, viewport: { width: 360, height: 740 } });
    const { page } = someone;
    const top = (await page.getByRole("heading", { level: 1 }).boundingBox()).y;
    assert.ok(top < 130, `the page begins at ${top}`);
    assert.equal(await page.getByRole("link", { name: "Zorg noteren" }).filter({ visible: true }).count(), 0);
    await page.locator("summary", { hasText: "Menu" }).focus();
    await page.keyboard.press("Enter");
    await Promise.all([
      page.waitForEvent("load"),
      page.getByRole("navigation", { name: "Hoofdmenu" }).getByRole("link", { name: "Zorg noteren" }).click(),
    ]);
    assert.match(page.url(), /signalen\/nieuw$/);
    await someone.leave();
  }
});

test("a refused form keeps every field", async () => {
  const someone = await enter(open, town, teacher());
  const { page } = someone;
  const path = await worry(someone, "Odin Gebleven");
  await someone.open(`${path}/stap`);
  await write(page, "Wat hebt u gedaan en wat leverde het op?", WORDS);
  await write(page, "Wanneer was dat?", "eergisteren of zo");
  await write(page, /^Waarom deed u het zo\?/, "Daarom.");
  await press(page, "Leg een stap van de meldcode vast");
  await page.locator(".error-summary").waitFor();
  await holds(page, "stap-fout");
  assert.equal(await page.getByLabel("Wat hebt u gedaan en wat leverde het op?").inputValue(), WORDS);
  assert.equal(await page.getByLabel("Wanneer was dat?").inputValue(), "eergisteren of zo");
  assert.equal(await page.getByLabel(/^Waarom deed u het zo\?/).inputValue(), "Daarom.");
  await someone.open("/werk/signalen/nieuw");
  await press(page, "Verder");
  await holds(page, "zorg-wie-fout");
  await someone.open(`/werk/zaken/${path.split("/").pop()}/uitspraken`);
  await press(page, "Bewaren");
  await page.locator(".error-summary").waitFor();
  await holds(page, "uitspraak-fout");
  await someone.leave();
});

test("what is hard to undo is looked at first, and pressing twice does it once", async () => {
  const someone = await enter(open, town, teacher());
  const { page } = someone;
  const path = await worry(someone, "Joke Tweemaal");
  await someone.open(`${path}/afsluiten`);
  await press(page, "Sluit het signaal af");
  await page.locator(".error-summary").waitFor();
  await pick(page, /Waarom/, /geen vermoeden/);
  await write(page, "Leg uit", "Het was haar broer.");
  await press(page, "Sluit het signaal af");
  await page.getByRole("heading", { name: "Weet u het zeker?" }).waitFor();
  await page.getByText("Dit signaal gaat niet weer open").waitFor();
  await holds(page, "afsluiten-zeker");
  const twice = await page.evaluate(() => new URLSearchParams(new FormData(document.querySelector("main form"))).toString());
  await press(page, "Sluit het signaal af");
  await told(page, "Het is afgesloten");
  const again = await page.request.post(town.url + `${path}/afsluiten`, {
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
    data: `${twice}&bevestiging=doe`,
  });
  assert.ok([409, 412].includes(again.status()), String(again.status()));
  await someone.open(path);
  assert.equal(await page.getByText("Afgesloten: bij nader inzien geen vermoeden").count(), 1);
  await someone.leave();
});

test("of two writers at once the second sees what is new and what they typed", async () => {
  const someone = await enter(open, town, teacher());
  const first = someone.page;
  const path = await worry(someone, "Yara Tegelijk");
  const second = await first.context().newPage();
  for (const page of [first, second]) {
    await page.goto(`${town.url}${path}/stap`);
    await write(page, "Wat hebt u gedaan en wat leverde het op?", page === first ? "De eerste was hier." : "De tweede typte dit.");
  }
  await press(first, "Leg een stap van de meldcode vast");
  await told(first, "Het is bewaard");
  await press(second, "Leg een stap van de meldcode vast");
  await second.getByText("Er is niets overschreven").first().waitFor();
  assert.equal(await second.getByLabel("Wat hebt u gedaan en wat leverde het op?").inputValue(), "De tweede typte dit.");
  await second.getByText("De eerste was hier.").first().waitFor();
  await holds(second, "stap-intussen-gewijzigd");
  await someone.leave();
});

test("what was sent is no draft any more, also after Back", async () => {
  const someone = await enter(open, town, teacher());
  const { page } = someone;
  const path = await worry(someone, "Britt Teruggegaan");
  await someone.open(`${path}/stap`);
  await write(page, "Wat hebt u gedaan en wat leverde het op?", WORDS);
  await press(page, "Leg een stap van de meldcode vast");
  await told(page, "Het is bewaard");
  await page.goBack();
  await someone.open("/werk");
  await someone.open(`${path}/stap`);
  assert.equal(await page.getByText("is teruggezet").count(), 0);
  assert.equal(await page.getByLabel("Wat hebt u gedaan en wat leverde het op?").inputValue(), "");
  await someone.leave();
});

test("after the session ended the text is there again on signing in", async () => {
  const user = teacher();
  const someone = await enter(open, town, user);
  const { page } = someone;
  const path = await worry(someone, "Wout Uitgelogd");
  await someone.open(`${path}/stap`);
  await write(page, "Wat hebt u gedaan en wat leverde het op?", WORDS);
  await page.getByText(/^Bewaard om \d/).waitFor();
  await page.context().clearCookies();
  await press(page, "Leg een stap van de meldcode vast");
  await holds(page, "sessie-voorbij");
  if (await page.getByLabel("Naam waarmee u inlogt").count() === 0) await follow(page, /[Ll]og/);
  await write(page, "Naam waarmee u inlogt", user.name);
  await write(page, "Wachtwoord", user.secret);
  await press(page, "Inloggen");
  if (!page.url().includes(path)) await someone.open(`${path}/stap`);
  if (!page.url().endsWith("/stap")) await follow(page, "Leg een stap van de meldcode vast");
  await page.getByText("is teruggezet").waitFor();
  assert.equal(await page.getByLabel("Wat hebt u gedaan en wat leverde het op?").inputValue(), WORDS);
  await someone.leave();
});

test("to someone of another school a matter is as unknown as one that doesn't exist", async () => {
  const own = await enter(open, town, teacher());
  const path = await worry(own, "Britt Verborgen");
  await own.leave();
  const other = await enter(open, town, elsewhere());
  const read = async (where) => {
    const answer = await other.open(where);
    const words = (await answer.text()).replaceAll(/zaak-[0-9a-f]{32}/g, "zaak");
    return [answer.status(), await other.page.title(), words];
  };
  const unknown = path.replace(/.{8}$/, "00000000");
  for (const end of ["", "/stap", "/wegen", "/dossierstuk"]) {
    const hidden = await read(path + end);
    assert.equal(hidden[0], 404);
    assert.deepEqual(hidden, await read(unknown + end), end);
  }
  const id = path.split("/").pop();
  for (const end of ["uitspraken", "aanbod", "versturen", "gesprek", "gesprek/scherm"]) {
    const hidden = await read(`/werk/zaken/${id}/${end}`);
    assert.equal(hidden[0], 404);
    assert.deepEqual(hidden, await read(`/werk/zaken/${unknown.split("/").pop()}/${end}`), end);
  }
  await holds(other.page, "niet-gevonden");
  await other.leave();
});

const ROUNDS = [
  ["teacher", "De Brug", ["/werk?lijst=te-laat", "/werk?lijst=team", "/werk/zoeken", "/werk/meldroute",
    "/werk/account", "/werk/account/app", "/werk/nood"]],
  ["functional-manager", "Gemeente", ["/werk", "/werk/mensen", "/werk/regels", "/werk/regels/meldroute", "/werk/regels/bewaartermijn", "/werk/regels/vragen"]],
];
for (const [role, organisation, paths] of ROUNDS) {
  test(`the other pages of a ${role} hold`, async () => {
    const someone = await enter(open, town, of(role, organisation));
    for (const path of paths) {
      assert.equal((await someone.open(path)).status(), 200, path);
      await holds(someone.page, path.replaceAll(/\W+/g, "-").slice(1));
    }
    await someone.leave();
  });
}

test("every page of these tests held", everyPageHeld);
