//! The desk, the registrations and the messages between organisations.

use access::{Action, Relation};
use app::ports::{Contents, Envelope, Repeated, Reporter, Store};
use domain::organisations::Function;
use domain::reporting::{CodedAnswers, Ground, Parcel, Purpose, Registration};
use kernel::{ParcelId, SubjectId, date};
use testkit::house::monday;
use testkit::words::{name, person, text};
use testkit::{House, Stage};

pub async fn a_draft_belongs_to_one_worker(stage: &Stage) {
    let teacher = stage.house.who(Function::Teacher).worker;
    let lead = stage.house.who(Function::TeamLead).worker;
    let mut unit = stage.house.unit(&stage.store).await;
    unit.keep_draft(teacher, "signal", "Half af").await.unwrap();
    unit.keep_draft(teacher, "signal", "Bijna af").await.unwrap();
    unit.commit().await.unwrap();
    let mut unit = stage.house.unit(&stage.store).await;
    let draft = unit.draft(teacher, "signal").await.unwrap();
    assert_eq!(draft, Some(("Bijna af".to_owned(), monday())));
    assert_eq!(unit.draft(lead, "signal").await.unwrap(), None);
    assert_eq!(unit.draft(teacher, "case").await.unwrap(), None);
    drop(unit);
    // Moved behind the store's back it doesn't open either.
    stage.exec("UPDATE draft SET worker = $1", vec![lead.into()]).await.unwrap();
    let mut unit = stage.house.unit(&stage.store).await;
    assert!(unit.draft(lead, "signal").await.is_err());
    unit.drop_draft(lead, "signal").await.unwrap();
    assert_eq!(unit.draft(lead, "signal").await.unwrap(), None);
}

pub async fn a_repeated_request_is_answered_as_the_first_time(stage: &Stage) {
    let teacher = stage.house.who(Function::Teacher).worker;
    let lead = stage.house.who(Function::TeamLead).worker;
    let mut unit = stage.house.unit(&stage.store).await;
    assert_eq!(unit.repeated(teacher, "k1", b"{}").await.unwrap(), None);
    unit.remember(teacher, "k1", b"{}", "zaak-1").await.unwrap();
    unit.commit().await.unwrap();
    let mut unit = stage.house.unit(&stage.store).await;
    let same = Some(Repeated::Same("zaak-1".to_owned()));
    assert_eq!(unit.repeated(teacher, "k1", b"{}").await.unwrap(), same);
    assert_eq!(unit.repeated(teacher, "k1", b"{ }").await.unwrap(), Some(Repeated::Different));
    assert_eq!(unit.repeated(lead, "k1", b"{}").await.unwrap(), None);
    assert!(unit.remember(teacher, "k1", b"{}", "zaak-2").await.is_err(), "the first one stands");
}

pub async fn a_person_is_registered_once_a_year_for_a_form_and_counted_once(stage: &Stage) {
    let teacher = stage.house.who(Function::Teacher);
    let permit = stage.house.may_begin(teacher, "person");
    let mut unit = stage.house.unit(&stage.store).await;
    let sanne = unit.add_person(&permit, &person("Sanne", "Jansen", None)).await.unwrap();
    let bram = unit.add_person(&permit, &person("Bram", "Visser", None)).await.unwrap();
    let presumed = coded("sexual", "presumed", 2026);
    let criminal = coded("criminal", "established", 2026);
    let next_year = coded("sexual", "presumed", 2027);
    let first = unit.register(&permit, sanne, &presumed).await.unwrap();
    assert!(first.new);
    let again = unit.register(&permit, sanne, &presumed).await.unwrap();
    assert_eq!((again.id, again.new), (first.id, false), "the one that is kept is named");
    for (person, registration) in [(sanne, &criminal), (sanne, &next_year), (bram, &presumed)] {
        assert!(unit.register(&permit, person, registration).await.unwrap().new);
    }
    assert_eq!(unit.registration(&permit, first.id).await.unwrap(), Some(presumed));
    let nobody = kernel::RegistrationId::from_raw(7);
    assert_eq!(unit.registration(&permit, nobody).await.unwrap(), None);
    unit.commit().await.unwrap();
    let counted = stage.store.registrations_of("GM0344", 2026).await.unwrap();
    let mut expected = [presumed, criminal];
    expected.sort_unstable();
    assert_eq!(counted, expected, "the surest of each person");
    assert_eq!(stage.store.registrations_of("GM0344", 2027).await.unwrap(), [next_year]);
    assert!(stage.store.registrations_of("GM0363", 2026).await.unwrap().is_empty());
}

