//! The command line of the tools: `tools COMMAND …`.

mod commands;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use commands::check::Report;

/// Checks, imports, publishes and packs the site.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes the style sheet and the sprite of a network, for Trunk
    Brand {
        #[arg(default_value_os_t = commands::data())]
        data: PathBuf,
        #[arg(default_value = "target/style")]
        out: PathBuf,
    },
    /// Reports the mistakes in a folder of data files, then warnings
    Check {
        /// Every warning, not only the first ones of each kind
        #[arg(long)]
        all: bool,
        /// No warnings
        #[arg(long)]
        problems: bool,
        /// Before a build: no warnings; fails if there are problems
        #[arg(long)]
        build: bool,
        /// With --build: succeeds even if there are problems
        #[arg(long, requires = "build")]
        anyway: bool,
        #[arg(default_value = "public/data")]
        folder: PathBuf,
    },
    /// Converts a spreadsheet of platforms to records
    Import {
        /// A spreadsheet (.xlsx, .ods, .csv); `make import` takes it as SHEET=file.xlsx
        #[arg(value_name = "SHEET=file.xlsx")]
        sheet: PathBuf,
        #[arg(default_value = "public/data")]
        folder: PathBuf,
        #[arg(default_value = "target/import")]
        into: PathBuf,
    },
    /// Completes a built and published site for servers and browsers
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
    /// Completes the output of Trunk: splits the wasm, copies the data and, in a release build, publishes
    Stage {
        #[arg(env = "TRUNK_STAGING_DIR")]
        site: PathBuf,
        #[arg(default_value_os_t = commands::data())]
        data: PathBuf,
        /// `debug` in development: pages are not published
        #[arg(long, env = "TRUNK_PROFILE", default_value = "release")]
        profile: String,
    },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Brand { data, out } => commands::brand::run(&data, &out),
        Command::Check { all, problems, build, anyway, folder } => {
            let report = match (build, all, problems) {
                (true, ..) => Report::Build { anyway },
                (_, true, false) => Report::Full,
                (_, false, false) => Report::Brief,
                (_, _, true) => Report::Problems,
            };
            commands::check::run(&folder, report)
        }
        Command::Import { sheet, folder, into } => commands::import::run(&sheet, &folder, &into),
        Command::Pack { site, settings } => commands::pack::run(&site, &settings),
        Command::Publish { site } => commands::publish::run(&site),
        Command::Schemas { folder } => commands::schemas::run(&folder),
        Command::Stage { site, data, profile } => commands::stage::run(&site, &data, &profile),
    };
    done.unwrap_or_else(|error| {
        eprintln!("{error}");
        error.exit_code()
    })
}
