// The passkey ceremony: begin at the server, ask the device, finish at the server.
//
// Contract, for a button `data-passkey="create|get" data-begin=URL data-finish=URL data-csrf=TOKEN
// data-failed=WORDS` (rendered `hidden`; it shows itself where passkeys exist):
//   POST begin  → 200 {publicKey: …}        binary values as base64url, as webauthn-rs sends them
//   POST finish ← the credential as JSON    → 200 {next: URL}
// An element with `data-passkey-state` says what went wrong. A field named by `data-with` goes along.
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

async function send(url, token, body) {
  const headers = { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": token ?? "" };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

async function ceremony(button) {
  const { passkey, begin, finish, csrf } = button.dataset;
  const field = button.dataset.with && document.getElementById(button.dataset.with);
  const asked = await send(begin, csrf, field ? { [field.name]: field.value } : {});
  const credential = await navigator.credentials[passkey](options(asked));
  const { next } = await send(finish, csrf, written(credential));
  location.assign(next);
}

if (window.PublicKeyCredential) {
  for (const button of document.querySelectorAll("button[data-passkey]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const state = document.querySelector("[data-passkey-state]");
      button.disabled = true;
      try {
        await ceremony(button);
      } catch {
        if (state) state.textContent = button.dataset.failed;
      } finally {
        button.disabled = false;
      }
    });
  }
}
