//! At rest nothing is readable: a marker in everything that people type is in no file.

use access::{Action, Relation};
use app::ports::{Contents, Envelope, Reporter};
use domain::duties::{Action::Close, Target};
use domain::organisations::Function;
use domain::reporting::{Ground, Purpose};
use kernel::{FreeText, ParcelId, SubjectId, WorkerId, date};
use testkit::words::{name, text};
use testkit::{House, Stage};

/// What nobody else would write.
const MARKER: &str = "Kwikstaartje";

pub async fn nothing_that_people_typed_can_be_read_at_rest(stage: &Stage) {
    type_everywhere(stage).await;
    for table in vangnet_store::TABLES {
        for row in stage.dump(table).await {
            assert!(!row.contains(MARKER), "{}: {row}", table.name);
            assert!(!row.contains(&hex(MARKER)), "{}: {row}", table.name);
        }
    }
    // The files as they lie on the disk, write-ahead log included.
    let mut looked = 0;
    for entry in std::fs::read_dir(stage.folder.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        looked += bytes.len();
        for marker in [MARKER.to_owned(), MARKER.to_lowercase()] {
            let found = bytes.windows(marker.len()).any(|part| part == marker.as_bytes());
            assert!(!found, "the marker stands in a file");
        }
    }
    assert!(looked > 10_000 || !stage.file().exists());
}

async fn type_everywhere(stage: &Stage) {
    let house = &stage.house;
    let receiver = House::number(2);
    receiver.settle(&stage.store).await;
    let teacher = house.who(Function::Teacher);
    let typed = format!("Hier staat {MARKER} geschreven.");
    let mut unit = house.unit(&stage.store).await;
    let details = domain::matching::PersonDetails {
        first_name: name(MARKER),
        prefix: Some(name(MARKER)),
        surname: name(MARKER),
        birth: None,
        phone: Some(name(MARKER)),
    };
    let begin = house.may_begin(teacher, "person");
    let id = unit.add_person(&begin, &details).await.unwrap();
    let row = house.note_signal(&mut *unit, teacher, Some(id), &typed).await;
    let reporter = Reporter {
        name: name(MARKER),
        function: Function::Teacher,
        organisation: MARKER.to_owned(),
    };
    unit.keep_reporter(row.id, &reporter).await.unwrap();
    unit.keep_draft(teacher.worker, "signal", &typed).await.unwrap();
    unit.remember(teacher.worker, MARKER, typed.as_bytes(), &typed).await.unwrap();
    unit.add_worker(WorkerId::from_raw(9), MARKER, &name(MARKER)).await.unwrap();
    unit.set_credential(teacher.worker, "totp", MARKER.as_bytes(), false).await.unwrap();
    let propose = house.who(Function::FunctionalManager);
    let propose =
        house.permit(propose, Action::ProposeRule, "target-times", None, Relation::Holder);
    let target = Target { action: Close, term: None, from: date(2026, 3, 2), why: typed.clone() };
    unit.propose_target(&propose, &target).await.unwrap().unwrap();
    let envelope = Envelope {
        id: ParcelId::from_raw(1),
        from: house.id,
        to: receiver.id,
        contents: Contents::Sending {
            outgoing: SubjectId::from_raw(1),
            purpose: Purpose::Report,
            content: FreeText::new(&typed).unwrap(),
            ground: Ground { code: "grond".to_owned(), words: text(&typed) },
            person: details,
            reporter: Some(reporter),
        },
    };
    unit.post_parcel(&envelope).await.unwrap();
    unit.timeline(&house.may_open(teacher, row.id), &row).await.unwrap();
    unit.commit().await.unwrap();
}

fn hex(text: &str) -> String {
    let bytes = format!("{:02x?}", text.as_bytes());
    bytes.trim_matches(['[', ']']).to_owned()
}
