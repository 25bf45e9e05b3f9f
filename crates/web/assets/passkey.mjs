// The passkey ceremony: ask the server, ask the device, send the server what the device made.
//
// Contract, for a button `data-passkey="create|get" data-ask=URL data-answer=URL data-place=ORIGIN data-next=PATH
// data-failed=WORDS` in a `data-passkey-box` that is rendered `hidden`; it shows itself where passkeys work, and
// what stands in `data-passkey-none` goes:
//   POST ask    → 200 {ceremony, options: {publicKey}}            binary values as base64url
//   POST answer ← {ceremony, credential, naam, verder} → 200 {next: PATH}
//   a refusal   → {words}; 403 = prove again who you are: the page asks for that when it is loaded
// No token goes along: the server takes a change only from pages of its own (`Sec-Fetch-Site`, ADR 0010).
const decode = (text) => Uint8Array.from(
  atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
const encode = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

function options({ publicKey }) {
  const withId = (item) => ({ ...item, id: decode(item.id) });
  const read = { ...publicKey, challenge: decode(publicKey.challenge) };
  if (read.user) read.user = withId(read.user);
  if (read.excludeCredentials) read.excludeCredentials = read.excludeCredentials.map(withId);
  if (read.allowCredentials) read.allowCredentials = read.allowCredentials.map(withId);
  return { publicKey: read };
}

function written(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = encode(credential.response[name]);
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  return {
    id: credential.id,
    rawId: encode(credential.rawId),
    type: credential.type,
    extensions: credential.getClientExtensionResults(),
    response,
  };
}

async function send(url, body) {
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  if (answer.redirected || answer.status === 403) {
    location.reload();
    return new Promise(() => {});
  }
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.words);
  return told;
}

async function ceremony({ dataset: { passkey, ask, answer, next, failed } }) {
  const asked = await send(ask, {});
  const made = navigator.credentials[passkey](options(asked.options));
  const credential = written(await made.catch(() => { throw new Error(failed); }));
  const naam = document.getElementById("naam")?.value ?? "";
  location.assign((await send(answer, { ceremony: asked.ceremony, credential, naam, verder: next })).next);
}

for (const box of document.querySelectorAll("[data-passkey-box]")) {
  const button = box.querySelector("button");
  const state = box.querySelector("[data-passkey-state]");
  if (!window.PublicKeyCredential || button.dataset.place !== location.origin) continue;
  box.hidden = false;
  document.querySelectorAll("[data-passkey-none]").forEach((none) => { none.hidden = true; });
  button.addEventListener("click", async () => {
    button.disabled = true;
    state.textContent = "";
    try {
      await ceremony(button);
    } catch (fault) {
      state.textContent = fault.message || button.dataset.failed;
    } finally {
      button.disabled = false;
    }
  });
}
