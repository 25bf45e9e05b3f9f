//! The words the stories are told in: four organisations, their people, and what they do.

use access::{Actor, Seat};
use domain::casework::{Case, Chapter, Command, Contact, PlanChapter, ReturnPlan, SafetyPlan, Way};
use domain::duties::Standing;
use domain::matching::PersonDetails;
use domain::meldcode::{Answer, Answered, Decision, Sector, Step, StepRecord, Unsafety, Weighing};
use domain::organisations::Function;
use domain::reporting::{
    Classification, CodedAnswers, Ground, IncomingCommand, OutgoingCommand, Purpose, Screening,
};
use domain::signalling::consultation::Adviser;
use domain::signalling::signal;
use domain::statements::{Mode, Role, Statement, Ticked};
use kernel::{
    CorrelationId, FreeText, FuzzyTime, Moment, Personal, PostId, SubjectId, WorkerId, date,
};
use std::sync::Arc;
use testkit::{House as Place, OnlyPasswords, Stage};
use vangnet_app::advice::{self, Message};
use vangnet_app::ports::{Store, SubjectRow};
use vangnet_app::reporting::ToSend;
use vangnet_app::signalling::{About, Worry};
use vangnet_app::{
    Cx, Failure, House, Rules, casework, combining, delivering, handing_over, looking, reporting,
    signalling,
};

pub fn text(words: &str) -> FreeText {
    FreeText::new(words).expect("a text")
}

/// The codes of what was wrong, with their fields.
pub fn faults<T>(result: Result<T, Failure>) -> Vec<(String, &'static str)> {
    match result {
        Err(Failure::Invalid(faults)) => {
            faults.into_iter().map(|fault| (fault.field, fault.code)).collect()
        }
        Err(other) => vec![(other.to_string(), "")],
        Ok(_) => Vec::new(),
    }
}

pub fn seen(words: &str) -> Statement {
    Statement {
        role: Role::Professional,
        mode: Mode::Seen,
        words: text(words),
        when: FuzzyTime::Unknown,
        signals: Ticked::of(["beh-sudden-change".to_owned()]),
        about: None,
    }
}

/// Four organisations and a moment.
#[derive(Clone)]
pub struct Chain {
    stage: Arc<Stage>,
    house: Arc<House>,
    now: Moment,
}

impl Chain {
    pub const SCHOOL: u128 = 1;
    pub const POINT: u128 = 2;
    pub const CARE: u128 = 3;
    pub const SHELTER: u128 = 4;
    pub const TOWN_HALL: u128 = 5;

    pub async fn on_sqlite() -> Self {
        Self::on(Stage::sqlite().await).await
    }

    pub async fn on_postgres() -> Option<Self> {
        Some(Self::on(Stage::postgres().await?).await)
    }

    async fn on(stage: Stage) -> Self {
        for number in [Self::POINT, Self::CARE, Self::SHELTER] {
            Place::number(number).settle(&stage.store).await;
        }
        Place::town_hall(Self::TOWN_HALL).settle(&stage.store).await;
        let content = content::load(None).expect("the content");
        let gate = content.file("access/poort.toml").expect("the access table");
        let gate = access::Gate::new(gate, date(2026, 11, 21)).expect("a clean gate");
        let rules = Rules::new(content.tables.into_iter().map(|one| one.table)).expect("the rules");
        let store: Arc<dyn Store> = Arc::new(stage.store.clone());
        let knowledge = Arc::new(content.knowledge);
        let house = House::new(store, gate, rules, knowledge, Arc::new(OnlyPasswords), false);
        let now = Moment::in_netherlands(date(2026, 3, 2), 10, 0);
        Self { stage: Arc::new(stage), house: Arc::new(house), now }
    }

    /// The same chain at another moment.
    pub fn at(&self, now: Moment) -> Self {
        Self { now, ..self.clone() }
    }

    pub fn house(&self) -> &House {
        &self.house
    }

    pub fn now(&self) -> Moment {
        self.now
    }

    pub fn post(place: u128, function: Function) -> PostId {
        Place::number(place).who(function).post
    }

