// Coming in and one's own account: a passkey on a device that Chromium plays, the second proof, the
// password, one's own sessions; and the page between us and another site.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, browser, demo, fits, pageIn, screenshot, signIn, targets, totp } from "../harness.mjs";
import { everyPageHeld, follow, holds, press, told, write, signOut } from "../walk.mjs";

let town, open, here;
before(async () => {
  [town, open] = await Promise.all([demo("--persons", "3"), browser()]);
  // Keys are bound to a name, never to a number.
  here = town.url.replace("127.0.0.1", "localhost");
});
after(async () => { await open?.close(); await town?.stop(); });

const user = (role, place = "") =>
  town.users.find((one) => one.role === role && one.organisation.includes(place));

/** Plays a device that asks its owner for a finger, and gets it. */
async function device(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable", { enableUI: false });
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", { options: {
    protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true,
    isUserVerified: true, automaticPresenceSimulation: true,
  } });
  const to = (command, more) => cdp.send(`WebAuthn.${command}`, { authenticatorId, ...more });
  return {
    keys: async () => (await to("getCredentials")).credentials,
    recognises: (isUserVerified) => to("setUserVerified", { isUserVerified }),
  };
}

const faultsOf = (page) => {
  const faults = [];
  page.on("pageerror", (fault) => faults.push(fault.message));
  page.on("console", (line) => {
    if (line.type() === "error" && !/status of 40[01]/.test(line.text())) faults.push(line.text());
  });
  return faults;
};

test("a passkey is made, lets its owner in, proves again who they are, and is removed", async () => {
  const page = await pageIn(open);
  const faults = faultsOf(page);
  const phone = await device(page);
  await signIn(page, here, user("teacher"));
  await page.goto(`${here}/werk/account`);
  await holds(page, "account");
  await follow(page, "Maak een toegangssleutel");
  await holds(page, "sleutel-nieuw");
  await write(page, "Naam van de sleutel", "Mijn telefoon");
  await page.getByRole("button", { name: "Maak een toegangssleutel" }).click();
  await told(page, "De toegangssleutel is gemaakt");
  await page.locator(".own-list strong", { hasText: "Mijn telefoon" }).waitFor();
  await page.getByText("nog niet gebruikt").waitFor();
  await holds(page, "account-met-sleutel");
  assert.equal((await phone.keys()).length, 1);
  await follow(page, "Geef een andere naam Mijn telefoon");
  await holds(page, "sleutel");
  await write(page, "Naam van de sleutel", "Telefoon van het werk");
  await press(page, "Bewaar de naam");
  await page.locator(".own-list strong", { hasText: "Telefoon van het werk" }).waitFor();

  await signOut(page);
  await page.getByRole("button", { name: "Log in met een toegangssleutel" }).click();
  await page.waitForURL(`${here}/werk`);
  await page.goto(`${here}/werk/account`);
  assert.equal(await page.getByText("nog niet gebruikt").count(), 0);

  await page.goto(`${here}/werk/bewijs?verder=/werk/account`);
  await holds(page, "bewijs");
  await page.getByRole("button", { name: "Bewijs het met een toegangssleutel" }).click();
  await page.waitForURL(`${here}/werk/account`);

  await follow(page, "Verwijder Telefoon van het werk");
  await holds(page, "sleutel-verwijderen");
  await press(page, "Verwijder de sleutel");
  await told(page, "De toegangssleutel is verwijderd");
  await signOut(page);
  await page.getByRole("button", { name: "Log in met een toegangssleutel" }).click();
  await page.getByText("Deze toegangssleutel past niet").waitFor();
  assert.equal(new URL(page.url()).pathname, "/inloggen");
  assert.deepEqual(faults, []);
  await page.context().close();
});

test("a device that doesn't recognise its owner lets nobody in", async () => {
  const page = await pageIn(open);
  const phone = await device(page);
  await signIn(page, here, user("teacher"));
  await page.goto(`${here}/werk/account/sleutels/nieuw`);
  await page.getByRole("button", { name: "Maak een toegangssleutel" }).click();
  await told(page, "De toegangssleutel is gemaakt");
  await signOut(page);
  await phone.recognises(false);
  await page.getByRole("button", { name: "Log in met een toegangssleutel" }).click();
  await page.getByText("Het is niet gelukt").waitFor();
  assert.equal((await page.goto(`${here}/werk`)).url(), `${here}/inloggen?verder=/werk`);
  await page.context().close();
});

test("where passkeys don't work their buttons aren't there, and everything else is", async () => {
  for (const [url, options] of [[town.url, {}], [here, { javaScriptEnabled: false }]]) {
    const page = await pageIn(open, undefined, options);
    await page.goto(`${url}/inloggen`);
    assert.equal(await page.getByRole("button", { name: /toegangssleutel/ }).count(), 0);
    await signIn(page, url, user("focal-officer"));
    await page.goto(`${url}/werk/account/sleutels/nieuw`);
    await page.getByText("Met deze browser kunt u hier geen toegangssleutel maken").waitFor();
    assert.equal(await page.getByRole("button", { name: /toegangssleutel/ }).count(), 0);
    await page.context().close();
  }
});

test("someone sees where they are signed in, ends one of them, and then all others", async () => {
  const pages = await Promise.all([1, 2, 3].map(() => pageIn(open)));
  for (const page of pages) await signIn(page, town.url, user("care-coordinator"));
  const [first, second, third] = pages;
  await first.goto(`${town.url}/werk/account`);
  const list = first.locator("section[aria-labelledby=sessies] .own-list").first().getByRole("listitem");
  assert.equal(await list.count(), 3);
  assert.equal(await first.getByText("waar u nu werkt").count(), 1);
  await first.getByRole("heading", { name: "Koppelingen" }).waitFor();
  await list.getByRole("button").first().click();
  await told(first, "Die sessie is beëindigd");
  assert.equal(await list.count(), 2);
  await press(first, "Beëindig alle andere");
  await told(first, "Alle andere sessies zijn beëindigd");
  assert.equal(await list.count(), 1);
  for (const page of [second, third]) {
    await page.goto(`${town.url}/werk`);
    assert.match(page.url(), /\/inloggen/);
  }
  for (const page of pages) await page.context().close();
});

