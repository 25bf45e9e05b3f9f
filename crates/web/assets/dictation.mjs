// Speaking instead of typing, in a field of `<template data-dictation="field-id">`, and only where the browser
// turns speech into words on the device itself.
//
// Most browsers send speech to a server of their maker. So there is no button unless the browser says that it can
// do it here (`available({ processLocally: true })`), and every recording insists on that (`processLocally`): a
// browser that can't keep to it fails, and sends nothing.
const Recognition = globalThis.SpeechRecognition;

/** Whether this browser hears this language on the device, with nothing left to download. */
async function hearsHere(lang) {
  if (!Recognition || !("processLocally" in Recognition.prototype)) return false;
  try {
    return (await Recognition.available({ langs: [lang], processLocally: true })) === "available";
  } catch {
    return false;
  }
}

function offer(template, lang) {
  const field = document.getElementById(template.dataset.dictation);
  if (!field) return;
  const part = template.content.cloneNode(true);
  const [button, state] = [part.querySelector("button"), part.querySelector("[role=status]")];
  const words = button.dataset;
  let hearing;

  const rest = (said = "") => {
    hearing = undefined;
    button.textContent = words.start;
    button.setAttribute("aria-pressed", "false");
    state.textContent = said;
  };
  const begin = () => {
    hearing = new Recognition();
    Object.assign(hearing, { lang, processLocally: true, continuous: true, interimResults: false });
    // Not every browser that knows the word keeps to it.
    if (hearing.processLocally !== true) return rest(words.failed);
    hearing.addEventListener("result", ({ results, resultIndex }) => {
      const heard = [...results].slice(resultIndex).filter((one) => one.isFinal).map((one) => one[0].transcript.trim());
      if (!heard.length) return;
      field.value = [field.value.trimEnd(), ...heard].filter(Boolean).join(" ");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    hearing.addEventListener("error", ({ error }) => rest(error === "no-speech" ? "" : words.failed));
    hearing.addEventListener("end", () => { if (hearing) rest(); });
    button.textContent = words.stop;
    button.setAttribute("aria-pressed", "true");
    state.textContent = words.hearing;
    hearing.start();
  };
  button.addEventListener("click", () => (hearing ? hearing.stop() : begin()));
  template.after(part);
}

const templates = [...document.querySelectorAll("template[data-dictation]")];
const lang = document.documentElement.lang === "en" ? "en-GB" : "nl-NL";
if (templates.length && await hearsHere(lang)) templates.forEach((template) => offer(template, lang));
