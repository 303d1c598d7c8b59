//! The binary: command line, configuration, wiring, jobs. **It holds no rule of law or of casework.**

mod cli;
mod config;
mod demo;
mod fonts;
mod guard_key;
mod sandbox;
mod wiring;
mod worker;

fn main() -> std::process::ExitCode {
    cli::main()
}