test("a code works once", async () => {
  const page = await pageIn(open);
  const someone = user("help-provider");
  await signIn(page, town.url, someone);
  await page.goto(`${town.url}/werk/account/app`);
  const secret = await page.locator("code").innerText();
  const linked = totp(secret);
  await write(page, "Code uit uw app", linked);
  await press(page, "Koppel de app");
  await page.waitForURL(/gedaan=app-linked/);
  await signOut(page);
  const tryCode = async (code) => {
    await page.goto(`${town.url}/inloggen`);
    await write(page, "Naam waarmee u inlogt", someone.name);
    await write(page, "Wachtwoord", someone.secret);
    await write(page, "Code uit uw app", code);
    await page.getByRole("button", { name: "Inloggen", exact: true }).click();
    await page.waitForLoadState();
    return new URL(page.url()).pathname;
  };
  assert.equal(await tryCode(linked), "/inloggen", "it was used to link the app");
  const next = totp(secret, Date.now() + 30_000);
  assert.equal(await tryCode(next), "/werk");
  await signOut(page);
  assert.equal(await tryCode(next), "/inloggen", "it was used to come in");
  await page.context().close();
});

test("a changed password ends the other sessions; an easy one is refused", async () => {
  const someone = user("police-officer");
  const [page, elsewhere] = [await pageIn(open), await pageIn(open)];
  for (const one of [page, elsewhere]) await signIn(one, town.url, someone);
  await page.goto(`${town.url}/werk/account/wachtwoord`);
  await holds(page, "wachtwoord");
  const change = async (old, fresh, again = fresh) => {
    await write(page, "Uw oude wachtwoord", old);
    await page.getByLabel("Uw nieuwe wachtwoord", { exact: true }).fill(fresh);
    await write(page, "Uw nieuwe wachtwoord, nog een keer", again);
    await press(page, "Bewaar het wachtwoord");
  };
  await change(someone.secret, "te kort");
  await page.getByText("Kies een langer wachtwoord").first().waitFor();
  await holds(page, "wachtwoord-fout");
  await change(someone.secret, "een kat op het warme dak", "een kat op het koude dak");
  await page.getByText("zijn niet gelijk").first().waitFor();
  await change("dit is het niet geweest", "een kat op het warme dak");
  await page.getByText("Dit is niet uw oude wachtwoord").first().waitFor();
  await change(someone.secret, "een kat op het warme dak");
  await told(page, "Uw wachtwoord is gewijzigd");
  await elsewhere.goto(`${town.url}/werk`);
  assert.match(elsewhere.url(), /\/inloggen/);
  await signIn(elsewhere, town.url, { ...someone, secret: "een kat op het warme dak" });
  for (const one of [page, elsewhere]) await one.context().close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`before another site stands a page that says whose it is, scripts ${javaScriptEnabled ? "on" : "off"}`, async () => {
    const page = await pageIn(open, undefined, { javaScriptEnabled });
    for (const path of ["/hulp", "/kennis/programmas"]) {
      await page.goto(town.url + path);
      await page.getByRole("main").locator('a[href^="/naar/"]').first().click();
      await page.getByRole("heading", { name: "Je gaat naar een andere site" }).waitFor();
      assert.ok(page.url().startsWith(`${town.url}/naar/`));
      const out = page.getByRole("link", { name: /^Ga naar / });
      assert.match(await out.getAttribute("href"), /^https?:/);
      assert.equal(await out.getAttribute("rel"), "noreferrer noopener");
      if (javaScriptEnabled) await holds(page, `naar${path.replaceAll("/", "-")}`);
      await page.getByRole("link", { name: "Blijf hier" }).click();
      await page.waitForURL(`${town.url}/${path.split("/")[1]}`);
    }
    await page.context().close();
  });
}

for (const [colours, width] of [["light", 360], ["light", 1280], ["dark", 1280]]) {
  test(`the way in is plain: ${colours}, ${width} wide`, async () => {
    const look = { colours, width };
    const page = await pageIn(open, look, { javaScriptEnabled: false });
    await page.goto(`${town.url}/inloggen`);
    const form = await page.getByLabel("Naam waarmee u inlogt").boundingBox();
    assert.ok(form.y < 500, `the form begins at ${form.y}`);
    const places = page.locator("details");
    assert.ok(await places.count() > 5);
    await page.context().close();
    const look2 = await pageIn(open, look);
    await look2.goto(`${town.url}/inloggen`);
    for (const state of ["dicht", "open"]) {
      await fits(look2);
      await targets(look2);
      await axe(look2, `inloggen ${state} ${colours} ${width}`, look);
      await screenshot(look2, `inloggen-${state}-${colours}-${width}`);
      await look2.locator("summary").first().click();
    }
    const steps = await look2.locator(".cast--walk button").allInnerTexts();
    const roles = ["Leraar", "Aandachtsfunctionaris", "Medewerker meldpunt", "Zorgcoördinator", "Hulpverlener", "Beleidsmedewerker"];
    assert.deepEqual(steps.map((text) => roles.findIndex((role) => text.includes(role))), [0, 1, 2, 3, 4, 5]);
    await look2.locator(".cast--walk button").first().click();
    await look2.waitForURL(`${town.url}/werk`);
    await look2.context().close();
  });
}

test("every page of these tests held", everyPageHeld);
