// Target times: two people of one organisation set how long an action may take.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, demo } from "../harness.mjs";
import { enter, everyPageHeld, follow, holds, pick, press, told, write } from "../walk.mjs";

let town, open;
before(async () => { [town, open] = await Promise.all([demo("--persons", "20"), browser()]); });
after(async () => { await open?.close(); await town?.stop(); });

async function as(role, organisation) {
  const someone = town.users.find((user) => user.role === role && organisation.test(user.organisation));
  assert.ok(someone, `${role} of ${organisation}`);
  return enter(open, town, someone);
}

/** Gives an answer, and proves again who someone is when that is asked. */
async function answer({ page, user }, words) {
  await pick(page, "Mag deze tijd ingaan?", words);
  await press(page, "Geef dit antwoord");
  if (!await page.getByRole("heading", { name: "Bewijs opnieuw wie u bent" }).count()) return;
  await write(page, "Wachtwoord", user.secret);
  await press(page, "Ga verder");
  if (!await page.getByRole("group", { name: "Mag deze tijd ingaan?" }).count()) return;
  await pick(page, "Mag deze tijd ingaan?", words);
  await press(page, "Geef dit antwoord");
}

test("two people of one organisation choose a time, and one takes a proposal back", async () => {
  const manager = await as("functional-manager", /Zorgco/);
  await manager.open("/werk/regels");
  await follow(manager.page, "Streeftijden");
  await manager.page.getByRole("heading", { name: "Streeftijden van Zorgcoördinatie Voorbeeldstad", level: 1 }).waitFor();
  await manager.page.getByText("Geen wettelijke termijn.").first().waitFor();
  await manager.page.getByText("Geldt nu").first().waitFor();
  await manager.page.getByText("Gold eerder").first().waitFor();
  await manager.page.getByRole("heading", { name: "Sluit af met een reden: binnen 15 werkdagen" }).first().waitFor();
  await holds(manager.page, "streeftijden");

  await follow(manager.page, /Kies een eigen tijd.*Geef terugkoppeling aan de melder/);
  await press(manager.page, "Stel dit voor");
  await manager.page.locator(".error-summary").waitFor();
  await holds(manager.page, "streeftijd-kiezen-fout");
  await write(manager.page, "Hoe lang mag het duren?", "16");
  await pick(manager.page, "In wat telt u?", "Werkdagen");
  await write(manager.page, "Waarom?", "Het team komt elke twee weken bij elkaar.");
  await press(manager.page, "Stel dit voor");
  await manager.page.getByText("Dit is langer dan de tabel toelaat").first().waitFor();
  await write(manager.page, "Hoe lang mag het duren?", "12");
  await press(manager.page, "Stel dit voor");
  await told(manager.page, "Uw voorstel is bewaard");
  await follow(manager.page, /Geef terugkoppeling aan de melder: binnen 12 werkdagen/);
  await manager.page.getByText("U stelde dit zelf voor").waitFor();
  await holds(manager.page, "streeftijd-eigen-voorstel");
  await press(manager.page, "Trek dit voorstel in");
  await told(manager.page, "Uw voorstel is ingetrokken");
  await manager.leave();

  // What the demo left to be answered since this morning.
  const officer = await as("privacy-officer", /Zorgco/);
  await officer.open("/werk/regels/streeftijden");
  await follow(officer.page, /Let op of de verwijzing wordt beantwoord: binnen 3 werkdagen/);
  await officer.page.getByText("Wacht een jongere hierdoor te lang?").waitFor();
  await holds(officer.page, "streeftijd-beoordelen");
  await answer(officer, "Ja, laat deze tijd ingaan");
  await officer.open("/werk/regels/streeftijden");
  const row = officer.page.getByRole("row", { name: /Let op of de verwijzing wordt beantwoord/ });
  assert.match(await row.innerText(), /binnen 3 werkdagen[\s\S]*binnen 5 werkdagen/);
  await holds(officer.page, "streeftijden-ingegaan");
  await officer.leave();
});

test("a teacher reads whose time it is, and another organisation has its own", async () => {
  const teacher = await as("teacher", /De Brug/);
  await teacher.open("/werk/regels/streeftijden");
  await teacher.page.getByText("binnen 3 werkdagen").first().waitFor();
  assert.equal(await teacher.page.getByText("Kies een eigen tijd").count(), 0);
  const own = teacher.page.getByRole("heading", { name: /Sluit af met een reden: binnen 15 werkdagen/ });
  assert.equal(await own.count(), 0, "that is the time of another organisation");
  await holds(teacher.page, "streeftijden-lezen");
  await teacher.leave();
  everyPageHeld();
});
