//! Advice without a name, as stories: who reads a thread, what an invitation opens and what it doesn't,
//! and that nothing leads from a thread to who it was about.

use super::vocabulary::{Chain, seen, text};
use access::Action;
use domain::duties::{Action as Move, News};
use domain::organisations::Function;
use domain::signalling::consultation::{Adviser, Expert, Stage};
use domain::signalling::{Consultation, Signal};
use domain::subjects::Kind;
use domain::timeline::Happening;
use kernel::{CorrelationId, FreeText, InvitationId, Personal, SubjectId};
use testkit::Seeded;
use vangnet_app::advice::{self, Message};
use vangnet_app::guest::{self, Invited, Knock};
use vangnet_app::ports::{Page, Worklist};
use vangnet_app::signalling::{About, Worry};
use vangnet_app::{Failure, emergency, looking, signalling};

const TEACHER: Function = Function::Teacher;
/// A colleague of the same team who reads nothing along by their function.
const COLLEAGUE: Function = Function::NeighbourhoodWorker;

fn said(words: &str) -> Message {
    Message::new(text(words))
}

fn page() -> Page {
    Page { after: None, limit: 100 }
}

fn expert() -> Expert {
    let short = |words| Personal::new(words).expect("a short text");
    Expert { function: short("Jeugdarts"), organisation: short("Een gezondheidsdienst") }
}

impl Chain {
    async fn asks(&self, adviser: Adviser) -> SubjectId {
        let cx = self.by(Self::SCHOOL, TEACHER);
        let question = said("Een leerling slaapt in de les en heeft twee telefoons. Wat nu?");
        let post = Self::post(Self::SCHOOL, TEACHER);
        advice::ask(&cx, post, None, adviser, question).await.expect("asked")
    }

    async fn invites(&self, thread: SubjectId, seed: u8) -> Invited {
        let cx = self.by(Self::SCHOOL, TEACHER);
        guest::invite(&cx, thread, None, &mut Seeded::new(u64::from(seed))).await.expect("invited")
    }

    fn knock(&self, invitation: InvitationId) -> Knock {
        Knock { invitation, now: self.now(), correlation: CorrelationId::from_raw(3) }
    }

    async fn opens(&self, invited: &Invited) -> Result<[u8; 32], Failure> {
        let knock = self.knock(invited.invitation);
        let drawn = invited.invitation.to_bytes();
        let seed = u64::from_be_bytes([0, 0, 0, 0, drawn[0], drawn[1], drawn[2], drawn[3]]);
        guest::open(self.house(), knock, &invited.code, &mut Seeded::new(seed)).await
    }

    async fn answers(&self, invited: &Invited, secret: &[u8]) -> Result<(), Failure> {
        let knock = self.knock(invited.invitation);
        let words = said("Kijk eerst naar de slaap, en houd een vast moment per dag.");
        guest::answer(self.house(), knock, secret, words, expert()).await
    }

    async fn reads(&self, function: Function, thread: SubjectId) -> bool {
        let cx = self.by(Self::SCHOOL, function);
        looking::view::<Consultation>(&cx, thread).await.is_ok()
    }

    async fn goes_on(&self, function: Function, thread: SubjectId) -> Result<SubjectId, Failure> {
        let worry = Worry {
            post: Self::post(Self::SCHOOL, function),
            about: About::New(Self::young_person()),
            statements: vec![seen("Had een envelop met geld bij zich.")],
        };
        let why = text("Het advies is om te melden, en dat kan niet zonder naam.");
        advice::go_on(&self.by(Self::SCHOOL, function), thread, None, why, worry).await
    }
}

fn is_nothing<T>(result: &Result<T, Failure>) -> bool {
    matches!(result, Err(Failure::NotFound))
}

