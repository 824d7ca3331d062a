//! One program for everything that is done natively: `tools COMMAND …`.

mod commands;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Checks, imports, publishes and packs the site.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes the style sheet and the drawings of a network
    Brand { data: PathBuf, out: PathBuf },
    /// Reports what is wrong in a folder of data files, then what may be worth a look
    Check {
        /// Every warning, not only the first of each kind
        #[arg(long)]
        all: bool,
        /// No warnings
        #[arg(long)]
        problems: bool,
        #[arg(default_value = "public/data")]
        folder: PathBuf,
    },
    /// Makes records of a spreadsheet of platforms
    Import {
        sheet: PathBuf,
        #[arg(default_value = "public/data")]
        folder: PathBuf,
        #[arg(default_value = "target/import")]
        into: PathBuf,
    },
    /// Makes a built and published site ready for hosts
    Pack { site: PathBuf, settings: PathBuf },
    /// Writes every page of the built site as HTML
    Publish {
        #[arg(default_value = "dist")]
        site: PathBuf,
    },
    /// Writes the JSON Schemas of the data files
    Schemas {
        #[arg(default_value = "public/data/schema")]
        folder: PathBuf,
    },
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Brand { data, out } => commands::brand::run(&data, &out),
        Command::Check { all, problems, folder } => commands::check::run(&folder, all, problems),
        Command::Import { sheet, folder, into } => commands::import::run(&sheet, &folder, &into),
        Command::Pack { site, settings } => commands::pack::run(&site, &settings),
        Command::Publish { site } => commands::publish::run(&site),
        Command::Schemas { folder } => commands::schemas::run(&folder),
    }
}