fn coded(form: &str, classification: &str, year: i16) -> Registration {
    let answers = CodedAnswers {
        form,
        age: "12-15",
        sex: "female",
        origin: "dutch",
        reporter: "school",
        care: "ambulatory",
        classification,
        municipality: "GM0344",
    };
    Registration::read(&answers, date(year, 5, 1)).unwrap()
}

pub async fn nobody_activates_their_own_proposal(stage: &Stage) {
    let manager = stage.house.who(Function::FunctionalManager);
    let director = stage.house.who(Function::ChainDirector);
    let propose = stage.house.permit(manager, Action::ProposeRule, "rules", None, Relation::Holder);
    let own = stage.house.permit(manager, Action::ActivateRule, "rules", None, Relation::Holder);
    let second =
        stage.house.permit(director, Action::ActivateRule, "rules", None, Relation::Holder);
    let mut unit = stage.house.unit(&stage.store).await;
    unit.propose_rule(&propose, "termijnen", "2027-01", "id = …").await.unwrap();
    unit.commit().await.unwrap();
    let mut unit = stage.house.unit(&stage.store).await;
    assert!(unit.activate_rule(&own, "termijnen", "2027-01").await.is_err());
    drop(unit);
    assert_eq!(stage.store.rule_versions().await.unwrap()[0].active, None);
    let mut unit = stage.house.unit(&stage.store).await;
    unit.activate_rule(&second, "termijnen", "2027-01").await.unwrap();
    unit.commit().await.unwrap();
    let versions = stage.store.rule_versions().await.unwrap();
    assert_eq!(versions[0].active, Some((director.worker, monday())));
    let mut unit = stage.house.unit(&stage.store).await;
    assert!(unit.activate_rule(&second, "termijnen", "2027-01").await.is_err(), "once");
}

pub async fn a_message_is_read_by_the_receiver_delivered_once_and_then_gone(stage: &Stage) {
    let receiver = House::number(2);
    receiver.settle(&stage.store).await;
    let sending = Envelope {
        id: ParcelId::from_raw(1),
        from: stage.house.id,
        to: receiver.id,
        contents: Contents::Sending {
            outgoing: SubjectId::from_raw(5),
            purpose: Purpose::Report,
            content: text("Zorgen om Sanne."),
            ground: Ground { code: "wmo".to_owned(), words: text("Acuut gevaar.") },
            person: person("Sanne", "Jansen", None),
            reporter: None,
        },
    };
    let about = Envelope {
        id: ParcelId::from_raw(2),
        contents: Contents::About {
            outgoing: SubjectId::from_raw(5),
            to_sender: false,
            parcel: Parcel::Withdrawal(text("Vergissing.")),
        },
        ..sending.clone()
    };
    let mut unit = stage.house.unit(&stage.store).await;
    unit.post_parcel(&sending).await.unwrap();
    unit.post_parcel(&about).await.unwrap();
    unit.commit().await.unwrap();

    let mut unit = stage.house.unit(&stage.second_store()).await;
    let waiting = unit.waiting_parcels(monday(), 10).await.unwrap();
    assert_eq!(format!("{waiting:?}"), format!("{:?}", [&sending, &about]));
    unit.settle_parcel(sending.id, Some(monday().plus_days(1))).await.unwrap();
    unit.settle_parcel(about.id, None).await.unwrap();
    unit.commit().await.unwrap();
    let mut unit = stage.house.unit(&stage.store).await;
    assert!(unit.waiting_parcels(monday(), 10).await.unwrap().is_empty());
    assert_eq!(unit.waiting_parcels(monday().plus_days(1), 10).await.unwrap().len(), 1);
    drop(unit);
    assert_eq!(stage.number("SELECT COUNT(*) FROM parcel_out").await, 1);

    let mut unit = receiver.unit(&stage.store).await;
    assert!(unit.waiting_parcels(monday(), 10).await.unwrap().is_empty(), "it waits at the sender");
    assert!(unit.take_in(sending.id).await.unwrap());
    assert!(!unit.take_in(sending.id).await.unwrap());
}