stories! {
    /// A thread goes on until the asker can go on; whoever was asked reads it, and nobody else.
    a_thread_is_between_who_asks_and_who_was_asked(chain) {
        let post = Chain::post(Chain::SCHOOL, COLLEAGUE);
        let thread = chain.asks(Adviser::Colleague(post)).await;
        let others = [Function::FocalOfficer, Function::CareCoordinator, Function::HelpProvider];
        for other in others {
            assert!(!chain.reads(other, thread).await, "{other}");
            let desk = looking::desk(&chain.by(Chain::SCHOOL, other), Worklist::Team, page()).await;
            let desk = desk.expect("a desk");
            assert!(desk.items.iter().all(|item| item.row.id != thread), "{other}");
            let count = desk.counts.iter().find(|(list, _)| *list == Worklist::Team).expect("a count");
            assert_eq!(count.1, desk.items.len() as u64, "a number equals the rows behind it");
        }
        assert!(chain.reads(COLLEAGUE, thread).await && chain.reads(TEACHER, thread).await);
        let colleague = chain.by(Chain::SCHOOL, COLLEAGUE);
        advice::answer(&colleague, thread, None, said("Schrijf eerst op wat je ziet.")).await.expect("answered");
        assert!(chain.reads(COLLEAGUE, thread).await, "whoever advised may read on");
        let teacher = chain.by(Chain::SCHOOL, TEACHER);
        let further = said("En als hij niets wil zeggen?");
        advice::ask_further(&teacher, thread, None, Adviser::FocalOfficer, further).await.expect("asked further");
        assert!(chain.reads(Function::FocalOfficer, thread).await);
        let focal = chain.by(Chain::SCHOOL, Function::FocalOfficer);
        advice::answer(&focal, thread, None, said("Dan wacht u een dag.")).await.expect("answered");
        let chain = chain.at(chain.now().plus_days(1));
        let teacher = chain.by(Chain::SCHOOL, TEACHER);
        let told = Some(said("Het gesprek is gelukt."));
        advice::hear(&teacher, thread, None, told).await.expect("heard");
        assert_eq!(chain.closed_as(Chain::SCHOOL, thread).await, Some("answered"));
        for adviser in [COLLEAGUE, Function::FocalOfficer] {
            let cx = chain.by(Chain::SCHOOL, adviser);
            let desk = looking::desk(&cx, Worklist::Mine, page()).await.expect("a desk");
            let news = desk.news.iter().find(|told| told.row.id == thread);
            assert_eq!(news.map(|told| told.news), Some(News::AdviceFollowed), "{adviser} hears back");
            let view = looking::view::<Consultation>(&cx, thread).await.expect("seen");
            assert_eq!(view.state.told().map(FreeText::reveal), Some("Het gesprek is gelukt."));
        }
        chain.nobody_was_forgotten().await;
    }

    /// What seems to say who it is about is refused with its place, unless the writer looked again.
    a_message_that_seems_to_hold_a_name_is_refused_with_its_place(chain) {
        let signal = chain.worry(TEACHER, "Is vaak moe.").await;
        let teacher = chain.by(Chain::SCHOOL, TEACHER);
        let post = Chain::post(Chain::SCHOOL, TEACHER);
        let typed = "Wat kan ik voor verzonnen doen? Bel 06-12345678, geboren 12-03-2010.";
        let ask = |message| advice::ask(&teacher, post, Some(signal), Adviser::FocalOfficer, message);
        let faults = match ask(said(typed)).await {
            Err(Failure::Invalid(faults)) => faults,
            _ => Vec::new(),
        };
        let found: Vec<_> = faults
            .iter()
            .map(|fault| (fault.code, fault.place.clone().map(|place| typed.chars().skip(place.start).take(place.len()).collect::<String>())))
            .collect();
        let at = |code, words: &str| (code, Some(words.to_owned()));
        assert_eq!(found, [
            at("telltale-name", "verzonnen"),
            at("telltale-phone", "06-12345678"),
            at("telltale-date", "12-03-2010"),
        ]);
        let thread = ask(Message { words: text(typed), looked_again: true }).await.expect("looked at again");
        let focal = chain.by(Chain::SCHOOL, Function::FocalOfficer);
        let named = || said("Bel de moeder op 06-12345678.");
        assert!(matches!(advice::answer(&focal, thread, None, named()).await, Err(Failure::Invalid(_))));
        advice::answer(&focal, thread, None, said("Bel de ouders.")).await.expect("answered");
        let further = advice::ask_further(&teacher, thread, None, Adviser::Expert, named()).await;
        assert!(matches!(further, Err(Failure::Invalid(_))));
        assert!(matches!(advice::hear(&teacher, thread, None, Some(named())).await, Err(Failure::Invalid(_))));
    }

    /// Whoever advises does nothing that is the asker's, and nobody answers or asks themselves.
    each_side_of_a_thread_has_its_own_acts(chain) {
        let thread = chain.asks(Adviser::FocalOfficer).await;
        let (teacher, focal) = (chain.by(Chain::SCHOOL, TEACHER), chain.by(Chain::SCHOOL, Function::FocalOfficer));
        let own = advice::answer(&teacher, thread, None, said("Het komt goed.")).await;
        assert!(matches!(own, Err(Failure::NotAllowed)), "nobody answers their own question");
        assert!(matches!(advice::withdraw(&focal, thread, None).await, Err(Failure::NotAllowed)));
        assert!(matches!(advice::hear(&focal, thread, None, None).await, Err(Failure::NotAllowed)));
        assert!(matches!(chain.goes_on(Function::FocalOfficer, thread).await, Err(Failure::NotAllowed)));
        let further = advice::ask_further(&focal, thread, None, Adviser::Expert, said("En nu?")).await;
        assert!(matches!(further, Err(Failure::NotAllowed)));
        let invited = guest::invite(&focal, thread, None, &mut Seeded::new(1)).await;
        assert!(matches!(invited, Err(Failure::NotAllowed)));
        let post = Chain::post(Chain::SCHOOL, Function::FocalOfficer);
        for adviser in [Adviser::FocalOfficer, Adviser::Colleague(post)] {
            let oneself = advice::ask(&focal, post, None, adviser, said("Wat nu?")).await;
            assert!(matches!(oneself, Err(Failure::Invalid(_))), "{adviser:?}");
        }
        let elsewhere = Adviser::Colleague(Chain::post(Chain::POINT, TEACHER));
        let asked = advice::ask(&teacher, Chain::post(Chain::SCHOOL, TEACHER), None, elsewhere, said("Wat nu?")).await;
        assert!(matches!(asked, Err(Failure::Invalid(_))), "a post of another organisation isn't a colleague");
        let stranger = chain.by(Chain::POINT, TEACHER);
        assert!(is_nothing(&advice::withdraw(&stranger, thread, None).await));
        assert!(is_nothing(&advice::answer(&stranger, thread, None, said("Doe niets.")).await));
    }

    /// An expert from elsewhere opens the thread with a code, in one browser, and answers once.
    an_expert_from_elsewhere_answers_once(chain) {
        let thread = chain.asks(Adviser::Expert).await;
        let invited = chain.invites(thread, 1).await;
        let guessed = Invited { code: "AAAA-AAAA-AAAA-AAAA".to_owned(), ..chain.invites(thread, 2).await };
        assert!(is_nothing(&chain.opens(&invited).await), "a newer invitation replaced it");
        assert!(is_nothing(&chain.opens(&guessed).await), "a code that was guessed");
        let invited = chain.invites(thread, 3).await;
        assert!(is_nothing(&chain.answers(&invited, &[0; 32]).await), "never opened");
        let secret = chain.opens(&invited).await.expect("opened");
        assert!(is_nothing(&chain.opens(&invited).await), "a second browser");
        let knock = chain.knock(invited.invitation);
        assert!(is_nothing(&guest::look(chain.house(), knock, &[1; 32]).await), "another secret");
        let shown = guest::look(chain.house(), knock, &secret).await.expect("seen again after a reload");
        assert_eq!((shown.asker, shown.state.turns().count()), (Some(TEACHER), 1));
        let named = Message::new(text("Bel mij op 06-12345678."));
        let named = guest::answer(chain.house(), knock, &secret, named, expert()).await;
        assert!(matches!(named, Err(Failure::Invalid(_))));
        chain.answers(&invited, &secret).await.expect("answered");
        assert!(is_nothing(&chain.answers(&invited, &secret).await), "once");
        assert!(is_nothing(&guest::look(chain.house(), knock, &secret).await), "nothing opens after it");
        assert!(is_nothing(&chain.opens(&invited).await));
        let teacher = chain.by(Chain::SCHOOL, TEACHER);
        let view = looking::view::<Consultation>(&teacher, thread).await.expect("seen");
        assert_eq!(view.state.last().from, Some(expert()));
        assert_eq!(view.row.standing.duty().map(|duty| duty.action), Some(Move::HearAnswer));
        let desk = looking::desk(&teacher, Worklist::Mine, page()).await.expect("a desk");
        assert!(desk.news.iter().any(|told| told.row.id == thread && told.news == News::DutyCame));
        chain.nobody_was_forgotten().await;
    }

    /// After withdrawal, after the term, after another was asked, or with the secret of another thread an
    /// invitation opens nothing.
    an_invitation_that_is_over_opens_nothing(chain) {
        let teacher = chain.by(Chain::SCHOOL, TEACHER);
        let mut seed = 10;
        let mut invited = async || {
            seed += 1;
            let thread = chain.asks(Adviser::Expert).await;
            let invited = chain.invites(thread, seed).await;
            let secret = chain.opens(&invited).await.expect("opened");
            (thread, invited, secret)
        };
        let closed = async |chain: &Chain, invited: &Invited, secret: &[u8]| {
            let knock = chain.knock(invited.invitation);
            is_nothing(&guest::look(chain.house(), knock, secret).await)
                && is_nothing(&chain.answers(invited, secret).await)
                && is_nothing(&chain.opens(invited).await)
        };
        let (thread, withdrawn, secret) = invited().await;
        advice::withdraw(&teacher, thread, None).await.expect("withdrawn");
        assert!(closed(&chain, &withdrawn, &secret).await);
        let (thread, passed_over, secret) = invited().await;
        let instead = said("Wat zou u doen?");
        advice::ask_further(&teacher, thread, None, Adviser::FocalOfficer, instead).await.expect("asked");
        assert!(closed(&chain, &passed_over, &secret).await);
        let (_, late, secret) = invited().await;
        assert!(closed(&chain.at(late.until), &late, &secret).await, "its term is over");
        assert!(!closed(&chain, &Invited { invitation: late.invitation, code: String::new(), ..late }, &secret).await, "before that it opens");
        let (_, other, _) = invited().await;
        let (_, _, foreign) = invited().await;
        let knock = chain.knock(other.invitation);
        assert!(is_nothing(&guest::look(chain.house(), knock, &foreign).await), "the secret of another thread");
        let nowhere = chain.knock(InvitationId::from_raw(9));
        let opened = guest::open(chain.house(), nowhere, &other.code, &mut Seeded::new(1)).await;
        assert!(is_nothing(&opened), "unknown");
    }

    /// Going on under a name leads nobody who advised to the signal or to whom it is about, by any door.
    nothing_leads_from_a_thread_to_who_it_was_about(chain) {
        let thread = chain.asks(Adviser::Colleague(Chain::post(Chain::SCHOOL, COLLEAGUE))).await;
        let adviser = chain.by(Chain::SCHOOL, COLLEAGUE);
        advice::answer(&adviser, thread, None, said("Meld dit vandaag.")).await.expect("answered");
        let signal = chain.goes_on(TEACHER, thread).await.expect("went on");

        // The signal knows where it came from and why, and follows the meldcode like any other.
        let teacher = chain.by(Chain::SCHOOL, TEACHER);
        let known = looking::view::<Signal>(&teacher, signal).await.expect("seen");
        assert!(known.person.is_some() && known.row.origin.is_none());
        assert!(known.state.template().is_some());
        let from = known.timeline.iter().any(|noted| matches!(&noted.what,
            Happening::Signal(domain::signalling::signal::Event::FromConsultation { consultation, .. }) if *consultation == thread));
        assert!(from);
        assert!(matches!(chain.goes_on(TEACHER, thread).await, Err(Failure::Refused("went-on-already"))));

        // The thread says that the asker went on, and nothing more: not even to the asker.
        for cx in [&adviser, &teacher] {
            let view = looking::view::<Consultation>(cx, thread).await.expect("seen");
            assert!(view.state.went_on() && view.state.stage() == Stage::Heard);
            assert!(view.person.is_none() && view.row.person.is_none() && view.row.origin.is_none());
            assert!(view.followed.is_empty());
            let told = format!("{:?} {:?} {:?}", view.timeline, view.state, view.row);
            assert!(!told.contains(&signal.to_string()), "{told}");
        }

        // No door: opening, knowing its kind, exporting, adding, acting, an emergency, a list, the news, a search.
        assert!(is_nothing(&looking::view::<Signal>(&adviser, signal).await));
        assert!(is_nothing(&looking::kind_of(&adviser, signal).await));
        assert!(is_nothing(&looking::export::<Signal>(&adviser, signal).await));
        assert!(is_nothing(&looking::export::<Consultation>(&adviser, thread).await));
        assert!(is_nothing(&signalling::add_statements(&adviser, signal, None, vec![seen("x")]).await));
        let broken = emergency::break_glass(&adviser, signal, text("Ik wil weten wie het is.")).await;
        assert!(broken.is_err());
        for list in looking::LISTS {
            let desk = looking::desk(&adviser, list, page()).await.expect("a desk");
            let rows = desk.items.iter().map(|item| (&item.row, item.person.is_some()));
            let news = desk.news.iter().map(|told| (&told.row, false));
            for (row, about_someone) in rows.chain(news) {
                assert!(row.id != signal && row.kind == Kind::Consultation && !about_someone);
            }
        }
        let found = signalling::search_first(&adviser, &Chain::young_person()).await.expect("searched");
        assert!(found.is_empty());
        chain.nobody_was_forgotten().await;
    }

    /// To the gate an expert from elsewhere is a guest, who may read and answer one thread and nothing else.
    a_guest_is_allowed_one_thing(chain) {
        let thread = chain.asks(Adviser::Expert).await;
        let place = chain.by(Chain::SCHOOL, TEACHER).actor.organisation;
        let cx = vangnet_app::Cx::guest(chain.house(), place, chain.now(), CorrelationId::from_raw(1));
        assert!(is_nothing(&looking::view::<Consultation>(&cx, thread).await), "without an invitation nothing");
        let signal = chain.worry(TEACHER, "Is vaak moe.").await;
        assert!(is_nothing(&looking::view::<Signal>(&cx, signal).await));
        let mut allowed = Vec::new();
        for action in Action::ALL {
            for kind in Kind::ALL {
                for relation in access::Relation::ALL {
                    let object = access::Object { kind: kind.word(), id: None };
                    let asked = chain.house().gate.ask(&cx.actor, *action, object, *relation, true, chain.now());
                    allowed.extend(asked.ok().map(|_| (action.word(), kind.word(), relation.word())));
                }
            }
        }
        assert_eq!(allowed, [("open", "consultation", "party"), ("act", "consultation", "party")]);
        assert!(looking::desk(&cx, Worklist::Mine, page()).await.is_err());
    }
}
