//! An expert from elsewhere, without an account: invited once, opens the thread in one browser with a
//! code that came another way, answers once.
//!
//! The address of an invitation opens nothing. The code is drawn from more than 60 random bits, told by
//! telephone or so, and only what verifies it is kept. Unknown, wrong, used, too late and taken back are
//! all [`Failure::NotFound`] (ADR 0019).

use crate::advice::{Message, naming, object, open_as_asker, tell_asker};
use crate::failure::{Failure, Fault};
use crate::house::{Cx, GUEST, House};
use crate::ports::{Invitation, SubjectRow};
use crate::signing_in::refused;
use crate::work::{Opened, Work};
use access::{Action, Relation};
use domain::duties;
use domain::organisations::Function;
use domain::signalling::Consultation;
use domain::signalling::consultation::{Adviser, Command, Expert};
use domain::subjects::Matter;
use domain::timeline::replay;
use kernel::{CorrelationId, Entropy, FreeText, InvitationId, Moment, SubjectId};

/// How long a browser that opened an invitation can go on with it, in seconds.
pub const LASTS_SECONDS: i64 = 4 * 3600;

/// Letters and digits of which none is taken for another, read aloud or written down.
const LETTERS: &[u8; 31] = b"ABCDEFGHJKMNPQRSTUVWXYZ23456789";
/// How many of them a code has: 79 random bits.
const LENGTH: usize = 16;
/// So many of them stand together.
const TOGETHER: usize = 4;

/// An invitation as its maker sees it, once.
pub struct Invited {
    /// The consultation after it.
    pub row: SubjectRow,
    /// Which; the address is made of it.
    pub invitation: InvitationId,
    /// The code, to be told another way than the address.
    pub code: String,
    /// Until when it opens anything.
    pub until: Moment,
}

/// Invites an expert from elsewhere. An earlier invitation opens nothing from then on.
///
/// # Errors
/// Not allowed for anyone but the asker; the rules' refusal; stale when someone else was first.
pub async fn invite(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    entropy: &mut dyn Entropy,
) -> Result<Invited, Failure> {
    let code = draw_code(entropy);
    let proof = cx.house.proofs.hash(&plain(&code), entropy);
    let invitation = InvitationId::draw(entropy);
    let mut work = cx.begin().await?;
    let opened = open_as_asker(&mut work, id, seen).await?;
    let until = work.facts().due(duties::Action::AwaitExpert, cx.now);
    let recorded = work.act(&opened, Command::Invite { invitation, until }).await?;
    let organisation = cx.actor.organisation;
    let kept =
        Invitation { id: invitation, organisation, subject: id, proof, until, is_bound: false };
    work.unit.keep_invitation(&kept).await?;
    work.commit().await?;
    Ok(Invited { row: recorded.row, invitation, code, until })
}

/// Someone at a door that may not be there, in one request.
#[derive(Debug, Clone, Copy)]
pub struct Knock {
    /// With which invitation.
    pub invitation: InvitationId,
    /// When.
    pub now: Moment,
    /// Which request.
    pub correlation: CorrelationId,
}

/// Opens an invitation with its code, for one browser: the secret for its cookie.
///
/// # Errors
/// Not found for whatever opens nothing; which of the reasons it is isn't said.
pub async fn open(
    house: &House,
    knock: Knock,
    code: &str,
    entropy: &mut dyn Entropy,
) -> Result<[u8; 32], Failure> {
    let found = house.store.invitation(knock.invitation, None).await?;
    let proof = found.as_ref().map(|found| found.proof.as_str());
    let fits = house.proofs.password_fits(proof, &plain(code));
    let Some(found) = found else { return Err(Failure::NotFound) };
    let cx = Cx::guest(house, found.organisation, knock.now, knock.correlation);
    let mut work = cx.begin().await?;
    let opens = fits && open_thread(&mut work, Action::Open, knock, &found).await?.is_some();
    let mut secret = [0; 32];
    entropy.fill(&mut secret);
    if opens && work.unit.bind_invitation(knock.invitation, &secret).await? {
        work.unit.sign_line(GUEST, "sign-in").await?;
        work.commit().await?;
        return Ok(secret);
    }
    // Only the refusal is kept of what was tried.
    drop(work);
    let unit = house.store.begin(found.organisation, knock.now).await?;
    refused(unit, GUEST).await?;
    Err(Failure::NotFound)
}

/// What an expert from elsewhere sees: the thread, without any name.
pub struct Thread {
    /// The questions and answers.
    pub state: Consultation,
    /// The function of whoever asks.
    pub asker: Option<Function>,
    /// The function of each adviser here, in the order of the questions.
    pub advisers: Vec<Option<Function>>,
    /// The organisation that asks.
    pub organisation: String,
    /// Until when one can answer.
    pub until: Moment,
}

