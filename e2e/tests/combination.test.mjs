// Two colleagues noted the same young person: the focal officer compares the two records, decides,
// and takes it back. Whoever noted one of them sees nothing of it before.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, demo } from "../harness.mjs";
import { dayFromNow, enter, everyPageHeld, follow, holds, pick, press, told, write } from "../walk.mjs";

let town, open;
before(async () => { [town, open] = await Promise.all([demo("--persons", "20"), browser()]); });
after(async () => { await open?.close(); await town?.stop(); });

const of = (role, organisation) =>
  town.users.find((user) => user.role === role && user.organisation.includes(organisation));
const COMPARE = "Kijk of het om dezelfde jongere gaat";
const DECIDE = "Besluit of het om dezelfde jongere gaat";

test("a focal officer compares two records, decides and takes it back", async () => {
  const someone = await enter(open, town, of("focal-officer", "De Brug"));
  const { page } = someone;
  await someone.open("/werk");
  await page.getByRole("main").getByRole("link", { name: COMPARE }).first().waitFor();
  await follow(page, new RegExp(COMPARE));
  await page.getByRole("heading", { name: "Wat gelijk is en wat niet" }).waitFor();
  assert.equal(await page.getByText("Ligt bij").count(), 2, "with whom the two matters are");
  await holds(page, "samenhang");
  const path = new URL(page.url()).pathname;

  // Whoever noted one of the two can't find it, and nobody is blamed for trying.
  const noter = await enter(open, town, of("teacher", "De Brug"));
  const hidden = await noter.page.request.get(town.url + path);
  assert.equal(hidden.status(), 404);
  await noter.leave();

  // Who can't tell yet chooses when to look again, and it stays their move.
  await follow(page, "Kijk later opnieuw");
  await holds(page, "samenhang-later");
  await write(page, "Wanneer kijkt u opnieuw?", dayFromNow(200));
  await write(page, "Waarom?", "Ik vraag het de mentor.");
  await press(page, "Kijk later opnieuw");
  await page.getByText("Kies een dag binnen drie maanden, zodat").first().waitFor();
  await holds(page, "samenhang-later-fout");
  await write(page, "Wanneer kijkt u opnieuw?", dayFromNow(7));
  await press(page, "Kijk later opnieuw");
  await told(page, "Het is bewaard");
  await page.getByText("Nog niet te zeggen").waitFor();
  await holds(page, "samenhang-gewacht");

  await follow(page, DECIDE);
  await holds(page, "samenhang-besluiten");
  await press(page, DECIDE);
  await page.locator(".error-summary").waitFor();
  await holds(page, "samenhang-besluiten-fout");
  await pick(page, "Gaat het om dezelfde jongere?", /^Ja/);
  await write(page, "Waarom?", "Zelfde adres, <zelfde> mentor.");
  await press(page, DECIDE);
  await page.getByRole("heading", { name: "Weet u het zeker?" }).waitFor();
  await holds(page, "samenhang-zeker");
  await press(page, DECIDE);
  await told(page, "Het is bewaard");
  await page.getByText("Besloten: het is dezelfde jongere").waitFor();
  await holds(page, "samenhang-besloten");

  await follow(page, "Neem het besluit terug");
  await write(page, "Waarom?", "Het zijn toch twee nichten.");
  await press(page, "Neem het besluit terug");
  await press(page, "Neem het besluit terug");
  await page.getByText("Het besluit is teruggenomen").waitFor();
  await holds(page, "samenhang-teruggenomen");
  await someone.leave();
});

test("every page held", everyPageHeld);
