//! Which algorithms are used for what, under whose key, and what comes after a quantum computer.

/// One use of one algorithm (ASVS 5.0.0 11.1.3 and 11.1.4, BIO2 8.24.02).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Algorithm {
    /// What it protects.
    pub purpose: &'static str,
    /// The algorithm and the document that defines it.
    pub algorithm: &'static str,
    /// The Rust crate that has it.
    pub package: &'static str,
    /// Whose key it is and where that key lives.
    pub key: &'static str,
    /// What a quantum computer changes, and what we then do.
    pub post_quantum: &'static str,
}

/// Symmetric ciphers and hashes of 256 bits keep 128 bits of strength against a quantum computer.
const SYMMETRIC: &str = "holds: 256-bit key; no change planned";

/// Every use of an algorithm in this crate and in the journal. Keys are owned by the security officer
/// of the organisation that runs the installation, unless it says otherwise.
pub const INVENTORY: &[Algorithm] = &[
    Algorithm {
        purpose: "content, identity, drafts, worker data and parcels, field by field",
        algorithm: "XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03), tag byte 1",
        package: "chacha20poly1305",
        key: "dossier key, random, wrapped in the database; or derived from the organisation key",
        post_quantum: SYMMETRIC,
    },
    Algorithm {
        purpose: "wrapping dossier keys under organisation keys, and these under the master key",
        algorithm: "XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03), tag byte 1",
        package: "chacha20poly1305",
        key: "master key, outside the database; replaced by adding a newer generation",
        post_quantum: SYMMETRIC,
    },
    Algorithm {
        purpose: "backups",
        algorithm: "XChaCha20-Poly1305 in chunks of 64 KiB with counted nonces",
        package: "chacha20poly1305",
        key: "derived from the master key, or given by hand; another one for every backup",
        post_quantum: SYMMETRIC,
    },
    Algorithm {
        purpose: "a key of its own for every use",
        algorithm: "HKDF-SHA-256 (RFC 5869)",
        package: "hkdf",
        key: "organisation key, master key",
        post_quantum: SYMMETRIC,
    },
    Algorithm {
        purpose: "finding words without storing them (blind index)",
        algorithm: "HMAC-SHA-256 (RFC 2104), cut to 128 bits",
        package: "hmac",
        key: "index key, derived from the organisation key",
        post_quantum: SYMMETRIC,
    },
    Algorithm {
        purpose: "recognising session and bearer tokens; leaves, nodes and commitments of the journal",
        algorithm: "SHA-256 (FIPS 180-4)",
        package: "sha2",
        key: "none",
        post_quantum: "holds: collisions cost 2^85 or more; no change planned",
    },
    Algorithm {
        purpose: "comparing token hashes in constant time",
        algorithm: "no algorithm: a comparison that takes the same time wherever two hashes differ",
        package: "subtle",
        key: "none",
        post_quantum: "nothing to change",
    },
    Algorithm {
        purpose: "passwords, where there is no identity provider",
        algorithm: "Argon2id (RFC 9106): 64 MiB, 3 passes, 4 lanes",
        package: "argon2",
        key: "none; 16 bytes of salt for each password",
        post_quantum: "holds: guessing stays bound by memory; settings are raised with the hardware",
    },
    Algorithm {
        purpose: "signing the heads of the journal",
        algorithm: "Ed25519 (RFC 8032), strict verification",
        package: "ed25519-dalek",
        key: "journal seed, derived from the organisation key; owner: the organisation",
        post_quantum: "breaks: a forged head then passes. Heads that witnesses and earlier exports hold \
                       keep their worth. Plan: a second signature line with ML-DSA (FIPS 204) on the \
                       same head, which the note form allows, once a reviewed implementation exists",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Dependencies that are no algorithm; every other one must be in the inventory.
    const NO_ALGORITHM: &[&str] =
        &["base64", "kernel", "serde", "serde_json", "thiserror", "zeroize"];

    fn dependencies(manifest: &str) -> Vec<&str> {
        let (_, rest) = manifest.split_once("[dependencies]\n").expect("a list of dependencies");
        let list = rest.split("\n[").next().expect("at least one part");
        list.lines()
            .filter_map(|line| line.split(['.', ' ', '=']).next())
            .filter(|name| !name.is_empty())
            .collect()
    }

    #[test]
    fn every_algorithm_we_depend_on_is_in_the_inventory_and_nothing_else_is() {
        let manifests = [include_str!("../Cargo.toml"), include_str!("../../journal/Cargo.toml")];
        let used: std::collections::BTreeSet<_> = (manifests.iter())
            .flat_map(|manifest| dependencies(manifest))
            .filter(|name| !NO_ALGORITHM.contains(name))
            .collect();
        let listed: std::collections::BTreeSet<_> =
            INVENTORY.iter().map(|algorithm| algorithm.package).collect();
        assert_eq!(used, listed);
        assert!(used.len() > 5, "the manifests were read");
    }

    #[test]
    fn no_field_of_the_inventory_is_empty() {
        for line in INVENTORY {
            let fields = [line.purpose, line.algorithm, line.package, line.key, line.post_quantum];
            assert!(fields.iter().all(|field| !field.trim().is_empty()), "{line:?}");
        }
    }
}
