//! The only place where the program takes random numbers: secrets of links, numbers of incidents.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::TryRngCore;
use rand::rngs::OsRng;
use sha2::{Digest, Sha256};

use crate::domain::input::agreement::{CODE_ALPHABET, CODE_LENGTH, read_code};

/// Where secrets come from.
pub trait IdSource: Send + Sync + 'static {
    /// Fills `bytes` with what nobody can guess.
    fn fill(&self, bytes: &mut [u8]);
}

/// The operating system's source.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemIds;

impl IdSource for SystemIds {
    #[expect(
        clippy::expect_used,
        reason = "a machine without random numbers cannot make links that are safe"
    )]
    fn fill(&self, bytes: &mut [u8]) {
        OsRng.try_fill_bytes(bytes).expect("the operating system gives random numbers");
    }
}

/// The secret of an invitation link: 128 bits, written in 22 characters that a deep link may carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkSecret(String);

impl LinkSecret {
    const BYTES: usize = 16;

    pub fn new(source: &dyn IdSource) -> Self {
        let mut bytes = [0; Self::BYTES];
        source.fill(&mut bytes);
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// The secret in the payload of a link, if it can be one.
    pub fn read(payload: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(payload).ok()?;
        (bytes.len() == Self::BYTES).then(|| Self(payload.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is stored in place of the secret.
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }
}

/// The code of an agreement: 60 random bits as «K7QX-9F2M-TDRB», short enough to type from paper.
pub fn agreement_code(source: &dyn IdSource) -> String {
    let mut bytes = [0; CODE_LENGTH];
    source.fill(&mut bytes);
    let letter = |byte: &u8| char::from(CODE_ALPHABET.get(usize::from(byte % 32)).copied().unwrap_or(b'2'));
    let groups: Vec<String> = bytes.chunks(4).map(|group| group.iter().map(letter).collect()).collect();
    groups.join("-")
}

/// What the payload of a link begins with that leads to the check of an agreement.
const CHECK: &str = "v_";

/// Where the QR code on a paper leads.
pub fn check_link(bot: &str, code: &str) -> String {
    format!("https://t.me/{bot}?start={CHECK}{}", code.replace('-', ""))
}

/// The code in the payload of such a link.
pub fn checked_code(payload: &str) -> Option<String> {
    read_code(payload.strip_prefix(CHECK)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_survives_the_link_and_fits_it() {
        let secret = LinkSecret::new(&SystemIds);
        assert_eq!(secret.as_str().len(), 22);
        assert_eq!(LinkSecret::read(secret.as_str()), Some(secret));
    }

    #[test]
    fn a_code_can_be_typed_from_paper() {
        for _ in 0..100 {
            let code = agreement_code(&SystemIds);
            assert_eq!(read_code(&code.to_lowercase().replace('-', "")), Some(code));
        }
    }

    #[test]
    fn the_link_on_a_paper_leads_to_its_code_and_to_no_invitation() {
        let code = agreement_code(&SystemIds);
        let link = check_link("vovremya_bot", &code);
        let payload = link.strip_prefix("https://t.me/vovremya_bot?start=").expect("a payload");
        assert_eq!(checked_code(payload), Some(code));
        assert_eq!(LinkSecret::read(payload), None);
    }

    #[test]
    fn a_payload_of_another_length_is_no_secret() {
        for payload in ["", "abc", "***", "cmVmOjQy", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"] {
            assert_eq!(LinkSecret::read(payload), None, "{payload}");
        }
    }
}
