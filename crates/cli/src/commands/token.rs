//! `vangnet token create`: a bearer token for the API, shown once.

use crate::answer::Answer;
use crate::args::Token;
use crate::entropy;
use crate::fault::Fault;
use crate::house::{self, now};
use crate::settings::Where;
use app::ports::Store as _;
use app::signing_in::{Entry, begin_session};
use serde_json::json;

pub async fn run(at: &Where, asked: Token) -> Result<Answer, Fault> {
    let Token::Create { user, minutes } = asked;
    let store = house::open_store(at).await?;
    let house = house::assemble(&store, at.file.content.as_deref()).await?;
    let found = store.worker_by_login(&user).await?;
    let (organisation, worker) =
        found.ok_or_else(|| Fault::No("nobody signs in with this name".to_owned()))?;
    let (now, lasts) = (now(), i64::from(minutes) * 60);
    let entry = Entry { entropy: &mut entropy::System, now, device: "" };
    let made = begin_session(&house, organisation, worker, "api", lasts, entry).await?;
    let token: String =
        made.secret.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    let ends_at = now.plus_seconds(lasts).to_string();
    let text =
        format!("{token}\n\nShown once; ends at {ends_at}. Use: Authorization: Bearer {token}");
    Ok(Answer::new(json!({ "token": token, "ends_at": ends_at }), text))
}
