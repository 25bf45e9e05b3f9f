//! What an entry costs: to write, to add to the tree, and to verify afterwards.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use vangnet_journal::{Export, Frontier, Hash, Head, Line, Origin, SigningKey, verify};

/// Entries in the export that is verified.
const ENTRIES: u64 = 10_000;

fn entry(c: &mut Criterion) {
    let text = include_str!("../golden/entries-v1.jsonl").lines().next().expect("an entry");
    let line = Line::decode(text.as_bytes()).expect("readable");
    c.bench_function("entry/encode", |b| b.iter(|| black_box(&line).encode()));
    c.bench_function("entry/decode", |b| b.iter(|| Line::decode(black_box(text.as_bytes()))));
    let mut frontier = Frontier::new();
    c.bench_function("entry/hash and append", |b| {
        b.iter(|| frontier.append(Hash::of_leaf(black_box(text.as_bytes()))));
    });
    c.bench_function("head/fold the root", |b| b.iter(|| black_box(&frontier).root()));
    let name = Origin::new("log").expect("a name");
    let key = SigningKey::from_seed(name.clone(), [1; 32]);
    let head = Head::of(name, &frontier);
    c.bench_function("head/sign", |b| b.iter(|| black_box(&head).sign(&key)));
}

fn verifying(c: &mut Criterion) {
    let text = include_str!("../golden/entries-v1.jsonl").lines().next().expect("an entry");
    let name = Origin::new("log").expect("a name");
    let key = SigningKey::from_seed(name.clone(), [1; 32]);
    let (mut export, first) = Export::begin(&key.verifying_key());
    let (mut lines, mut tree) = (vec![first.into_bytes()], Frontier::new());
    for number in 1..=ENTRIES {
        tree.append(Hash::of_leaf(text.as_bytes()));
        lines.push(export.entry(text.as_bytes()));
        if number % 1000 == 0 {
            let head = Head::of(name.clone(), &tree).sign(&key).expect("the key of this log");
            lines.push(export.head(&head).into_bytes());
        }
    }
    lines.push(export.end().into_bytes());
    let mut group = c.benchmark_group("verify");
    group.sample_size(20).throughput(Throughput::Elements(ENTRIES));
    group.bench_function("an export", |b| {
        b.iter(|| assert!(verify(&lines, &key.verifying_key(), &[]).is_ok()));
    });
    group.finish();
}

criterion_group!(benches, entry, verifying);
criterion_main!(benches);
