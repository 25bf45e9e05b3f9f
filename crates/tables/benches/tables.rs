//! The budgets: a situation evaluated in under 1 µs, a route table checked in under 1 s.

use criterion::{Criterion, criterion_group, criterion_main};
use kernel::date;
use std::{fmt::Write, hint::black_box};
use vangnet_tables::{Situation, Table, diff};

/// A table of 12 inputs and 40 rows, about twice the size of a municipality's route.
fn large(version: &str, shift: usize, complete: bool) -> Table {
    let mut text = format!(
        "id = \"large\"\nversion = \"{version}\"\ntitle = {{ nl = \"Groot\", en = \"Large\" }}\n\
         from = 2026-01-01\nchecked = 2026-01-01\nhit = \"collect\"\n[inputs]\n\
         age = {{ whole = [0, 120] }}\ndays = {{ whole = [0, 3650] }}\n"
    );
    for input in 0..5 {
        writeln!(text, "flag{input} = \"yes-no\"").ok();
        writeln!(text, "kind{input} = {{ one_of = [\"a\", \"b\", \"c\", \"d\", \"e\"] }}").ok();
    }
    for row in 0..40_usize {
        let age = (row * 7 + shift) % 90;
        let code = ["a", "b", "c", "d", "e"].get(row % 5).copied().unwrap_or("e");
        write!(
            text,
            "[[rows]]\nid = \"r{row}\"\nsource = \"-\"\nstatus = \"proposal\"\n\
             then = {{ contact = \"c{row}\" }}\n\
             when = {{ age = \"{age}-{}\", days = \">={}\", flag{} = true, kind{} = [\"{code}\", \"a\"] }}\n",
            age + 20,
            row * 30,
            row % 5,
            (row / 3) % 5,
        )
        .ok();
    }
    if complete {
        text.push_str("[[rows]]\nid = \"rest\"\nsource = \"-\"\nstatus = \"proposal\"\n");
        text.push_str("then = { contact = \"rest\" }\nwhen = { age = \">=1\" }\n");
    }
    Table::parse(&text).expect("the table of the benchmark is well formed")
}

fn situation(table: &Table) -> Situation {
    let value = |name: &str| match name {
        "age" => "16",
        "days" => "300",
        flag if flag.starts_with("flag") => "yes",
        _ => "a",
    };
    let pairs = table.inputs().iter().map(|input| (input.name.as_str(), value(&input.name)));
    Situation::read(table, pairs).expect("the situation of the benchmark is one of its table")
}

fn benchmarks(criterion: &mut Criterion) {
    let (old, new) = (large("1", 0, true), large("2", 3, true));
    let gaps = large("3", 0, false);
    let route = include_str!("../../../content/pathways/tables/meldroute-a.toml");
    let route = Table::parse(route).expect("the shipped route is well formed");
    let today = date(2026, 11, 21);
    let asked = situation(&old);
    criterion.bench_function("evaluate, first row", |b| b.iter(|| old.first(black_box(&asked))));
    criterion.bench_function("evaluate, all rows", |b| b.iter(|| old.evaluate(black_box(&asked))));
    criterion.bench_function("check meldroute-a", |b| b.iter(|| black_box(&route).check(today)));
    criterion.bench_function("check 40 rows, many gaps", |b| {
        b.iter(|| black_box(&gaps).check(today));
    });
    criterion.bench_function("diff, every row changed", |b| b.iter(|| diff(&old, black_box(&new))));
}

criterion_group!(benches, benchmarks);
criterion_main!(benches);
