//! Persons: found again by how a name is written or sounds, and gone when erased.

use access::{Action, Relation};
use app::StoreError;
use app::ports::Reporter;
use domain::matching::combination::Pair;
use domain::organisations::Function;
use kernel::date;
use testkit::Stage;
use testkit::words::{name, person};

pub async fn someone_is_found_again_under_another_spelling(stage: &Stage) {
    let teacher = stage.house.who(Function::Teacher);
    let permit = stage.house.may_begin(teacher, "person");
    let mut unit = stage.house.unit(&stage.store).await;
    let known = person("Sanne", "Jansen", Some(date(2010, 3, 14)));
    let id = unit.add_person(&permit, &known).await.unwrap();
    unit.add_person(&permit, &person("Bram", "Visser", None)).await.unwrap();
    unit.commit().await.unwrap();

    let mut unit = stage.house.unit(&stage.store).await;
    assert_eq!(unit.person(&permit, id).await.unwrap(), known);
    for typed in [
        person("Sanne", "Janssen", None),
        person("S.", "Jansen", Some(date(2010, 3, 14))),
        person("Sanne", "de Wit", Some(date(2010, 3, 14))),
    ] {
        assert_eq!(unit.alike(&typed, 5).await.unwrap().first(), Some(&id), "{typed:?}");
    }
    assert!(unit.alike(&person("Omar", "Haddad", None), 5).await.unwrap().is_empty());
}

pub async fn a_name_that_thousands_share_does_not_hide_the_one_with_the_same_birth_date(
    stage: &Stage,
) {
    let teacher = stage.house.who(Function::Teacher);
    let permit = stage.house.may_begin(teacher, "person");
    let mut unit = stage.house.unit(&stage.store).await;
    let wanted = person("Emma", "de Jong", Some(date(2009, 7, 21)));
    let id = unit.add_person(&permit, &wanted).await.unwrap();
    for n in 0..1_200 {
        let birth = date(2000 + n % 9, 1, 1 + i8::try_from(n % 20).unwrap());
        unit.add_person(&permit, &person("Kim", "de Jong", Some(birth))).await.unwrap();
    }
    unit.commit().await.unwrap();
    let mut unit = stage.house.unit(&stage.store).await;
    // The thousand share a family name and nothing else: that shows nobody.
    assert_eq!(unit.alike(&wanted, 10).await.unwrap(), [id]);
    let kim = person("Kim", "de Jong", None);
    let found = unit.alike(&kim, 10).await.unwrap();
    assert_eq!(found.len(), 10);
    assert_eq!(unit.alike(&kim, 10).await.unwrap(), found, "the order doesn't vary");
}

pub async fn one_detail_that_many_share_shows_nobody(stage: &Stage) {
    let teacher = stage.house.who(Function::Teacher);
    let permit = stage.house.may_begin(teacher, "person");
    let born = Some(date(2010, 3, 14));
    let mut unit = stage.house.unit(&stage.store).await;
    for surname in ["Jansen", "de Wit", "Haddad"] {
        unit.add_person(&permit, &person("Emma", surname, born)).await.unwrap();
    }
    unit.commit().await.unwrap();
    let mut unit = stage.house.unit(&stage.store).await;
    let other = Some(date(2011, 5, 20));
    for typed in [
        person("Emma", "Xu", None),
        person("Emma", "Xu", other),
        person("Omar", "Jansen", other),
        person("Omar", "Xu", born),
    ] {
        assert!(unit.alike(&typed, 5).await.unwrap().is_empty(), "{typed:?}");
    }
    assert_eq!(unit.alike(&person("Emma", "Jansen", None), 5).await.unwrap().len(), 1);
}

pub async fn whoever_is_noted_waits_to_be_compared_once(stage: &Stage) {
    let teacher = stage.house.who(Function::Teacher);
    let permit = stage.house.may_begin(teacher, "person");
    let mut unit = stage.house.unit(&stage.store).await;
    let one = unit.add_person(&permit, &person("Sanne", "Jansen", None)).await.unwrap();
    let other = unit.add_person(&permit, &person("Bram", "Visser", None)).await.unwrap();
    let mut both = [one, other];
    both.sort();
    assert_eq!(unit.to_compare(9).await.unwrap(), both);
    assert_eq!(unit.to_compare(1).await.unwrap().len(), 1);
    unit.compared(one).await.unwrap();
    assert_eq!(unit.to_compare(9).await.unwrap(), [other]);
    unit.commit().await.unwrap();
}

pub async fn erased_is_gone(stage: &Stage) {
    let house = &stage.house;
    let teacher = house.who(Function::Teacher);
    let begin = house.may_begin(teacher, "person");
    let mut unit = house.unit(&stage.store).await;
    let details = person("Sanne", "Jansen", None);
    let id = unit.add_person(&begin, &details).await.unwrap();
    let row = house.note_signal(&mut *unit, teacher, Some(id), "Over haar.").await;
    let other = house.note_signal(&mut *unit, teacher, None, "Over een ander.").await;
    let twin = unit.add_person(&begin, &person("Sanna", "Janssen", None)).await.unwrap();
    let pair = Pair { one: twin, other: id };
    let compared = house.note_signal(&mut *unit, teacher, None, "Zijn zij het?").await;
    unit.keep_pair(pair, compared.id).await.unwrap();
    let back = Pair { one: id, other: twin };
    assert_eq!(unit.combination_of(back).await.unwrap(), Some(compared.id));
    let reporter = Reporter {
        name: name("Piet Melder"),
        function: Function::Teacher,
        organisation: "School".to_owned(),
    };
    unit.keep_reporter(row.id, &reporter).await.unwrap();
    assert_eq!(unit.about(id).await.unwrap().len(), 1);
    unit.commit().await.unwrap();

    let officer = house.who(Function::PrivacyOfficer);
    let erase = house.permit(officer, Action::Erase, "person", None, Relation::None);
    let mut unit = house.unit(&stage.store).await;
    assert_eq!(unit.erase_person(&erase, id).await.unwrap(), 4);
    unit.commit().await.unwrap();

    let mut unit = house.unit(&stage.store).await;
    let gone = unit.person(&begin, id).await;
    assert!(matches!(gone, Err(StoreError::Erased)), "{gone:?}");
    let gone = unit.timeline(&house.may_open(teacher, row.id), &row).await;
    assert!(matches!(gone, Err(StoreError::Erased)), "{gone:?}");
    let gone = unit.timeline(&house.may_open(teacher, compared.id), &compared).await;
    assert!(matches!(gone, Err(StoreError::Erased)), "what was written about the two: {gone:?}");
    assert_eq!(unit.combination_of(pair).await.unwrap(), None);
    let gone = unit.reporter(&house.may_open(teacher, row.id), row.id).await;
    assert!(matches!(gone, Err(StoreError::Erased)), "{gone:?}");
    assert_eq!(unit.alike(&details, 5).await.unwrap(), [twin]);
    let stays = unit.timeline(&house.may_open(teacher, other.id), &other).await;
    assert_eq!(stays.unwrap().len(), 3);
    assert_eq!(unit.erase_person(&erase, id).await.unwrap(), 0);
    drop(unit);
    let keys = "SELECT COUNT(*) FROM dossier WHERE wrapped_key IS NOT NULL";
    assert_eq!(stage.number(keys).await, 2);
    let words = "SELECT COUNT(DISTINCT person) FROM person_token";
    assert_eq!(stage.number(words).await, 1);
}
