//! `vangnet init`: a new installation and its first administrator. There is no default password.

use super::people::add_organisation;
use crate::answer::Answer;
use crate::args::Init;
use crate::fault::Fault;
use crate::house;
use crate::settings::Where;
use app::ports::Store as _;
use domain::meldcode::Sector;
use domain::organisations::OrganisationKind;
use domain::reporting::MunicipalityCode;
use serde_json::json;

pub async fn run(at: &Where, asked: &Init) -> Result<Answer, Fault> {
    let code: MunicipalityCode = asked
        .municipality
        .parse()
        .map_err(|_| Fault::Usage("--municipality: GM and four digits, as in GM0344".to_owned()))?;
    let store = house::make_store(at).await?;
    if !store.organisations().await?.is_empty() {
        return Err(Fault::No(format!(
            "{} holds an installation already; nothing was changed",
            at.data.display()
        )));
    }
    let kind = OrganisationKind::Municipality;
    let (_, proofs) = add_organisation(
        &store,
        (kind, Sector::usual_for(kind)),
        &asked.name,
        &code.to_string(),
        &asked.admin,
    )
    .await?;
    let key = at.key_file();
    let text = format!(
        "A new installation for {code} in {}.\n\n{}\nKeep a copy of {} apart from every backup: \
         without it nothing can be opened.\nNext: vangnet doctor, vangnet user add, vangnet serve.",
        at.data.display(),
        proofs.text(),
        key.display()
    );
    let json = json!({
        "municipality": code.to_string(),
        "data": at.data,
        "key_file": key,
        "administrator": proofs.json(),
    });
    Ok(Answer::new(json, text))
}