    /// A request by whoever has this function.
    pub fn by(&self, place: u128, function: Function) -> Cx<'_> {
        let place = Place::number(place);
        let member = place.who(function);
        // The team lead stands in for everyone and so has every seat; the others have their own.
        let functions =
            if function == Function::TeamLead { Function::ALL } else { &[function][..] };
        let seats = functions
            .iter()
            .map(|one| Seat { post: place.who(*one).post, team: place.team, function: one.word() })
            .collect();
        let actor = Actor {
            worker: member.worker,
            organisation: place.id,
            seats,
            stepped_up_until: Some(self.now.plus_seconds(60)),
            correlation: CorrelationId::from_raw(1),
            origin: "browser",
        };
        Cx::new(&self.house, actor, self.now)
    }

    pub fn young_person() -> PersonDetails {
        PersonDetails {
            first_name: Personal::new("Verzonnen").expect("a name"),
            prefix: None,
            surname: Personal::new("Voorbeeld").expect("a name"),
            birth: Some(date(2010, 5, 17)),
            phone: None,
        }
    }

    pub async fn worry(&self, function: Function, words: &str) -> SubjectId {
        let worry = Worry {
            post: Self::post(Self::SCHOOL, function),
            about: About::New(Self::young_person()),
            statements: vec![seen(words)],
        };
        signalling::note_worry(&self.by(Self::SCHOOL, function), worry).await.expect("noted")
    }

    /// A young person with this name; the same birthday for all.
    pub fn named(first: &str, last: &str) -> PersonDetails {
        PersonDetails {
            first_name: Personal::new(first).expect("a name"),
            surname: Personal::new(last).expect("a name"),
            ..Self::young_person()
        }
    }

    pub async fn worry_about(
        &self,
        place: u128,
        function: Function,
        first: &str,
        last: &str,
    ) -> SubjectId {
        let worry = Worry {
            post: Self::post(place, function),
            about: About::New(Self::named(first, last)),
            statements: vec![seen("Is vaak weg.")],
        };
        signalling::note_worry(&self.by(place, function), worry).await.expect("noted")
    }

    /// The installation compares what it still owes.
    pub async fn compares(&self, place: u128) {
        let cx = Cx::system(&self.house, Place::number(place).id, self.now);
        while combining::look(&cx).await.expect("compared") > 0 {}
    }

    /// The installation compares everyone once more.
    pub async fn compares_all_again(&self, place: u128) {
        let forget = "UPDATE person SET compared_at = NULL";
        self.stage.exec(forget, Vec::new()).await.expect("forgotten");
        self.compares(place).await;
    }

    pub async fn advised(&self, signal: SubjectId) {
        let teacher = self.by(Self::SCHOOL, Function::Teacher);
        let post = Self::post(Self::SCHOOL, Function::Teacher);
        let question = text("Wat is nu wijs?");
        let (question, adviser) = (Message::new(question), Adviser::FocalOfficer);
        let asked = advice::ask(&teacher, post, Some(signal), adviser, question).await;
        let asked = asked.expect("asked");
        let officer = self.by(Self::SCHOOL, Function::FocalOfficer);
        let answer = Message::new(text("Praat eerst met haar."));
        advice::answer(&officer, asked, None, answer).await.expect("answered");
        advice::hear(&teacher, asked, None, None).await.expect("heard");
    }

    /// This organisation goes on with the meldcode of another sector.
    pub async fn works_by(&self, place: u128, sector: Sector) {
        self.stage
            .store
            .set_sector(Place::number(place).id, sector, self.now())
            .await
            .expect("set");
    }

    pub async fn talked(&self, signal: SubjectId) {
        let talk = StepRecord::Taken {
            step: Step::Talk,
            when: FuzzyTime::Unknown,
            with: Some(Role::YoungPerson),
            whom: None,
            what: text("Zij zei dat zij niet kan stoppen."),
            reason: None,
        };
        let teacher = self.by(Self::SCHOOL, Function::Teacher);
        let command = signal::Command::TakeStep(talk);
        signalling::act_on_signal(&teacher, signal, None, command).await.expect("talked");
    }

    pub async fn weighed_and_decided_to_report(&self, signal: SubjectId) {
        self.talked(signal).await;
        let unknown = || Answered { answer: Answer::Unknown, reason: None };
        let weighing = Weighing {
            suspicion: Answered { answer: Answer::Yes, reason: None },
            unsafety: Unsafety::Structural,
            unsafety_reason: None,
            help_possible: unknown(),
            help_accepted: unknown(),
            help_works: unknown(),
            disclosure: false,
        };
        let decision = Decision {
            report: true,
            report_reason: Some(text("Het gaat door.")),
            help: false,
            help_reason: None,
        };
        let teacher = self.by(Self::SCHOOL, Function::Teacher);
        for command in [signal::Command::Weigh(weighing), signal::Command::Decide(decision)] {
            signalling::act_on_signal(&teacher, signal, None, command).await.expect("a step");
        }
    }

    pub async fn sends(
        &self,
        from: u128,
        function: Function,
        about: SubjectId,
        purpose: Purpose,
        to: u128,
    ) -> SubjectId {
        let to_send = ToSend {
            post: Self::post(from, function),
            about,
            to: Place::number(to).id,
            purpose,
            content: text("Wat nodig is om te helpen."),
            ground: Ground { code: "own-task".to_owned(), words: text("Veiligheid.") },
        };
        reporting::send(&self.by(from, function), to_send).await.expect("sent")
    }

    /// Carries every message until no outbox holds one.
    pub async fn delivers(&self) {
        for _ in 0..4 {
            for place in [Self::SCHOOL, Self::POINT, Self::CARE, Self::SHELTER] {
                let from = Place::number(place).id;
                delivering::deliver(&self.house, from, self.now).await.expect("delivered");
            }
        }
    }

    pub async fn arrived(&self, place: u128, outgoing: SubjectId) -> SubjectId {
        let mut unit = self.unit(place).await;
        unit.incoming_of(outgoing).await.expect("looked up").expect("it arrived").id
    }

    pub async fn screened(&self, intake: SubjectId, classification: Classification, to_care: bool) {
        let screening = Screening {
            classification,
            reason: text("Meer signalen wijzen dezelfde kant op."),
            to_care,
            police: None,
            veilig_thuis: None,
        };
        self.at_point(intake, IncomingCommand::Screen(screening)).await;
    }

    pub async fn told_back(&self, intake: SubjectId) {
        let cx = self.by(Self::POINT, Function::IntakeOfficer);
        let reporter = reporting::reporter(&cx, intake).await.expect("seen").expect("a reporter");
        assert_eq!(reporter.function, Function::Teacher);
        let words = text("Wij zijn ermee bezig. Dank voor het melden.");
        self.at_point(intake, IncomingCommand::GiveFeedback { words }).await;
    }

    pub async fn registered(&self, intake: SubjectId) {
        let answers = CodedAnswers {
            form: "sexual",
            age: "12-15",
            sex: "female",
            origin: "unknown",
            reporter: "school",
            care: "unknown",
            classification: "presumed",
            municipality: "GM0344",
        };
        let cx = self.by(Self::POINT, Function::IntakeOfficer);
        let registered =
            reporting::register(&cx, intake, None, &answers).await.expect("registered");
        assert!(registered.new);
        let counted = self.stage.store.registrations_of("GM0344", 2026).await.expect("counted");
        assert_eq!(counted.len(), 1);
    }

    async fn at_point(&self, intake: SubjectId, command: IncomingCommand) {
        let cx = self.by(Self::POINT, Function::IntakeOfficer);
        reporting::act_on_incoming(&cx, intake, None, command).await.expect("a step at the point");
    }

    pub async fn at_shelter(&self, placed: SubjectId, command: IncomingCommand) {
        let cx = self.by(Self::SHELTER, Function::HelpProvider);
        reporting::act_on_incoming(&cx, placed, None, command)
            .await
            .expect("a step at the shelter");
    }

    pub async fn hears(&self, report: SubjectId) {
        let cx = self.by(Self::SCHOOL, Function::Teacher);
        let hear = OutgoingCommand::Hear;
        reporting::act_on_outgoing(&cx, report, None, hear).await.expect("heard");
    }

    pub async fn accepts_case(&self, offer: SubjectId) -> SubjectId {
        let cx = self.by(Self::CARE, Function::CareCoordinator);
        let post = Self::post(Self::CARE, Function::CareCoordinator);
        reporting::accept_case(&cx, offer, None, post).await.expect("accepted")
    }

    pub async fn contact(&self, case: SubjectId, reached: bool) {
        let contact = Contact { way: Way::InPerson, reached, words: text("Even gesproken.") };
        let cx = self.by(Self::CARE, Function::CareCoordinator);
        casework::record_contact(&cx, case, None, contact).await.expect("a contact");
    }

    pub async fn safety_plan(&self, case: SubjectId) {
        let required = Chapter::ALL.iter().copied().filter(|chapter| chapter.is_required());
        let chapters = required
            .map(|chapter| PlanChapter {
                chapter,
                risk: text("Kan onder druk komen."),
                agreement: text("Belt eerst met haar mentor."),
                who: Personal::new("mentor").expect("a function"),
                until: date(2026, 9, 1),
            })
            .collect();
        let plan = SafetyPlan::new(chapters, self.now.plus_days(30)).expect("a whole plan");
        self.act(case, Command::WritePlan(plan)).await;
    }

    pub async fn return_planned_and_home(&self, case: SubjectId) {
        let plan = ReturnPlan {
            on: self.now.plus_days(60),
            helper: Self::post(Self::CARE, Function::NeighbourhoodWorker),
            agreements: text("Elke week een gesprek."),
        };
        let cx = self.by(Self::CARE, Function::CareCoordinator);
        casework::plan_return(&cx, case, None, plan).await.expect("planned");
        casework::returned(&cx, case, None, self.now).await.expect("home");
    }

    pub async fn act(&self, case: SubjectId, command: Command) {
        let cx = self.by(Self::CARE, Function::CareCoordinator);
        casework::act(&cx, case, None, command).await.expect("a step in the case");
    }

    pub async fn stage_of(&self, case: SubjectId) -> &'static str {
        let cx = self.by(Self::CARE, Function::CareCoordinator);
        looking::view::<Case>(&cx, case).await.expect("the case").state.stage.code()
    }

    pub async fn closed_as(&self, place: u128, id: SubjectId) -> Option<&'static str> {
        match self.row(place, id).await.standing {
            Standing::Closed { reason, .. } => Some(reason),
            Standing::Open(_) => None,
        }
    }

    pub async fn holder(&self, place: u128, id: SubjectId) -> Option<WorkerId> {
        self.row(place, id).await.standing.duty().map(|duty| duty.holder)
    }

    pub async fn due(&self, place: u128, id: SubjectId) -> Moment {
        self.row(place, id).await.standing.duty().expect("an open matter").due
    }

    /// The next move with a signal of the school.
    pub async fn due_move(&self, id: SubjectId) -> domain::duties::Action {
        self.row(Self::SCHOOL, id).await.standing.duty().expect("an open matter").action
    }

    pub async fn may_open(&self, place: u128, function: Function, id: SubjectId) -> bool {
        looking::kind_of(&self.by(place, function), id).await.is_ok()
    }

    pub async fn ticks(&self, place: u128) {
        let cx = Cx::system(&self.house, Place::number(place).id, self.now);
        for _ in 0..5 {
            handing_over::tick(&cx).await.expect("time passes");
        }
    }

    pub async fn nobody_was_forgotten(&self) {
        for place in [Self::SCHOOL, Self::POINT, Self::CARE, Self::SHELTER] {
            let cx = Cx::system(&self.house, Place::number(place).id, self.now);
            let census = handing_over::census(&cx).await.expect("a census");
            assert_eq!(census.without_holder, 0);
        }
    }

    async fn row(&self, place: u128, id: SubjectId) -> SubjectRow {
        self.unit(place).await.find(id).await.expect("looked up").expect("it is there")
    }

    async fn unit(&self, place: u128) -> Box<dyn vangnet_app::ports::Unit> {
        self.stage.store.begin(Place::number(place).id, self.now).await.expect("a unit")
    }
}