/// Shows the thread to the browser that opened the invitation.
///
/// # Errors
/// Not found for whatever opens nothing.
pub async fn look(house: &House, knock: Knock, secret: &[u8]) -> Result<Thread, Failure> {
    let organisations = house.store.organisations().await?;
    let found = house.store.invitation(knock.invitation, Some(secret)).await?;
    let found = found.ok_or(Failure::NotFound)?;
    let cx = Cx::guest(house, found.organisation, knock.now, knock.correlation);
    let mut work = cx.begin_reading().await?;
    let opened = open_thread(&mut work, Action::Open, knock, &found).await?;
    let state = opened.ok_or(Failure::NotFound)?.matter.state;
    let function = |post| work.roster.post(post).map(|post| post.function);
    let advisers = state.turns().map(|turn| match turn.adviser {
        Adviser::FocalOfficer => Some(Function::FocalOfficer),
        Adviser::Colleague(post) => function(post),
        Adviser::Expert => None,
    });
    let here = organisations.into_iter().find(|one| one.id == found.organisation);
    let thread = Thread {
        asker: function(state.asked_by()),
        advisers: advisers.collect(),
        organisation: here.map(|one| one.name).unwrap_or_default(),
        until: found.until,
        state,
    };
    work.commit().await?;
    Ok(thread)
}

/// Answers, once: nothing opens any more after it.
///
/// # Errors
/// Not found for whatever opens nothing; invalid when the words seem to say who it is about.
pub async fn answer(
    house: &House,
    knock: Knock,
    secret: &[u8],
    words: Message,
    from: Expert,
) -> Result<(), Failure> {
    let found = house.store.invitation(knock.invitation, Some(secret)).await?;
    let found = found.ok_or(Failure::NotFound)?;
    let cx = Cx::guest(house, found.organisation, knock.now, knock.correlation);
    let words = nameless(&cx, words, &from)?;
    let mut work = cx.begin().await?;
    let opened = open_thread(&mut work, Action::Act, knock, &found).await?;
    let opened = opened.ok_or(Failure::NotFound)?;
    let invitation = knock.invitation;
    let command = Command::AnswerFromElsewhere { invitation, words, from };
    let recorded = work.act(&opened, command).await?;
    tell_asker(&mut work, &recorded.row).await?;
    work.commit().await
}

/// Everything that an expert types is looked at, and all of it at once.
fn nameless(cx: &Cx<'_>, words: Message, from: &Expert) -> Result<FreeText, Failure> {
    let typed = [
        ("functie", from.function.reveal()),
        ("organisatie", from.organisation.reveal()),
        ("woorden", words.words.reveal()),
    ];
    let faults = typed.into_iter().filter(|_| !words.looked_again);
    let faults: Vec<Fault> =
        faults.flat_map(|(field, text)| naming(cx, field, text, None)).collect();
    if faults.is_empty() { Ok(words.words) } else { Err(Failure::Invalid(faults)) }
}

/// The thread that an invitation opens now, after the gate allowed it to a guest; `None` when it opens
/// nothing.
async fn open_thread(
    work: &mut Work<'_>,
    action: Action,
    knock: Knock,
    found: &Invitation,
) -> Result<Option<Opened<Consultation>>, Failure> {
    let Some(row) = work.unit.find(found.subject).await? else { return Ok(None) };
    if knock.now >= found.until || row.standing.duty().is_none() {
        return Ok(None);
    }
    let permit = work.ask_on(action, object(row.id), Relation::Party, false).await?;
    let timeline = work.unit.timeline(&permit, &row).await?;
    let Some(state) = replay::<Consultation>(&timeline) else { return Ok(None) };
    if state.invitation(knock.now) != Some(knock.invitation) {
        return Ok(None);
    }
    let matter = Matter { state, standing: row.standing.clone() };
    Ok(Some(Opened { row, timeline, matter, permit }))
}

/// A code as it is shown: in groups, so that it can be read aloud.
fn draw_code(entropy: &mut dyn Entropy) -> String {
    let mut letters = Vec::with_capacity(LENGTH);
    while letters.len() < LENGTH {
        let mut byte = [0];
        entropy.fill(&mut byte);
        // Of 256 values the last eight would favour some letters.
        if usize::from(byte[0]) < LETTERS.len() * 8 {
            let letter = LETTERS.get(usize::from(byte[0]) % LETTERS.len());
            letters.extend(letter.copied().map(char::from));
        }
    }
    let groups = letters.chunks(TOGETHER).map(|group| group.iter().collect::<String>());
    groups.collect::<Vec<_>>().join("-")
}

/// A code as it is verified, however someone types it.
fn plain(code: &str) -> String {
    let letters = code.chars().filter(char::is_ascii_alphanumeric);
    letters.take(2 * LENGTH).map(|letter| letter.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Counting(u8);

    impl Entropy for Counting {
        fn fill(&mut self, bytes: &mut [u8]) {
            for byte in bytes {
                self.0 = self.0.wrapping_add(37);
                *byte = self.0;
            }
        }
    }

    #[test]
    fn a_code_has_more_than_sixty_random_bits_and_no_letter_that_looks_like_another() {
        let least = LETTERS.len().ilog2() as usize * LENGTH;
        assert!(least > 60, "{least}");
        assert!(LETTERS.iter().all(|letter| !b"ILOU01".contains(letter) || *letter == b'U'));
        let code = draw_code(&mut Counting(0));
        let groups: Vec<_> = code.split('-').map(str::len).collect();
        assert_eq!(groups, [4, 4, 4, 4], "{code}");
    }

    #[test]
    fn a_code_is_the_same_however_it_is_typed() {
        for typed in ["ABCD-EFGH-JKMN-PQRS", "abcd efgh jkmn pqrs", " abcdefghjkmnpqrs\n"] {
            assert_eq!(plain(typed), "ABCDEFGHJKMNPQRS", "{typed}");
        }
        assert!(plain(&"A".repeat(10_000)).len() <= 2 * LENGTH, "checking stays bounded");
    }
}
