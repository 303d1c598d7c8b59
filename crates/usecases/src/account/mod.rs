//! Staff accounts: signing in and out, sessions, passwords, tokens for the API.

mod actor_of_token;
mod add_account;
mod add_token;
mod change_password;
mod disable_account;
mod end_token;
mod list;
mod password;
mod session;
mod sign_in;
mod sign_out;
mod trail;

pub use actor_of_token::actor_of_token;
pub use add_account::{AddAccount, add_account};
pub use add_token::{AddToken, add_token};
pub use change_password::{ChangePassword, change_password};
pub use disable_account::disable_account;
pub use end_token::{end_token, list_tokens, token_name};
pub use list::{Listed, list, list_all};
pub use session::session;
pub use sign_in::{SignIn, SignedIn, sign_in};
pub use sign_out::sign_out;
