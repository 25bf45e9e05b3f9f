//! What sealing, opening and indexing cost, so that the budgets of a request can be kept.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use kernel::{DossierId, Entropy};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};
use std::hint::black_box;
use vangnet_vault::{BackupKey, BackupWriter, DossierKey, OrganisationKey, Place};

struct Seeded(ChaCha20Rng);

impl Entropy for Seeded {
    fn fill(&mut self, bytes: &mut [u8]) {
        self.0.fill_bytes(bytes);
    }
}

const PLACE: Place<'_> = Place { table: "statement", row: b"0123456789abcdef", column: "body" };

fn fields(c: &mut Criterion) {
    let mut entropy = Seeded(ChaCha20Rng::seed_from_u64(1));
    let key = DossierKey::draw(&mut entropy);
    let mut group = c.benchmark_group("field");
    for length in [32, 1000, 10_000] {
        let text = vec![b'a'; length];
        let sealed = key.seal(PLACE, &text, &mut entropy);
        group.throughput(Throughput::Bytes(length as u64));
        group.bench_function(format!("seal {length} bytes"), |b| {
            b.iter(|| key.seal(PLACE, black_box(&text), &mut entropy));
        });
        group.bench_function(format!("open {length} bytes"), |b| {
            b.iter(|| key.open(PLACE, black_box(&sealed)));
        });
    }
    group.finish();
}

fn keys(c: &mut Criterion) {
    let mut entropy = Seeded(ChaCha20Rng::seed_from_u64(1));
    let organisation = OrganisationKey::draw(&mut entropy);
    let (dossier, key) = (DossierId::from_raw(1), DossierKey::draw(&mut entropy));
    let wrapped = organisation.wrap(dossier, &key, &mut entropy);
    c.bench_function("key/open a dossier key", |b| {
        b.iter(|| organisation.open(dossier, black_box(&wrapped)));
    });
    let index = organisation.index();
    c.bench_function("index/token", |b| b.iter(|| index.token("name", black_box("vries"))));
}

fn backup(c: &mut Criterion) {
    let key = BackupKey::from_hex(&"a".repeat(64)).expect("64 digits");
    let megabyte = vec![0; 1 << 20];
    let mut group = c.benchmark_group("backup");
    group.throughput(Throughput::Bytes(1 << 20));
    group.bench_function("write 1 MiB", |b| {
        b.iter(|| {
            let mut entropy = Seeded(ChaCha20Rng::seed_from_u64(1));
            let mut out = Vec::with_capacity(1 << 21);
            let mut writer = BackupWriter::start(&key, &mut entropy, &mut out);
            writer.push(black_box(&megabyte), &mut out);
            writer.finish(&mut out);
            out
        });
    });
    group.finish();
}

criterion_group!(benches, fields, keys, backup);
criterion_main!(benches);