pub async fn who_reported_is_kept_apart(stage: &Stage) {
    let teacher = stage.house.who(Function::Teacher);
    let mut unit = stage.house.unit(&stage.store).await;
    let row = stage.house.note_signal(&mut *unit, teacher, None, "Gemeld.").await;
    let reporter = Reporter {
        name: name("Piet Melder"),
        function: Function::Teacher,
        organisation: "School".to_owned(),
    };
    unit.keep_reporter(row.id, &reporter).await.unwrap();
    unit.link_incoming(row.id, SubjectId::from_raw(77)).await.unwrap();
    unit.commit().await.unwrap();
    let mut unit = stage.house.unit(&stage.store).await;
    let permit = stage.house.may_open(teacher, row.id);
    assert_eq!(unit.reporter(&permit, row.id).await.unwrap(), Some(reporter));
    let linked = unit.incoming_of(SubjectId::from_raw(77)).await.unwrap().unwrap();
    assert_eq!(linked.id, row.id);
    assert!(unit.incoming_of(SubjectId::from_raw(78)).await.unwrap().is_none());
    drop(unit);
    let apart = "SELECT COUNT(DISTINCT id) FROM dossier";
    assert_eq!(stage.number(apart).await, 2);
}

pub async fn notices_are_read_once(stage: &Stage) {
    let teacher = stage.house.who(Function::Teacher).worker;
    let mut unit = stage.house.unit(&stage.store).await;
    unit.tell(teacher, "duty-late", None).await.unwrap();
    unit.tell(teacher, "duty-offered", Some(SubjectId::from_raw(1))).await.unwrap();
    assert_eq!(unit.notices(teacher).await.unwrap().len(), 2);
    unit.read_notices(teacher).await.unwrap();
    assert!(unit.notices(teacher).await.unwrap().is_empty());
    unit.commit().await.unwrap();
}

pub async fn what_has_had_its_time_is_thrown_away(stage: &Stage) {
    let teacher = stage.house.who(Function::Teacher).worker;
    let mut unit = stage.house.unit(&stage.store).await;
    unit.keep_draft(teacher, "signal", "Half af").await.unwrap();
    unit.remember(teacher, "k1", b"{}", "zaak-1").await.unwrap();
    unit.tell(teacher, "duty-late", None).await.unwrap();
    unit.tell(teacher, "duty-late", None).await.unwrap();
    unit.read_notices(teacher).await.unwrap();
    unit.tell(teacher, "duty-offered", None).await.unwrap();
    unit.take_in(ParcelId::from_raw(1)).await.unwrap();
    unit.set_credential(teacher, "first-password", b"hash", false).await.unwrap();
    unit.set_credential(teacher, "password", b"hash", false).await.unwrap();
    unit.commit().await.unwrap();
    let later = |days| monday().plus_days(days);
    assert_eq!(stage.store.sweep(monday()).await.unwrap(), 0);
    assert_eq!(stage.store.sweep(later(2)).await.unwrap(), 1, "the answer");
    assert_eq!(stage.store.sweep(later(14)).await.unwrap(), 0);
    assert_eq!(stage.store.sweep(later(15)).await.unwrap(), 1, "the first password");
    assert_eq!(stage.store.sweep(later(29)).await.unwrap(), 0);
    assert_eq!(stage.store.sweep(later(31)).await.unwrap(), 3, "the draft and what was read");
    assert_eq!(stage.store.sweep(later(366)).await.unwrap(), 1, "the message");
    let mut unit = stage.house.unit(&stage.store).await;
    assert_eq!(unit.notices(teacher).await.unwrap().len(), 1, "what nobody read stays");
}
