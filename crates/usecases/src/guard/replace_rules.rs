//! The secrecy office's rules on compilation (L13, L14, L17): they tell where to look, so they are kept sealed.

use super::{entries, rules_stream};
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::job::{self, Kind};
use crate::ports::{GuardChange, SealedRules};
use crate::secret::sha256_hex;
use crate::stream::append_all;
use casework::Event;
use casework::guard::GuardEvent;
use scan::patrol::rules::{BadRules, Rules, SAMPLE, open_text, seal};
use sha2::{Digest as _, Sha256};

/// Longest text of rules, in bytes.
const LONGEST: usize = 256 << 10;

/// The text of the rules in force: the office's own, or the neutral sample.
///
/// # Errors
/// [`ActError::Failed`] if they were sealed under another key.
pub async fn read_rules(ctx: &Ctx) -> Result<String, ActError> {
    ctx.may(Act::ReplaceRules)?;
    match ctx.ports.stock.rules(&ctx.agency).await? {
        Some(SealedRules { sealed }) => {
            open_text(&sealed, &ctx.ports.index.seal_key()).map_err(|why| ActError::Failed(why.to_string()))
        }
        None => Ok(SAMPLE.to_owned()),
    }
}

/// Replaces the rules as a whole, and has the stock patrolled by them.
///
/// # Errors
/// [`ActError::Invalid`] saying what is wrong with the text.
pub async fn replace_rules(ctx: &Ctx, text: &str) -> Result<(), ActError> {
    ctx.may(Act::ReplaceRules)?;
    if text.len() > LONGEST {
        return Err(ActError::invalid("text", "规则文件过长，请核对是不是规则文件"));
    }
    let invalid = |why: BadRules| ActError::invalid("text", why.to_string());
    let rules = Rules::parse(text).map_err(invalid)?.count() as u64;
    let sealed = seal(text, &ctx.ports.index.seal_key(), nonce(&ctx.ports.ids.secret())).map_err(invalid)?;
    let stream = rules_stream();
    let version = entries(ctx, &stream).await?.len() as u64;
    let event = GuardEvent::RulesReplaced { digest: sha256_hex(&sealed), rules };
    let change = GuardChange { rules: Some(SealedRules { sealed }), ..GuardChange::default() };
    let round = job::new(ctx, Kind::PatrolStock, &format!("rules-{}", version + 1));
    append_all(ctx, stream, version, ctx.today(), Event::Guard(event), vec![round], change).await?;
    Ok(())
}

/// Twelve bytes that are never used twice: of the machine's randomness.
fn nonce(secret: &str) -> [u8; 12] {
    let mut nonce = [0; 12];
    nonce.iter_mut().zip(Sha256::digest(secret)).for_each(|(to, from)| *to = from);
    nonce
}
